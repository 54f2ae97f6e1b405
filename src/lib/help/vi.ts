/* How to read and use each page, by its path. The user guide prints the same texts. */
import { signsText } from '../messages/vi.ts';

export type Help = {
	readonly title: string;
	/** Paragraphs, each under a heading. */
	readonly parts: readonly (readonly [heading: string, text: string])[];
};

export const label = 'Trợ giúp';
export const close = 'Đóng';
export const toGuide = 'Hướng dẫn sử dụng (in được)';

export const guide = {
	title: 'Hướng dẫn sử dụng',
	intro:
		'Mỗi trang trả lời câu hỏi gì và dùng thế nào. Cùng lời với mục Trợ giúp của từng trang; in trang này để có bản giấy.',
	contents: 'Mục lục',
	everywhere: 'Dùng chung cho mọi trang số liệu'
};

/** What holds on every page of figures. */
export const everywhere: Help['parts'] = [
	[
		'Chọn kỳ và bộ lọc',
		'Chọn kỳ, lịch, địa phương, cấp, lĩnh vực, loại đơn ở đầu trang; «Chọn nhiều» để đánh dấu nhiều mục hoặc loại trừ. Bấm tên một dòng trong bảng hay một cột trong biểu đồ để lọc theo dòng đó; bấm lần nữa để loại trừ; bấm lần nữa để bỏ. Mọi lựa chọn nằm trong địa chỉ trang: nút Quay lại hoàn tác, gửi địa chỉ là gửi đúng số liệu đang xem. Khi loại trừ, bản ghi không có giá trị ở chiều đó (như đơn vị trung ương không thuộc tỉnh nào) cũng không tính.'
	],
	[
		'So sánh',
		'Chọn so cùng kỳ năm trước, so kỳ trước hoặc không so. Kỳ so sánh luôn dài bằng kỳ đang xem; khi năm công tác đổi tháng (năm 2025) số liệu được tính lại trên cùng khoảng ngày và trang nói rõ.'
	],
	[
		'Biểu đồ và bảng',
		'Mỗi hình xem được dưới dạng biểu đồ hoặc bảng và tải về thành ảnh PNG, SVG, bảng CSV, Excel. Bấm một con số đếm trong bảng để xem danh sách bản ghi phía sau.'
	],
	['Ký hiệu', `${signsText}; số mờ là mẫu nhỏ.`],
	['Tìm nhanh', 'Nhấn Ctrl K để tìm trang, đơn vị, tỉnh, chỉ tiêu; gõ không dấu cũng được.']
];

