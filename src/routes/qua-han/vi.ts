import type { Piece } from '#lib/messages/vi.ts';

const plain = (text: string): Piece => ({ text });

export const words = {
	title: 'Quá hạn',
	headline: {
		nothing: [plain('Không còn việc nào chưa giải quyết.')] as readonly Piece[],
		overdue: (rate: string, overdue: string, open: string): readonly Piece[] => [
			{ text: rate, metric: 'overdue_rate' },
			plain(` việc còn lại đã quá hạn (${overdue}/${open} việc)`)
		],
		few: (overdue: string, open: string): readonly Piece[] => [
			{ text: `${overdue} trong ${open} việc`, metric: 'overdue_rate' },
			plain(' còn lại đã quá hạn')
		],
		late: (late: string): Piece => plain(`; trong kỳ ${late} việc giải quyết muộn`),
		soon: (soon: string): Piece => plain(`; ${soon} việc đến hạn trong 3 ngày tới`),
		end: plain('.')
	},
	overdueMetrics: {
		matters_overdue: 'Quá hạn',
		matters_closing: 'Còn lại',
		overdue_rate: 'Tỷ lệ quá hạn',
		matters_without_limit: 'Không, chưa rõ hạn',
		matters_resolved_late: 'Giải quyết muộn',
		on_time_rate: 'Đúng hạn'
	},
	titles: {
		limit_key: 'Việc quá hạn theo căn cứ thời hạn',
		field: 'Việc quá hạn theo lĩnh vực',
		instance: 'Việc quá hạn theo lần giải quyết',
		province: 'Việc quá hạn theo tỉnh, thành phố',
		unit: 'Việc quá hạn theo đơn vị'
	} as Readonly<Record<string, string>>,
	rows: {
		limit_key: 'Căn cứ thời hạn',
		field: 'Lĩnh vực',
		instance: 'Lần giải quyết',
		province: 'Tỉnh, thành phố',
		unit: 'Đơn vị'
	} as Readonly<Record<string, string>>,
	note: 'việc',
	nOf: (overdue: string, open: string) => `${overdue} quá hạn / ${open} còn lại`,
	bar: (overdue: string, open: string, rate: string) => `${overdue}/${open} · ${rate}`,
	more: (count: string) => `Biểu đồ có ${count} dòng nhiều việc quá hạn nhất; bảng có mọi dòng.`,
	late: 'Quá hạn, còn lại tính ngày cuối kỳ; giải quyết muộn và đúng hạn tính trong kỳ.',
	limits:
		'Việc không có hạn theo luật hoặc chưa xác định được điều luật đứng cột riêng, không tính là trong hạn. Chênh lệch khi tính theo quy tắc cũ và mới của hạn thụ lý: chưa thu thập số liệu, vì mỗi bản số liệu tính theo luật có hiệu lực ngày bắt đầu của từng việc; cần công bố thêm một bản với danh mục Thời hạn theo quy tắc kia, trên cùng các gói, rồi so hai bản (lệnh donthu diff).',
	standing: 'Việc còn lại theo hạn',
	standingRow: 'Tình trạng',
	standingFoot:
		'«Luật không quy định» và «Chưa xác định được» là hai nhóm riêng: không quá hạn, cũng không phải trong hạn.',
	bands: 'Đã quá hạn bao lâu',
	bandRow: 'Mức quá hạn',
	soon: 'Sắp đến hạn',
	soonRow: 'Đến hạn',
	within: (days: string) => `trong ${days} ngày`,
	soonReading: (three: string, fifteen: string) =>
		`${three} việc đến hạn trong 3 ngày, ${fifteen} việc trong 15 ngày kể từ ngày chốt kỳ.`,
	reminder: {
		heading: 'Công văn đôn đốc',
		note: (day: string) =>
			`Dự thảo .docx gửi đơn vị có việc quá hạn ngày ${day}, theo kỳ và bộ lọc đang xem; sửa, ký và phát hành ở hệ thống văn bản.`,
		unit: 'Đơn vị nhận',
		option: (unit: string, overdue: string) => `${unit}: ${overdue} việc quá hạn`,
		draft: 'Tải dự thảo'
	},
	soonFoot: 'Cộng dồn: trong 7 ngày gồm cả trong 3 ngày. Chưa tính việc đã quá hạn.'
};
