export const page = {
	title: 'Bản ghi',
	heading: (label: string) => `Bản ghi: ${label}`,
	rows: (records: string) => `${records} bản ghi`,
	adds: (records: string, number: string, unit: string) =>
		`${records} bản ghi, cộng lại thành ${number} ${unit}`,
	none: 'Không có bản ghi nào.',
	noneRemedy: 'Số này bằng 0 với kỳ và bộ lọc đang xem. Bỏ bớt điều kiện lọc, hoặc chọn kỳ khác.',
	computed: (label: string) =>
		`«${label}» được tính từ các số khác nên không có danh sách bản ghi riêng. Bản ghi của các số tạo nên nó:`,
	value: 'Giá trị',
	part: 'Số đếm',
	notApplied: (labels: string) =>
		`Chỉ tiêu này không lọc được theo ${labels}; điều kiện đó không tính.`,
	partial:
		'Con số tính trên phạm vi rộng hơn; danh sách chỉ có các bản ghi mà tài khoản này được xem.',
	metric: 'Chỉ tiêu',
	show: 'Xem',
	range: (from: string, to: string, all: string) => `Dòng ${from}–${to} trong ${all}`,
	pages: 'Trang',
	pagesBelow: 'Trang, cuối danh sách',
	first: 'Đầu',
	previous: 'Trước',
	next: 'Sau',
	last: 'Cuối',
	sortBy: (label: string, down: boolean) =>
		`Sắp xếp theo ${label}, ${down ? 'giảm dần' : 'tăng dần'}`,
	allColumns: 'Mọi cột',
	mainColumns: 'Cột chính',
	overview: 'Về Tổng quan với bộ lọc này',
	explore: 'Khám phá chỉ tiêu này',
	note: (day: string) =>
		`Mỗi dòng là một bản ghi như được biết ở ngày chốt ${day}. Bấm mã để xem đủ. Ô trống là không ghi. Không có tên người.`,
	list: 'Danh sách bản ghi'
};

export const detail = {
	types: {
		receptions: 'Lượt tiếp công dân',
		petitions: 'Đơn',
		matters: 'Việc',
		supervisions: 'Cuộc kiểm sát',
		documents: 'Văn bản',
		reviews: 'Việc kiểm tra'
	} as Readonly<Record<string, string>>,
	title: (type: string, id: string) => `${type} ${id}`,
	of: (unit: string) => `của ${unit}`,
	asOf: (day: string) => `như được biết ở ngày chốt ${day}`,
	fields: 'Nội dung bản ghi',
	due: 'Thời hạn giải quyết',
	standing: 'Tình trạng',
	notAccepted: 'Chưa thụ lý',
	dueDay: 'Ngày hết hạn',
	overdueFrom: 'Quá hạn từ',
	rule: 'Quy tắc',
	law: 'Căn cứ',
	article: (law: string, article: string) =>
		article === '?'
			? `${law}, điều khoản chưa đọc được`
			: `${law}, Điều ${article.replace('(remote)', '(vùng sâu, vùng xa)')}`,
	force: 'Hiệu lực của quy định',
	forceFrom: (from: string) => `từ ${from}`,
	forceFromTo: (from: string, to: string) => `từ ${from} đến ${to}`,
	limit: 'Thời hạn cơ bản',
	none: 'luật không quy định',
	unread: 'chưa đọc được văn bản, không tính thay',
	start: 'Tính từ',
	starts: {
		accepted: 'ngày thụ lý',
		complaint_received: 'ngày nhận khiếu nại',
		denunciation_received: 'ngày nhận tố cáo'
	} as Readonly<Record<string, string>>,
	extension: 'Gia hạn',
	extensions: {
		none: 'luật không cho gia hạn',
		additional: (limit: string) => `được gia hạn thêm không quá ${limit}`,
		cap_total: (most: string) => `tổng thời hạn không quá ${most}`
	},
	extended: (day: string, length: string, counts: boolean) =>
		`gia hạn ngày ${day}${length ? `, ${length}` : ''}${counts ? '' : ' (không được tính: sau ngày hết hạn, hoặc luật không cho)'}`,
	notExtended: 'không gia hạn',
	suspensions: 'Tạm đình chỉ',
	suspension: (from: string, to: string | null) =>
		to ? `${from}–${to}` : `từ ${from}, chưa kết thúc`,
	noSuspension: 'không có',
	petitions: 'Đơn của việc này',
	origin: 'Gói số liệu',
	package: 'Mã gói',
	sentBy: 'Đơn vị gửi',
	created: 'Lập lúc',
	received: 'Nhận lúc',
	corrects: 'Sửa gói',
	reason: 'Lý do',
	source: 'Phần mềm',
	matter: 'Việc tương ứng',
	versions:
		'Bản số liệu chỉ giữ phiên bản đang có hiệu lực của bản ghi; các phiên bản trước nằm trong sổ cái.',
	empty: 'không ghi'
};
