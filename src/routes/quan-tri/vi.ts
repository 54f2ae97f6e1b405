import type { Deed } from '#lib/messages/access/vi.ts';

const problems = {
	name: 'Tên đăng nhập gồm 2 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới hoặc @, bắt đầu bằng chữ cái hoặc chữ số.',
	taken: 'Đã có tài khoản tên này. Chọn tên khác; tài khoản cũ mở lại được ở trang của nó.',
	person: 'Nhập họ tên người dùng tài khoản.',
	role: 'Chọn vai của tài khoản.',
	unit: 'Vai này phải gắn với một đơn vị đang hoạt động. Gõ tên hoặc mã đơn vị rồi chọn trong danh sách.',
	level: 'Vai cấp tỉnh phải gắn với Viện kiểm sát nhân dân cấp tỉnh.',
	own: 'Không tự làm được việc này với tài khoản của mình. Mật khẩu và mã xác thực đổi ở trang Tài khoản; quyền do một quản trị khác đổi.',
	last: 'Đây là tài khoản quản trị cuối cùng còn dùng được. Lập thêm một tài khoản quản trị trước.'
};
export type FormProblem = 'person' | 'role' | 'unit' | 'level';

const done: Readonly<Partial<Record<Deed, string>>> = {
	changed: 'Đã sửa. Nếu vai hoặc đơn vị thay đổi, các phiên của tài khoản đã kết thúc.',
	secondFactor:
		'Đã bỏ mã xác thực và mã dự phòng; các phiên đã kết thúc. Lần đăng nhập sau sẽ đặt lại.',
	unlocked: 'Đã mở khóa đăng nhập.',
	disabled: 'Đã ngừng tài khoản; các phiên đã kết thúc, mã truy cập không dùng được nữa.',
	enabled: 'Đã mở lại tài khoản; thời hạn 45 ngày không dùng tính lại từ hôm nay.',
	sessionsEnded: 'Đã kết thúc mọi phiên của tài khoản.',
	tokenRevoked: 'Đã thu hồi mã truy cập.'
};

export const words = {
	title: 'Quản trị tài khoản',
	note: 'Mỗi người một tài khoản. Mọi việc làm ở đây đều được ghi nhật ký.',
	make: 'Lập tài khoản',
	search: 'Tìm',
	searchNote: 'tên, họ tên, đơn vị',
	role: 'Vai',
	standing: 'Tình trạng',
	all: 'Tất cả',
	show: 'Lọc',
	name: 'Tên đăng nhập',
	person: 'Họ tên',
	unit: 'Đơn vị',
	active: 'Dùng gần nhất',
	ofProvider: 'qua hệ thống xác thực',
	count: (count: string) => `${count} tài khoản`,
	shown: (shown: string, count: string) =>
		`Hiện ${shown} trong ${count} tài khoản; tìm hoặc lọc để thấy tài khoản khác.`,
	none: 'Không có tài khoản nào như vậy.',
	noAccount: 'Không có tài khoản này.',
	noAccountRemedy: 'Tìm trong danh sách tài khoản.',
	noToken: 'Không có mã truy cập này, hoặc đã thu hồi.',
	noTokenRemedy: 'Tải lại trang của tài khoản.',

	choose: 'Chọn vai',
	unitNote: 'Chỉ với vai gắn với đơn vị. Gõ tên hoặc mã rồi chọn.',
	noUnits:
		'Chưa có bản số liệu nào nên chưa có danh mục đơn vị: chỉ lập được vai không gắn đơn vị.',
	way: 'Cách đăng nhập',
	byPassword: 'Mật khẩu; mật khẩu lần đầu hiện ra sau khi lập',
	byProvider: (name: string) =>
		`${name}; tên đăng nhập phải đúng như tên ở đó, kể cả chữ hoa, chữ thường`,
	made: (name: string) => `Đã lập tài khoản ${name}.`,
	madeOfProvider:
		'Người dùng đăng nhập qua hệ thống xác thực; lần đầu tài khoản được gắn vĩnh viễn.',
	oneTime: 'Mật khẩu dùng một lần:',
	oneTimeNote:
		'Chỉ hiện lần này. Giao tận tay hoặc qua kênh an toàn; người dùng phải đổi khi đăng nhập.',
	open: 'Mở trang của tài khoản',
	another: 'Lập tài khoản khác',
	back: 'Danh sách tài khoản',

	created: 'Lập',
	createdBy: (by: string, at: string) => `${at}, bởi ${by}`,
	secondFactor: 'Mã xác thực',
	hasSecondFactor: 'đã đặt',
	lacksSecondFactor: 'chưa đặt',
	sessions: 'Phiên đang mở',
	provider: 'Hệ thống xác thực',
	bound: 'đã gắn',
	notBound: 'chưa gắn: chờ lần đăng nhập đầu',
	own: 'Đây là tài khoản của mình. Mật khẩu, mã xác thực, phiên đổi ở trang Tài khoản; vai do một quản trị khác đổi.',
	rights: 'Người dùng, vai, đơn vị',
	rightsNote: 'Đổi vai hoặc đơn vị thì các phiên của tài khoản kết thúc.',
	save: 'Lưu',
	signingIn: 'Đăng nhập',
	resetPassword: 'Cấp mật khẩu mới',
	resetPasswordNote: 'Mật khẩu dùng một lần; mật khẩu cũ và các phiên hết hiệu lực.',
	forget: 'Bỏ mã xác thực',
	forgetNote: 'Khi mất điện thoại và hết mã dự phòng. Xác minh đúng người trước khi bỏ.',
	unlock: 'Mở khóa',
	unlockNote: 'Tài khoản đang tạm khóa vì đăng nhập sai 5 lần; tự mở sau 12 giờ.',
	endSessions: 'Kết thúc các phiên',
	endSessionsNote: 'Người dùng phải đăng nhập lại.',
	disable: 'Ngừng tài khoản',
	disableNote: 'Khi nghỉ việc, chuyển công tác. Nhật ký và số liệu đã gửi vẫn giữ.',
	enable: 'Mở lại tài khoản',
	enableNote: 'Tài khoản đã ngừng hoặc quá 45 ngày không dùng.',
	seeAs: 'Xem như người này',
	seeAsNote:
		'Thấy các trang đúng như người này thấy, để giúp khi có vướng mắc: chỉ xem, không có bản ghi, không gửi, không sửa; mỗi trang đã xem được ghi nhật ký.',
	problems,
	done
};
