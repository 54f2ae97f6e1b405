/* Who may see what, in words. */
import type { Permission, Role } from '#lib/roles.ts';

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
	draft: 'Soạn báo cáo',
	approve: 'Duyệt báo cáo',
	accounts: 'Quản lý tài khoản',
	log: 'Xem nhật ký'
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
	firstAdministrator: (name: string, password: string) =>
		`Tài khoản quản trị: ${name}, mật khẩu dùng một lần: ${password} (chỉ in ra lần này; phải đổi khi đăng nhập lần đầu).`,
	demoPerson: (role: string) => `${role} (mô phỏng)`
};
