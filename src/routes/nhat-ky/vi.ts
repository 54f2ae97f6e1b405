import type { Action, Outcome } from '#lib/server/access/log.ts';

const actions: Readonly<Record<Action, string>> = {
	sign_in: 'Đăng nhập',
	sign_out: 'Đăng xuất',
	lock: 'Khóa đăng nhập 12 giờ',
	password: 'Đổi mật khẩu',
	second_factor: 'Mã xác thực',
	session: 'Kết thúc phiên',
	token: 'Mã truy cập',
	account: 'Quản trị tài khoản',
	look: 'Xem tài khoản',
	view_as: 'Xem như người khác',
	records: 'Xem bản ghi',
	export: 'Xuất tệp',
	send: 'Gửi gói số liệu',
	confirm: 'Xác nhận số liệu',
	reference: 'Sửa danh mục',
	report: 'Soạn, duyệt báo cáo',
	log: 'Xem nhật ký',
	review: 'Xem xét nhật ký tuần',
	refused: 'Không đủ quyền'
};

const outcomes: Readonly<Record<Outcome, string>> = {
	done: 'xong',
	refused: 'bị từ chối',
	failed: 'không thành'
};

export const words = {
	title: 'Nhật ký',
	note: 'Ai, từ đâu, làm gì, với cái gì, lúc nào, kết quả ra sao. Nhật ký chỉ được thêm, không sửa, không xóa; lần xem này cũng được ghi.',
	from: 'Từ ngày',
	to: 'Đến ngày',
	account: 'Tài khoản',
	accountNote: 'một phần tên',
	action: 'Việc',
	outcome: 'Kết quả',
	all: 'Tất cả',
	show: 'Lọc',
	count: (count: string) => `${count} dòng`,
	none: 'Không có dòng nào như vậy.',
	file: 'Tải CSV',
	at: 'Lúc',
	address: 'Từ địa chỉ',
	object: 'Với',
	seenAs: (name: string) => `xem như ${name}`,
	token: (label: string, number: string) => `mã truy cập số ${number}: ${label}`,
	nobody: 'chưa đăng nhập',
	older: 'Cũ hơn',
	latest: 'Mới nhất',

	weeks: 'Xem xét hằng tuần',
	weeksNote:
		'Mỗi tuần xem lại một lần (QCVN 12:2026/BCA). Bấm vào con số để thấy các dòng; xem xong thì ghi nhận.',
	week: 'Tuần',
	weekOf: (monday: string, sunday: string) => `${monday} – ${sunday}`,
	failures: 'Đăng nhập sai',
	codes: 'Mã xác thực sai',
	locks: 'Khóa',
	refused: 'Không đủ quyền',
	records: 'Xem bản ghi',
	exports: 'Xuất tệp',
	seen: 'Xem như',
	accounts: 'Sửa tài khoản',
	reviewed: 'Đã xem xét',
	reviewedBy: (by: string, at: string) => `${by}, ${at}`,
	review: 'Ghi nhận đã xem xét',
	reviewOf: (week: string) => `Ghi nhận đã xem xét tuần ${week}`,
	running: 'tuần này',
	actions,
	outcomes
};
