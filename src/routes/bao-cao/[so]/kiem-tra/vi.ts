/** What is checked before a report is signed. */
export const words = {
	title: 'Kiểm tra trước khi ký',
	toReport: 'Về báo cáo',
	open: (count: number) =>
		count === 0
			? 'Mọi điều đã được xử lý hoặc ghi lý do: có thể duyệt.'
			: `${count} điều chưa xử lý; báo cáo chưa duyệt được.`,
	problems: {
		stale: 'Báo cáo vừa có phiên bản mới, hoặc không còn ở trạng thái đang soạn. Tải lại trang.',
		reason: 'Ghi lý do giữ nguyên.'
	},
	none: 'Không có.',
	answered: (reason: string, person: string, at: string) =>
		`Giữ nguyên, vì: ${reason} (${person}, ${at})`,
	reason: 'Lý do giữ nguyên',
	keep: 'Giữ nguyên',

	stale: 'Số của bản số liệu cũ',
	staleNote: (release: string) =>
		`Trả lời của bản số liệu ${release} cho cùng câu hỏi. Nhận từng số, hoặc nhận tất cả; số đã đóng băng không đổi.`,
	figure: 'Số liệu',
	place: 'Ô',
	old: 'Trong báo cáo',
	new: 'Bản mới',
	accept: 'Nhận số này',
	acceptAll: 'Nhận tất cả',
	ofNode: 'Nhận cả bảng',

	typed: 'Số gõ tay trong lời',
	typedNote:
		'Mỗi con số trong lời nên là số liệu sống. Bên cạnh là chỉ tiêu gần nhất và giá trị thật của nó.',
	says: 'Viết trong câu',
	closest: 'Chỉ tiêu gần nhất',
	trueValue: 'Giá trị thật',
	replace: 'Thay bằng số liệu',

	disagreements: 'Bảng và lời không khớp nhau',
	disagreementsNote:
		'Cùng chỉ tiêu, kỳ, điều kiện mà hai chỗ nói khác nhau; hoặc tổng không bằng các phần.',

	sent: 'Khác với báo cáo đã gửi',
	sentNote: 'Sổ số liệu đã gửi ra ngoài: cùng câu hỏi, báo cáo đã ban hành nói khác.',
	now: 'Báo cáo này',
	before: 'Đã gửi',
	report: 'Báo cáo',
	reportOf: (number: string, day: string, subject: string) => `Số ${number}, ${day}: ${subject}`,
	why: 'Có thể khác vì',
	whys: {
		release: (before: string, now: string) => `bản số liệu ${before} → ${now}`,
		boundaries: 'địa giới khác nhau',
		unknown: 'chưa rõ: xem lại câu hỏi và định nghĩa'
	}
};