export const pages: Readonly<Record<string, Help>> = {
	'/': {
		title: 'Tổng quan',
		parts: [
			[
				'Trang này trả lời',
				'Có chậm không, chậm ở đâu, vì sao: câu mở đầu nói điều chính; các ô chỉ tiêu so với mục tiêu và kỳ so sánh; bản đồ và danh sách cùng một số liệu.'
			],
			[
				'Hỏi tiếp',
				'Cuối trang là các câu lãnh đạo thường hỏi tiếp; bấm một câu để đến đúng hình trả lời, với kỳ và bộ lọc đang chọn. Điều chưa có số liệu thì hình nói rõ cần thu thập gì.'
			]
		]
	},
	'/kham-pha': {
		title: 'Khám phá',
		parts: [
			[
				'Trang này trả lời',
				'Câu hỏi bất kỳ: chọn chỉ tiêu, một hoặc hai chiều phân tổ, kỳ, ranh giới đơn vị và so sánh; bảng và biểu đồ theo ngay. Câu hỏi không trả lời được thì trang nói vì sao và sửa thế nào.'
			],
			[
				'Tổng số và bản ghi',
				'Tổng số và tổng phụ được tính riêng, không cộng từ các dòng. Bấm một con số, kể cả tổng số, để xem các bản ghi của đúng ô đó với đủ điều kiện lọc.'
			],
			[
				'Câu hỏi có sẵn',
				'Các bảng của báo cáo chuyên đề 01/07/2016–01/07/2021 theo lĩnh vực và địa bàn, trên bản đồ 63 tỉnh, thành phố; mở ra rồi đổi tiếp như mọi câu hỏi.'
			],
			[
				'Mang đi',
				'Xuất Excel (có trang Nguồn: định nghĩa, căn cứ, câu hỏi, bản số liệu, người xuất) hoặc CSV; hoặc sao chép lệnh tương đương. Lưu câu hỏi bằng cách lưu địa chỉ trang.'
			]
		]
	},
	'/ban-ghi': {
		title: 'Bản ghi',
		parts: [
			[
				'Trang này trả lời',
				'Những bản ghi nào tạo nên một con số: số dòng bằng con số đã bấm. Bấm đầu cột để sắp xếp, bấm mã để xem đủ bản ghi, thời hạn và căn cứ của nó. Chỉ tiêu được tính từ các số khác dẫn đến các số đó.'
			]
		]
	},
	'/tien-do': {
		title: 'Tiến độ',
		parts: [
			[
				'Trang này trả lời',
				'Đơn đi qua các bước đến đâu, dừng ở bước nào, mất bao lâu, tồn đọng bao nhiêu.'
			],
			[
				'Đơn và việc',
				'Một việc có thể có nhiều đơn. Chọn «Đơn» để đếm theo đơn, «Việc» để đếm theo việc thuộc thẩm quyền.'
			],
			[
				'Theo tháng nhận',
				'Mỗi dòng là các đơn (hay việc) nhận trong một tháng; các cột cho biết sau từng thời gian bao nhiêu phần đã xử lý, thụ lý, giải quyết.'
			]
		]
	},
	'/qua-han': {
		title: 'Quá hạn',
		parts: [
			[
				'Trang này trả lời',
				'Bao nhiêu việc đã quá hạn, quá bao lâu, theo điều luật nào, ở đâu; việc nào sắp đến hạn.'
			],
			[
				'Công văn đôn đốc',
				'Viện kiểm sát nhân dân tối cao và viện kiểm sát cấp tỉnh soạn được công văn gửi đơn vị có việc quá hạn: dự thảo .docx có số liệu theo căn cứ và mức quá hạn, nêu kỳ, ngày và bản số liệu. Danh sách việc chỉ kèm theo khi tài khoản được xem bản ghi của đơn vị; không có tên người nào.'
			],
			[
				'Hai cách nhìn',
				'Tỷ lệ quá hạn theo quy ước báo cáo: việc quá hạn chia cho việc còn lại ngày cuối kỳ. Giải quyết muộn: việc đã giải quyết trong kỳ sau ngày hết hạn. Hai số khác nhau và đứng cạnh nhau.'
			],
			[
				'Việc không có hạn',
				'Việc mà luật không quy định thời hạn, hoặc điều luật chưa xác định được, đứng riêng và không bao giờ tính là trong hạn.'
			]
		]
	},
	'/ket-qua': {
		title: 'Kết quả',
		parts: [
			[
				'Trang này trả lời',
				'Giải quyết ra sao: đúng, đúng một phần, sai, đình chỉ theo lĩnh vực, cấp và lần giải quyết; lần hai đổi kết quả bao nhiêu; kiểm sát phát hiện gì, kháng nghị, kiến nghị được chấp nhận bao nhiêu; cơ quan nào chậm trả lời.'
			],
			[
				'Chỉ tiêu đối chứng',
				'Tỷ lệ giải quyết đứng cạnh tỷ lệ đổi kết quả lần hai và tỷ lệ hủy, sửa: giải quyết nhanh mà nhiều việc bị đổi, bị hủy thì chưa tốt.'
			],
			[
				'Mẫu nhỏ',
				'Mỗi tỷ lệ có n đứng trước trong bảng; dưới 10 việc số hiện mờ và không xếp hạng.'
			]
		]
	},
	'/kiem-tra-lai': {
		title: 'Kiểm tra lại',
		parts: [
			[
				'Trang này trả lời',
				'Bao nhiêu quyết định giải quyết khiếu nại đã có hiệu lực được kiểm tra lại; giữ nguyên, sửa, hủy bao nhiêu; của cấp nào, tỉnh nào, lĩnh vực nào.'
			],
			[
				'Cấp và tỉnh',
				'Cấp, tỉnh trong các hình là của đơn vị đã ra quyết định; cấp, tỉnh trong bộ lọc đầu trang là của đơn vị kiểm tra lại.'
			],
			[
				'Giám đốc thẩm, tái thẩm',
				'Đơn đề nghị kháng nghị giám đốc thẩm, tái thẩm đứng riêng ở cuối trang, với chỉ tiêu riêng; không cộng với kiểm tra lại.'
			]
		]
	},
	'/tiep-cong-dan': {
		title: 'Tiếp công dân',
		parts: [
			[
				'Trang này trả lời',
				'Tiếp bao nhiêu lượt, bao nhiêu người, bao nhiêu đoàn đông người; lãnh đạo tiếp bao nhiêu lượt; ở đâu; đơn vượt cấp và đơn kéo dài nhiều ở đâu.'
			],
			[
				'Lượt, người, đoàn',
				'Một lượt có thể có nhiều người; đoàn đông người là một lượt được đơn vị ghi là đoàn.'
			],
			[
				'Lãnh đạo tiếp',
				'Đếm lượt có lãnh đạo tiếp, định kỳ hay đột xuất. Số ngày tiếp của người đứng đầu chưa được thu thập, nên chưa so được với nghĩa vụ hằng tháng.'
			]
		]
	},
	'/dia-phuong': {
		title: 'Địa phương',
		parts: [
			[
				'Trang này trả lời',
				'Nơi nào khác mặt bằng chung nhiều hơn mức ngẫu nhiên; đơn vị nào không đạt chỉ tiêu, vì mẫu số nhỏ hay vì chậm; nơi nào tồn đọng tăng ba tháng liền.'
			],
			[
				'Đọc hình phễu',
				'Mỗi điểm là một nơi: ngang là số đơn hoặc việc làm mẫu số, dọc là tỷ lệ. Đường giữa là tỷ lệ toàn quốc; nét đứt và nét liền là giới hạn 95% và 99,9% mà ngẫu nhiên có thể giải thích. Điểm trong phễu không khác mặt bằng chung; điểm ngoài phễu đáng xem lại. Điểm xám nhạt có mẫu số dưới 10, không đánh giá.'
			],
			[
				'Khoảng tin cậy',
				'Khoảng Wilson 95%: mẫu số càng nhỏ khoảng càng rộng. Khoảng còn chứa chỉ tiêu thì chưa thể nói là chậm. Trên trang của một nơi, thứ hạng trong nhóm tương đồng luôn kèm khoảng.'
			],
			[
				'Hai bản đồ',
				'Bản đồ 34 tỉnh quy số liệu cũ về đơn vị hiện nay; bản đồ 63 tỉnh theo đơn vị tại thời điểm báo cáo, đến 30/06/2025. Màu đậm là kết quả kém hơn.'
			]
		]
	},
	'/phuong-phap': {
		title: 'Phương pháp',
		parts: [['Trang này trả lời', 'Mỗi chỉ tiêu đếm gì, tính thế nào, theo căn cứ nào.']]
	},
	'/nop-so-lieu': {
		title: 'Nộp số liệu',
		parts: [
			[
				'Trang này để làm gì',
				'Gửi gói số liệu của đơn vị và biết ngay dòng nào được nhận, dòng nào phải sửa. Đầu trang nhắc báo cáo nào sắp đến hạn.'
			],
			[
				'Niêm phong sổ có họ tên',
				'Chọn sổ, tệp khóa và kỳ rồi bấm Niêm phong. Việc thay họ tên, số định danh, địa chỉ bằng mã làm ngay trong trình duyệt; sổ và khóa không rời máy. Sổ ghi người tố cáo thì niêm phong bằng lệnh donthu seal trên máy không nối mạng.'
			],
			[
				'Sửa và gửi lại',
				'Mở biên nhận, tải tệp Excel các dòng phải sửa: ô sai được đánh dấu, cách sửa ở bên cạnh. Sửa xong gửi lại cả tệp; dòng đã nhận không bị tính hai lần.'
			]
		]
	},
	'/nop-so-lieu/bien-nhan': {
		title: 'Biên nhận',
		parts: [
			[
				'Trang này trả lời',
				'Đơn vị đã gửi những gói nào, lúc nào, ai gửi; gói nào được nhận, còn bao nhiêu dòng phải sửa.'
			]
		]
	},
	'/xac-nhan': {
		title: 'Xác nhận số liệu',
		parts: [
			[
				'Trang này để làm gì',
				'Lãnh đạo đơn vị xem số liệu của chính đơn vị trong kỳ, rồi xác nhận hoặc không xác nhận kèm lý do trước khi số liệu được chốt.'
			],
			[
				'Khi số liệu đổi sau đó',
				'Trang so số liệu hiện nay với số liệu lần trước đã xác nhận và nói chỉ tiêu nào đổi; khi đó cần xem và xác nhận lại.'
			]
		]
	},
	'/xac-nhan/tinh-hinh': {
		title: 'Tình hình xác nhận',
		parts: [
			[
				'Trang này trả lời',
				'Đơn vị nào đã xác nhận số liệu kỳ này, đơn vị nào không xác nhận và vì sao, đơn vị nào chưa có ý kiến.'
			]
		]
	},
	'/chat-luong': {
		title: 'Chất lượng số liệu',
		parts: [
			[
				'Trang này trả lời',
				'Ai chưa gửi, ai gửi muộn; dòng nào bị để riêng và vì sao; gói nào sửa số liệu sau ngày chốt, theo văn bản nào; tồn đầu kỳ có khớp tồn cuối kỳ trước không; đơn vị dùng phần mềm gì.'
			],
			[
				'Số tính và số để riêng',
				'Dòng để riêng không vào số liệu nào cho đến khi đơn vị sửa và gửi lại. Tỷ lệ để riêng cao nghĩa là số liệu của nơi đó còn thiếu.'
			]
		]
	},
	'/lich-bao-cao': {
		title: 'Lịch báo cáo',
		parts: [
			[
				'Trang này trả lời',
				'Tuần này phải báo cáo gì, hạn ngày nào, theo văn bản nào; báo cáo nào đến hạn sau đó.'
			]
		]
	},
	'/bao-cao': {
		title: 'Báo cáo',
		parts: [
			[
				'Trang này để làm gì',
				'Soạn báo cáo từ mẫu: chọn mẫu, kỳ, lịch, địa giới, phạm vi; bản nháp có sẵn câu chữ, bảng, biểu đồ tính từ số liệu. Sửa ngay trên trang; con số trong câu là số liệu sống, bấm vào để xem chỉ tiêu, kỳ, điều kiện, bản số liệu, định nghĩa và các bản ghi.'
			],
			[
				'Không mất gì',
				'Bài được lưu tự động, kể cả khi đóng trang hay mất mạng (giữ trên máy, mở lại sẽ hỏi khôi phục). Hai người cùng sửa: người sau được báo, bài của người sau giữ thành bản song song để so và chọn. Mọi phiên bản đều xem lại và khôi phục được.'
			],
			[
				'Kiểm tra, duyệt, ban hành',
				'Trang Kiểm tra nêu số gõ tay, số của bản số liệu cũ, chỗ bảng và lời không khớp, chỗ khác với báo cáo đã gửi. Mỗi điều phải xử lý hoặc ghi lý do thì mới duyệt được; người duyệt không phải người sửa cuối. Đã ban hành thì không ai sửa được nữa.'
			],
			[
				'Số liệu của cơ quan khác, mẫu riêng',
				'Số liệu của Tòa án, Công an, Thi hành án và các năm trước khi có kho được nhập kèm văn bản nguồn, có phiên bản, dùng trong báo cáo như số của ngành. Mẫu báo cáo sao chép và sửa được; sai ở dòng nào thì nêu dòng đó.'
			]
		]
	},
	'/danh-muc': {
		title: 'Danh mục',
		parts: [
			[
				'Trang này để làm gì',
				'Sửa ngày nghỉ, thời hạn, đơn vị, kế thừa, chỉ tiêu, bộ mã. Tải bảng về, sửa, bấm Kiểm tra để xem sẽ thêm, sửa, bỏ dòng nào, rồi mới Nhập.'
			],
			[
				'Bản số liệu cũ không đổi',
				'Mỗi lần nhập là một phiên bản, có thời điểm áp dụng và người nhập. Bản số liệu đã công bố giữ phiên bản của nó; bản lập sau mới dùng phiên bản mới.'
			]
		]
	},
	'/quan-tri': {
		title: 'Quản trị tài khoản',
		parts: [
			[
				'Trang này để làm gì',
				'Lập, sửa, ngừng tài khoản; cấp lại mật khẩu; bỏ mã xác thực đã mất; xem và kết thúc phiên; xem giao diện như một tài khoản khác (chỉ đọc, có ghi nhật ký, không thấy danh sách bản ghi).'
			]
		]
	},
	'/nhat-ky': {
		title: 'Nhật ký',
		parts: [
			[
				'Trang này trả lời',
				'Ai đã làm gì, lúc nào, từ máy nào: đăng nhập, xem danh sách bản ghi, tải tệp, gửi gói, sửa danh mục, đổi tài khoản. Nhật ký chỉ thêm, không sửa, không xóa được.'
			]
		]
	},
	'/tai-khoan': {
		title: 'Tài khoản của mình',
		parts: [
			[
				'Trang này để làm gì',
				'Đổi mật khẩu, đặt ứng dụng xác thực, xem các phiên đang mở và kết thúc phiên lạ, tạo và thu hồi mã truy cập cho chương trình.'
			]
		]
	}
};
