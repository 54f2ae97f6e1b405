import type { Refusal } from '#lib/server/reports/states.ts';
import type { Kind } from '#lib/server/reports/store.ts';

const refusals: Readonly<
	Record<Refusal | 'number' | 'day' | 'signature' | 'not_allowed' | 'empty', string>
> = {
	stale: 'Báo cáo vừa có phiên bản mới. Tải lại trang, xem lại rồi làm tiếp.',
	wrong_state: 'Trạng thái báo cáo đã đổi. Tải lại trang để xem.',
	own_work:
		'Người duyệt phải là người thứ hai: phiên bản này do chính tài khoản của đồng chí sửa cuối.',
	reason_missing: 'Ghi lý do trả về.',
	unchecked: 'Còn điều kiểm tra chưa xử lý. Mở trang Kiểm tra, sửa hoặc ghi lý do từng điều.',
	number: 'Ghi số báo cáo (chữ số) và ký hiệu.',
	day: 'Ghi ngày ban hành.',
	signature: 'Ghi thẩm quyền, chức vụ và họ tên người ký.',
	not_allowed: 'Tài khoản này không duyệt báo cáo.',
	empty: 'Ghi nội dung góp ý.'
};

const kinds: Readonly<Record<Kind, string>> = {
	filled: 'lập từ mẫu',
	edited: 'sửa',
	parallel: 'song song',
	restored: 'khôi phục, nhận',
	refreshed: 'cập nhật số liệu'
};

