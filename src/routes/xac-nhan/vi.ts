import type { Decision } from '#lib/server/confirmations.ts';

const decisions: Readonly<Record<Decision, string>> = {
	confirmed: 'đã xác nhận',
	declined: 'không xác nhận'
};
const problems = {
	release: 'Bản số liệu đã thay đổi từ khi mở trang. Xem lại số liệu dưới đây rồi quyết định lại.',
	note: 'Không xác nhận thì phải ghi rõ lý do.',
	long: 'Ghi chú dài quá 1.000 ký tự.'
};

export const words = {
	title: 'Xác nhận số liệu',
	statusTitle: 'Tình hình xác nhận số liệu',
	period: 'Kỳ',
	show: 'Xem',
	intro: (unit: string) =>
		`${unit} xem số liệu của mình trong bản đang công bố, rồi xác nhận trước khi chốt.`,
	caption: (release: string, day: string) => `Số liệu của bản ${release}, chốt đến ${day}`,
	figure: 'Chỉ tiêu',
	countedIn: 'Đơn vị tính',
	now: 'Bản này',
	before: (instant: string) => `Lần trước (${instant})`,
	difference: 'Chênh lệch',
	never: 'Chưa có ai xác nhận số liệu kỳ này.',
	last: (person: string, decision: Decision, instant: string, release: string) =>
		`${person} ${decisions[decision]} lúc ${instant}, theo bản ${release}.`,
	lastNote: (note: string) => `Ghi chú: ${note}`,
	same: 'Từ đó đến nay số liệu không đổi.',
	changed: (count: number) => `Từ đó đến nay ${count} chỉ tiêu đã đổi: cần xem và xác nhận lại.`,
	others: (confirmed: number, all: number) =>
		`${confirmed}/${all} đơn vị trong tỉnh đã xác nhận số liệu kỳ này.`,
	decide: 'Quyết định',
	note: 'Ghi chú (bắt buộc khi không xác nhận)',
	confirm: 'Xác nhận số liệu đúng',
	decline: 'Không xác nhận',
	done: (decision: Decision) => `Đã ghi: ${decisions[decision]}.`,
	notBinding:
		'Việc chốt bản số liệu không phải chờ xác nhận; trang tình hình cho biết đơn vị nào đã xác nhận.',
	problems,
	seeAll: 'Xem tình hình xác nhận của các đơn vị',
	noUnit: 'Tài khoản này không gắn với đơn vị nào đang hoạt động.',
	summary: (confirmed: number, all: number) =>
		`${confirmed}/${all} đơn vị đã xác nhận số liệu kỳ này`,
	summaryRest: (declined: number, stale: number, silent: number) =>
		`Không xác nhận: ${declined}. Đã xác nhận nhưng số liệu đổi sau đó: ${stale}. Chưa có ý kiến: ${silent}.`,
	place: 'Địa phương',
	units: 'Đơn vị',
	central: 'Đơn vị trung ương và quân sự',
	standing: 'Tình trạng',
	who: 'Người, thời điểm',
	standings: {
		confirmed: 'Đã xác nhận',
		stale: 'Đã xác nhận, số liệu đổi sau đó',
		declined: 'Không xác nhận',
		silent: 'Chưa có ý kiến'
	},
	ofPlace: (confirmed: number, all: number) => `${confirmed}/${all} đơn vị`
};
