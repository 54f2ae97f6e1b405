/* Who may see what, in words. */
import type { Permission, Role } from '#lib/roles.ts';

/** What was done to an account, as the log tells it. */
const deedWords = {
	created: 'lập tài khoản',
	changed: 'sửa họ tên, vai, đơn vị',
	password: 'cấp lại mật khẩu',
	secondFactor: 'bỏ mã xác thực',
	unlocked: 'mở khóa đăng nhập',
	disabled: 'ngừng tài khoản',
	enabled: 'mở lại tài khoản',
	sessionsEnded: 'kết thúc các phiên',
	tokenMade: 'tạo mã truy cập',
	tokenRevoked: 'thu hồi mã truy cập',
	bound: 'gắn với hệ thống xác thực',
	seen: 'bắt đầu xem như',
	seenNoMore: 'thôi xem như'
};
export type Deed = keyof typeof deedWords;

/** `lan: …`, with what it was done with, if that matters. */
export const deed = (what: Deed, name: string, more?: string): string =>
	`${name}: ${deedWords[what]}${more ? ` (${more})` : ''}`;

export const roles: Readonly<Record<Role, string>> = {
	leadership: 'Lãnh đạo Viện kiểm sát nhân dân tối cao',
	analyst: 'Chuyên viên tổng hợp, phân tích (Vụ 12)',
	provincial_chief: 'Lãnh đạo Viện kiểm sát cấp tỉnh',
	provincial_staff: 'Cán bộ Viện kiểm sát cấp tỉnh',
	unit_chief: 'Lãnh đạo đơn vị',
	unit_clerk: 'Cán bộ gửi số liệu của đơn vị',
	approver: 'Người duyệt báo cáo',
	steward: 'Cán bộ quản lý dữ liệu',
	administrator: 'Quản trị tài khoản',
	auditor: 'Cán bộ kiểm tra nhật ký'
};

export const permissions: Readonly<Record<Permission, string>> = {
	figures: 'Xem số liệu',
	records: 'Xem danh sách bản ghi',
	send: 'Gửi gói số liệu',
	confirm: 'Xác nhận số liệu',
	quality: 'Xem dòng để riêng, tình hình nộp',
	reference: 'Sửa danh mục',
	remind: 'Soạn công văn đôn đốc',
	draft: 'Soạn báo cáo',
	approve: 'Duyệt báo cáo',
	accounts: 'Quản lý tài khoản',
	log: 'Xem nhật ký'
};

/** Pages of the work that an account is there for, beside the pages of figures. */
export const workPages = {
	send: 'Nộp số liệu',
	confirm: 'Xác nhận số liệu',
	confirmed: 'Tình hình xác nhận',
	quality: 'Chất lượng số liệu',
	calendar: 'Lịch báo cáo',
	reports: 'Báo cáo',
	reference: 'Danh mục',
	accounts: 'Quản trị',
	log: 'Nhật ký'
};

export const access = {
	signIn: 'Đăng nhập',
	signOut: 'Đăng xuất',
	account: 'Tài khoản',
	notSignedIn: 'Chưa đăng nhập, hoặc phiên làm việc đã hết hạn.',
	notSignedInRemedy: 'Đăng nhập, hoặc gửi kèm mã truy cập còn hiệu lực (Authorization: Bearer …).',
	notAllowed: 'Tài khoản không có quyền dùng phần này.',
	notAllowedRemedy: 'Nếu cần cho công việc, đề nghị quản trị tài khoản cấp quyền.',
	owing: 'Tài khoản còn việc phải làm trước khi dùng.',
	owingRemedy: 'Mở trang Tài khoản và làm theo hướng dẫn.',
	seenAs: (person: string, role: string) =>
		`Đang xem như ${person} (${role}): chỉ xem, có ghi nhật ký`,
	stopSeeing: 'Thôi xem',
	onlySeeing: 'Đang xem như người khác: chỉ xem, không gửi, không sửa được gì.',
	onlySeeingRemedy: 'Bấm «Thôi xem» ở đầu trang rồi làm lại bằng tài khoản của mình.',
	badDay: 'Ngày lọc không hợp lệ.',
	badDayRemedy: 'Chọn lại ngày, dạng năm-tháng-ngày.',
	firstAdministrator: (name: string, password: string) =>
		`Tài khoản quản trị: ${name}, mật khẩu dùng một lần: ${password} (chỉ in ra lần này; phải đổi khi đăng nhập lần đầu).`,
	demoPerson: (role: string) => `${role} (mô phỏng)`
};

/** How an account stands. */
export const accountStates = {
	open: 'Đang dùng',
	disabled: 'Đã ngừng',
	unused: 'Đóng: 45 ngày không dùng',
	locked: 'Tạm khóa: sai nhiều lần'
} as const;

export const tokens = {
	title: 'Mã truy cập của chương trình',
	none: 'Chưa có mã truy cập nào.',
	label: 'Dùng cho',
	permissions: 'Được',
	created: 'Tạo',
	expires: 'Hết hạn',
	expired: 'đã hết hạn',
	used: 'Dùng gần nhất',
	never: 'chưa dùng',
	revoke: 'Thu hồi',
	revokeOf: (label: string) => `Thu hồi ${label}`
};
