import type { ProviderProblem } from '#lib/server/access/identity_provider.ts';

const providerProblems: Readonly<
	Record<ProviderProblem, { readonly problem: string; readonly remedy: string }>
> = {
	down: {
		problem: 'Hệ thống xác thực không trả lời.',
		remedy:
			'Tài khoản có mật khẩu vẫn đăng nhập được ở trên. Thử lại sau ít phút; nếu vẫn vậy, báo bộ phận công nghệ thông tin.'
	},
	broken: {
		problem: 'Lần đăng nhập qua hệ thống xác thực này không dùng được.',
		remedy: 'Có thể đã quá 10 phút, đã dùng rồi, hoặc mở ở cửa sổ khác. Đăng nhập lại từ trang này.'
	},
	refused: {
		problem: 'Hệ thống xác thực không cho đăng nhập, hoặc đã bấm hủy ở đó.',
		remedy: 'Thử lại; nếu vẫn vậy, hỏi bộ phận quản lý hệ thống xác thực.'
	},
	unknown: {
		problem: 'Người dùng này chưa có tài khoản dùng được ở đây.',
		remedy: 'Đăng nhập lại bằng tài khoản khác, hoặc đề nghị quản trị lập, mở lại tài khoản.'
	}
};

export const words = {
	title: 'Đăng nhập',
	name: 'Tên đăng nhập',
	password: 'Mật khẩu',
	submit: 'Đăng nhập',
	refused: 'Không đăng nhập được.',
	refusedRemedy:
		'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa. Sau mỗi lần sai phải đợi lâu hơn; sai 5 lần thì khóa 12 giờ. Quên mật khẩu: đề nghị quản trị tài khoản cấp lại.',
	flooded: 'Có quá nhiều lần đăng nhập sai từ địa chỉ này.',
	floodedRemedy:
		'Đợi 10 phút rồi thử lại; nếu không phải do mình, báo bộ phận công nghệ thông tin.',
	codeTitle: 'Mã xác thực',
	codeNote: (person: string) =>
		`${person}: nhập 6 chữ số đang hiện trong ứng dụng xác thực, hoặc một mã dự phòng.`,
	code: 'Mã xác thực',
	codeSubmit: 'Xác nhận',
	codeRefused: 'Mã không đúng, đã dùng rồi, hoặc phải đợi trước khi thử lại.',
	codeRefusedRemedy: 'Kiểm tra giờ trên điện thoại, đợi mã mới rồi nhập lại.',
	other: 'Dùng tài khoản khác',
	through: (provider: string) => `Đăng nhập bằng ${provider}`,
	providerProblems,
	purpose:
		'Kho số liệu khiếu nại, tố cáo ngành Kiểm sát nhân dân. Chỉ dành cho người được cấp tài khoản; mọi lần xem danh sách bản ghi đều được ghi nhật ký.',
	demo: 'Tài khoản của bản mô phỏng',
	demoNote: (password: string) =>
		`Số liệu ở đây là mô phỏng. Chọn một vai để đăng nhập, hoặc nhập tên tài khoản với mật khẩu ${password}.`,
	role: 'Vai',
	unit: 'Đơn vị',
	enter: 'Vào'
};