/** The page of one report. */
export const words = {
	toolbar: 'Công cụ soạn thảo',
	text: 'Nội dung báo cáo',
	heading: (level: number) => ['Phần (I, II…)', 'Mục (1, 2…)', 'Tiểu mục (1.1…)'][level - 1]!,
	headingShort: (level: number) => ['Phần', 'Mục', 'Tiểu mục'][level - 1]!,
	paragraph: 'Đoạn văn',
	bold: 'Đậm',
	italic: 'Nghiêng',
	list: 'Gạch đầu dòng',
	undo: 'Hoàn tác',
	redo: 'Làm lại',
	insertFigure: 'Chèn số liệu',
	insertTable: 'Chèn bảng',
	insertChart: 'Chèn biểu đồ',
	addComment: 'Góp ý',
	loading: 'Đang mở trình soạn thảo…',
	released: (release: string) => `Bản số liệu ${release}`,
	newer: (release: string) =>
		`Đã có bản số liệu mới hơn (${release}): mở Kiểm tra để so số cũ với số mới.`,
	check: 'Kiểm tra trước khi ký',
	files: 'Tải về',
	draftFiles: 'Bản tải về ghi “DỰ THẢO” cho đến khi ban hành.',
	all: 'Báo cáo',
	of: (template: string, from: string, to: string, scope: string) =>
		`${template} · ${from} – ${to} · ${scope}`,

	statuses: {
		saved: (at: string) => `Đã lưu ${at}`,
		changed: 'Đang chờ lưu…',
		saving: 'Đang lưu…',
		offline: 'Chưa lưu được lên máy chủ; bài đang giữ trên máy này và sẽ tự thử lại.',
		signed_out:
			'Phiên làm việc đã hết hạn. Bài đang giữ trên máy này: đăng nhập lại ở thẻ khác, trang này sẽ tự lưu tiếp.',
		refused: 'Máy chủ không nhận bài; bài đang giữ trên máy này.',
		beside: 'Bài của đồng chí được giữ thành bản song song.'
	},
	signIn: 'Đăng nhập lại (thẻ mới)',
	besideTold: (person: string, at: string) =>
		`${person} đã sửa báo cáo này lúc ${at}, sau khi đồng chí mở. Cả hai bài đều được giữ: bài đó là phiên bản đang dùng, bài của đồng chí là`,
	besideState: 'Báo cáo không còn ở trạng thái đang soạn. Bài của đồng chí được giữ là',
	besideIssued: 'Báo cáo đã ban hành, không sửa được nữa. Bài đang giữ trên máy này.',
	besideVersion: (no: number) => `bản song song số ${no}`,
	reload: 'Mở phiên bản đang dùng',
	lostTold: (at: string) => `Trên máy này còn bài chưa lưu được lên máy chủ, viết lúc ${at}.`,
	recover: 'Khôi phục bài đó',
	forget: 'Bỏ',

	figure: {
		title: 'Số liệu',
		close: 'Đóng',
		frozen: 'Đã đóng băng: giữ nguyên khi chuyển sang bản số liệu khác.',
		freeze: 'Đóng băng',
		unfreeze: 'Bỏ đóng băng',
		remove: 'Bỏ khỏi câu',
		explore: 'Trang số liệu',
		records: 'Bản ghi phía sau',
		method: 'Phương pháp tính',
		loading: 'Đang tìm nguồn…',
		unknown: 'Chưa có nguồn: số liệu vừa dán, sẽ được tính khi lưu.'
	},
	insert: {
		figure: 'Chèn số liệu vào câu',
		table: 'Chèn bảng của mẫu',
		chart: 'Chèn biểu đồ của mẫu',
		search: 'Tìm chỉ tiêu',
		metric: 'Chỉ tiêu',
		told: 'Nêu',
		ways: {
			value: 'giá trị',
			change: 'tăng, giảm so với cùng kỳ năm trước',
			target: 'so với chỉ tiêu được giao',
			highest: 'nơi cao nhất',
			lowest: 'nơi thấp nhất'
		},
		over: 'Theo',
		overs: {
			province: 'Tỉnh, thành phố',
			unit: 'Đơn vị',
			level: 'Cấp',
			field: 'Lĩnh vực',
			petition_kind: 'Loại đơn',
			year: 'Năm',
			month: 'Tháng'
		},
		from: 'Từ ngày',
		to: 'Đến ngày',
		dimension: 'Chỉ tính',
		everything: 'Tất cả',
		others: 'Số liệu của cơ quan khác',
		choose: 'Chọn',
		insert: 'Chèn',
		cancel: 'Thôi',
		none: 'Không có gì để chèn.',
		there: 'đã có trong báo cáo'
	},

	comments: {
		title: 'Góp ý',
		none: 'Chưa có góp ý.',
		about: (quote: string) => `Về: “${quote}”`,
		whole: 'Về toàn bài',
		text: 'Nội dung góp ý',
		send: 'Gửi góp ý',
		resolve: 'Đã xử lý',
		resolved: (person: string, at: string) => `Đã xử lý: ${person}, ${at}`,
		show: 'Xem chỗ này',
		gone: 'Đoạn được góp ý đã sửa hoặc bỏ.',
		hint: 'Bôi đen chữ hoặc bấm vào một con số trước khi góp ý để gắn góp ý vào đó.'
	},
	head: {
		title: 'Phần đầu, phần cuối văn bản',
		superior: 'Cơ quan chủ quản',
		issuer: 'Cơ quan ban hành',
		symbol: 'Ký hiệu',
		place: 'Địa danh',
		kind: 'Tên loại',
		subject: 'Trích yếu',
		receivers: 'Nơi nhận (mỗi dòng một nơi)',
		signature: 'Chữ ký (mỗi dòng một ý)'
	},
	versions: {
		title: 'Phiên bản',
		current: 'đang dùng',
		kinds,
		line: (no: number, person: string, at: string) => `Số ${no}: ${person}, ${at}`,
		all: 'Xem, so sánh các phiên bản'
	},
	steps: {
		title: 'Duyệt, ban hành',
		review: 'Trình duyệt',
		approve: 'Duyệt',
		back: 'Trả về soạn lại',
		reason: 'Lý do trả về',
		issue: 'Ban hành',
		issueNote: 'Ban hành xong, báo cáo không sửa được nữa.',
		number: 'Số',
		symbol: 'Ký hiệu',
		place: 'Địa danh',
		day: 'Ngày ban hành',
		signature: 'Ký (mỗi dòng một ý: thẩm quyền, chức vụ, họ tên)',
		history: 'Đã qua',
		event: (person: string, at: string) => `${person}, ${at}`,
		issued: (person: string, at: string) => `Ban hành: ${person}, ${at}`,
		hash: 'Mã kiểm tra (SHA-256)'
	},
	refusals,
	refusalOpen: (count: number) => `${count} điều chưa xử lý.`
};
