import type { Receipt } from '#lib/server/loader.ts';

const verdicts: Readonly<Record<Receipt['verdict'], string>> = {
	accepted: 'Đã nhận',
	accepted_with_quarantine: 'Đã nhận, có dòng để riêng',
	rejected: 'Từ chối'
};
const severities = {
	error: 'Lỗi làm cả gói bị từ chối',
	row: 'Lỗi làm từng dòng bị để riêng',
	warning: 'Cảnh báo, số liệu vẫn được nhận'
} as const;
const n = (count: number) => count.toLocaleString('vi-VN');

export const words = {
	title: 'Nộp số liệu',
	intro: (units: string) => `Gửi gói số liệu của ${units}.`,
	ofProvince: (name: string, count: number) => `${name} và các đơn vị trong tỉnh (${count} đơn vị)`,
	dueSoon: 'Sắp đến hạn',
	wholeCalendar: 'Xem cả lịch báo cáo',
	send: 'Gửi gói đã niêm phong',
	sendNote:
		'Gói là tệp .zip do donthu seal hoặc phần niêm phong của trang này tạo ra, không quá 200 MB. Gói được kiểm tra ngay; biên nhận nói dòng nào nhận, dòng nào phải sửa.',
	package: 'Tệp gói (.zip)',
	sendIt: 'Gửi gói',
	problems: {
		none: 'Chưa chọn tệp gói.',
		name: 'Tên tệp chỉ gồm chữ, số, dấu cách, gạch nối và kết thúc bằng .zip.',
		large: 'Gói lớn hơn 200 MB. Tách gói theo kỳ rồi gửi lại.',
		busy: 'Đang có quá nhiều gói chờ nạp; chưa nhận gói này. Chờ nửa phút rồi gửi lại.'
	},
	notLoaded: 'Gói chưa được nhận.',

	sealTitle: 'Niêm phong sổ có họ tên, ngay trên máy này',
	sealNote:
		'Chọn sổ và tệp khóa: trình duyệt bỏ họ tên, số định danh, địa chỉ, tóm tắt và thay bằng mã, ngay trên máy này. Sổ và khóa không được gửi đi, không được lưu lại; chỉ gói đã niêm phong mới gửi lên. Sổ ghi họ tên, địa chỉ người tố cáo không được mở trên máy nối mạng: niêm phong bằng lệnh donthu seal.',
	sealNoScript:
		'Phần này cần JavaScript. Không dùng được thì niêm phong bằng lệnh donthu seal rồi gửi gói ở trên.',
	registers: 'Sổ (.xlsx, .csv; mỗi loại một sổ)',
	key: 'Tệp khóa niêm phong',
	unit: 'Đơn vị',
	from: 'Kỳ: từ ngày',
	to: 'đến ngày',
	sealIt: 'Niêm phong',
	sealing: 'Đang niêm phong…',
	incomplete: 'Chọn sổ, tệp khóa và kỳ (từ ngày không sau đến ngày) rồi niêm phong.',
	factsFailed: 'Không lấy được danh mục từ máy chủ. Thử lại; nếu vẫn lỗi, đăng nhập lại.',
	headings: 'Tiêu đề khác với mẫu',
	headingsNote: 'Cho biết từng cột là gì, rồi bấm Niêm phong lần nữa. «bỏ» là cột ở lại máy này.',
	undecided: 'chưa chọn',
	sealed: (name: string, rows: number, key: string) =>
		`Đã niêm phong ${n(rows)} dòng vào ${name} bằng khóa ${key}.`,
	marks: (byId: number, byAddress: number, byName: number, none: number) =>
		`Mã người gửi đơn: ${n(byId)} theo số định danh, ${n(byAddress)} theo họ tên và địa chỉ, ${n(byName)} chỉ theo họ tên (dễ trùng người), ${n(none)} đơn không có mã.`,
	next: 'Gói đã ở ô gửi phía trên: bấm Gửi gói, hoặc lưu về máy để gửi sau.',
	save: 'Lưu gói về máy',
	sendSealed: 'Gửi gói đã niêm phong này',

	latest: 'Đã gửi gần đây',
	all: 'Xem mọi biên nhận',
	receipts: 'Biên nhận',
	receipt: (no: number) => `Biên nhận số ${no}`,
	noReceipts: 'Chưa gửi gói nào qua trang này.',
	sentAt: 'Lúc gửi',
	sender: 'Người gửi',
	sentBy: (account: string) => `do ${account} gửi`,
	name: 'Gói',
	verdict: 'Kết quả',
	rows: 'Số dòng',
	accepted: 'Nhận',
	quarantined: 'Để riêng',
	verdicts,
	known: 'Gói có trong bản số liệu',
	knownNote: (release: string) =>
		`Mọi gói của đơn vị mà bản ${release} biết, kể cả gói gửi bằng tệp. Gói mới nhận có trong bản công bố sau.`,
	noKnown: 'Bản số liệu này chưa có gói nào của đơn vị.',
	receivedAt: 'Lúc nhận',
	period: 'Kỳ',
	packageId: 'Mã gói',
	noId: 'không đọc được kê khai',

	rowsIn: (rows: number, accepted: number, quarantined: number) =>
		`${n(rows)} dòng: nhận ${n(accepted)}, để riêng ${n(quarantined)}.`,
	what: {
		accepted: 'Không phải làm gì thêm. Số liệu vào bản công bố tiếp theo.',
		accepted_with_quarantine:
			'Tải sổ các dòng để riêng (mỗi loại bản ghi một tệp), sửa theo ghi chú ở từng ô, niêm phong rồi gửi trong một gói mới. Các dòng khác đã được nhận, không gửi lại.',
		rejected:
			'Chưa có gì của gói được lưu. Sửa theo hướng dẫn dưới đây, lập lại gói rồi gửi lại; mã gói cũ dùng lại được.'
	},
	nextStep: 'Việc tiếp theo',
	feedback: (name: string) => `Tải sổ các dòng cần sửa: ${name}`,
	problemsTitle: 'Lỗi và cách sửa',
	noProblems: 'Không có lỗi, không có cảnh báo.',
	severities,
	times: (count: number) => `${n(count)} chỗ`,
	place: (file: string | null, row: number | null, column: string | null) =>
		[file, row === null ? null : `dòng số liệu ${n(row)}`, column === null ? null : `cột ${column}`]
			.filter((part) => part !== null)
			.join(', ') || 'cả gói',
	more: (count: number) => `và ${n(count)} chỗ nữa`,
	sendAnother: 'Gửi gói khác',
	noReceipt: (no: string) => `Không có biên nhận số ${no}.`,
	noReceiptRemedy: 'Xem các biên nhận của đơn vị mình ở trang Biên nhận.'
};
