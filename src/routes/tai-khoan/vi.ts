import type { PasswordProblem } from '#lib/server/access/passwords.ts';

const passwordProblems: Readonly<Record<PasswordProblem | 'current' | 'repeat' | 'same', string>> =
	{
		short: 'Mật khẩu mới phải có ít nhất 10 ký tự.',
		long: 'Mật khẩu mới dài quá 128 ký tự.',
		classes: 'Mật khẩu mới phải có chữ hoa, chữ thường, chữ số và ký tự khác.',
		name: 'Mật khẩu mới không được chứa tên đăng nhập.',
		guessed: 'Mật khẩu mới có từ hoặc dãy số dễ đoán (như «matkhau», «123456»).',
		current: 'Mật khẩu hiện tại không đúng.',
		repeat: 'Hai lần nhập mật khẩu mới khác nhau.',
		same: 'Mật khẩu mới trùng mật khẩu hiện tại.'
	};

export const words = {
	title: 'Tài khoản',
	name: 'Tên đăng nhập',
	role: 'Vai',
	unit: 'Đơn vị',
	may: 'Được dùng',
	owesPassword:
		'Mật khẩu hiện tại chỉ dùng để đăng nhập lần đầu. Đổi mật khẩu rồi mới dùng tiếp được.',
	owesSecondFactor:
		'Vai này phải đăng nhập bằng mật khẩu và mã xác thực. Đặt ứng dụng xác thực rồi mới dùng tiếp được.',
	password: 'Đổi mật khẩu',
	passwordRules:
		'Ít nhất 10 ký tự, có chữ hoa, chữ thường, chữ số và ký tự khác. Đổi xong, mọi phiên đăng nhập khác của tài khoản kết thúc.',
	current: 'Mật khẩu hiện tại',
	next: 'Mật khẩu mới',
	repeat: 'Nhập lại mật khẩu mới',
	change: 'Đổi mật khẩu',
	changed: 'Đã đổi mật khẩu.',
	passwordProblems,
	byProvider: 'Tài khoản này đăng nhập qua hệ thống xác thực của cơ quan; mật khẩu đổi ở đó.',
	secondFactor: 'Mã xác thực (bước đăng nhập thứ hai)',
	hasSecondFactor: 'Đã đặt. Mỗi lần đăng nhập sẽ hỏi mã của ứng dụng xác thực.',
	offerSecondFactor:
		'Quét hình này bằng ứng dụng xác thực trên điện thoại (không cần mạng), rồi nhập mã 6 chữ số ứng dụng đang hiện.',
	picture: 'Hình QR để ứng dụng xác thực quét',
	secret: 'Không quét được thì nhập khóa này vào ứng dụng:',
	code: 'Mã đang hiện',
	enrol: 'Đặt mã xác thực',
	again: 'Đặt lại bằng điện thoại khác',
	codeRefused: 'Mã không đúng. Kiểm tra giờ trên điện thoại rồi nhập mã mới.',
	recovery: 'Mã dự phòng',
	recoveryNote:
		'Ghi lại và cất riêng: mỗi mã thay cho điện thoại được một lần. Các mã này chỉ hiện lần này.',
	goOn: 'Tiếp tục',

	sessions: 'Phiên đăng nhập',
	sessionsNote:
		'Nơi tài khoản đang mở. Phiên kết thúc sau 15 phút không dùng, chậm nhất sau 12 giờ. Thấy phiên lạ: kết thúc phiên đó rồi đổi mật khẩu.',
	address: 'Từ địa chỉ',
	agent: 'Trình duyệt',
	since: 'Từ lúc',
	seen: 'Dùng gần nhất',
	thisOne: 'phiên này',
	end: 'Kết thúc',
	endOf: (address: string) => `Kết thúc phiên từ ${address}`,
	endOthers: 'Kết thúc mọi phiên khác',
	sessionsEnded: 'Đã kết thúc phiên.',

	tokensNote:
		'Chương trình gửi kèm mã này để lấy số liệu qua giao diện HTTP, trong phạm vi của tài khoản. Ai có mã thì dùng được: cất như mật khẩu.',
	makeToken: 'Tạo mã truy cập',
	tokenLabelNote: 'Ví dụ: máy chủ báo cáo, tự động gửi gói tháng',
	days: 'Số ngày hiệu lực',
	tokenMade: 'Mã truy cập mới, chỉ hiện lần này:',
	tokenUse: 'Gửi kèm mỗi lần hỏi: Authorization: Bearer <mã>',
	tokenProblems: {
		label: 'Ghi mã dùng cho việc gì.',
		permissions: 'Chọn ít nhất một quyền.',
		days: 'Số ngày hiệu lực từ 1 đến 365.'
	}
};
