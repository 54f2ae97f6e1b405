/** What the register workbooks say, in Vietnamese. Labels of columns and codes are in warehouse/seeds. */

export const template = {
	/** Sheet and file of each record type. */
	registers: {
		receptions: { sheet: 'Sổ tiếp công dân', file: 'so-tiep-cong-dan.xlsx' },
		petitions: { sheet: 'Sổ đơn', file: 'so-don.xlsx' },
		matters: { sheet: 'Sổ việc', file: 'so-viec.xlsx' },
		supervisions: { sheet: 'Sổ kiểm sát', file: 'so-kiem-sat.xlsx' },
		documents: { sheet: 'Sổ văn bản', file: 'so-van-ban.xlsx' },
		reviews: { sheet: 'Sổ kiểm tra, xem xét lại', file: 'so-kiem-tra-xem-xet-lai.xlsx' }
	} as Record<string, { sheet: string; file: string }>,
	address: 'Địa chỉ người gửi đơn',
	explanation: 'Giải thích',
	lists: 'Danh mục',
	explanationHead: ['Cột', 'Bắt buộc', 'Cách ghi', 'Ý nghĩa'],
	required: 'Bắt buộc',
	identityMark: 'Bị bỏ khi niêm phong',
	colours: [
		'Tiêu đề đỏ: cột bắt buộc. Tiêu đề xanh: không bắt buộc. Tiêu đề xám: chỉ để dùng tại đơn vị, lệnh donthu seal bỏ đi, không gửi.',
		'Không đổi dòng tiêu đề, không gộp ô, không thêm dòng phía trên tiêu đề. Mỗi dòng một bản ghi; tên trang có thể đổi nhưng sổ phải là trang đầu tiên.',
		'Đơn tố cáo, tố giác: để trống họ tên, địa chỉ, số định danh và tóm tắt (họ tên, địa chỉ người tố cáo là bí mật nhà nước).'
	],
	exists: (file: string) => `Đã có tệp «${file}», không ghi đè.`,
	existsRemedy: 'Chọn thư mục khác, hoặc đổi tên tệp đang có.',
	written: (file: string) => `Đã tạo ${file}`
};

/** What happens in a cell, by kind of column. */
export const entry = {
	choice: 'Chọn trong danh sách.',
	date: 'Ngày, dạng 31/01/2025.',
	instant: 'Ngày, hoặc ngày và giờ, dạng 31/01/2025 08:15.',
	integer: (least: number) => `Số nguyên, từ ${least}.`,
	intervals:
		'Từ ngày/đến ngày, dạng 2026-07-10/2026-07-20; nhiều lần cách nhau bằng dấu chấm phẩy; lần cuối còn tạm đình chỉ thì bỏ trống sau dấu gạch chéo.',
	text: (longest: number) => `Chữ, không quá ${longest} ký tự.`,
	identity: 'Chữ; chỉ để dùng tại đơn vị.',
	wrong: 'Giá trị không hợp lệ',
	yes: 'Có',
	no: 'Không'
};

/** What a column means; `type.column` where it differs between record types. */
export const meanings: Record<string, string> = {
	record_id:
		'Mã không trùng trong đơn vị, giữ nguyên mãi; gửi lại cùng mã là sửa bản ghi cũ. Không đưa tên người vào mã.',
	department: 'Mã ngắn của phòng, vụ, ví dụ V12 hoặc P9: chỉ chữ và số.',
	withdrawn: 'Chọn Có để hủy một bản ghi đã gửi nhầm; khi đó chỉ cần mã.',
	unit: 'Chỉ chọn khi bản ghi thuộc đơn vị cũ mà đơn vị này kế thừa; để trống là đơn vị gửi.',
	field: 'Lĩnh vực hoạt động tư pháp của việc.',
	respondent: 'Cơ quan, không bao giờ là tên người.',
	'receptions.received_on': 'Ngày công dân đến.',
	visit_kind: 'Tiếp thường xuyên, lãnh đạo tiếp định kỳ hay đột xuất.',
	people_count: 'Số người của lượt tiếp; để trống là 1.',
	is_group: 'Đoàn đông người.',
	by_leader: 'Lãnh đạo Viện trực tiếp tiếp.',
	result: 'Để trống là đã tiếp.',
	'petitions.received_on': 'Ngày đơn vị nhận đơn.',
	channel: 'Đơn đến bằng đường nào, ai chuyển.',
	petition_kind: 'Loại theo nội dung đơn.',
	classified_on: 'Ngày phân loại đơn; chưa phân loại thì để trống.',
	processed_on:
		'Ngày xử lý xong đơn; điền cùng với phân loại theo thẩm quyền và kết quả xử lý, hoặc để trống cả ba.',
	competence: 'Điền cùng với ngày xử lý.',
	disposition: 'Điền cùng với ngày xử lý.',
	forwarded_to: 'Tên cơ quan nhận, bắt buộc khi chuyển đơn. Không ghi tên người.',
	duplicate_of: 'Mã của đơn đã nhận trước cùng nội dung; bắt buộc khi gộp đơn trùng.',
	matter_id: 'Mã việc của đơn vị mà đơn này thuộc về.',
	petitioner_count: 'Số người đứng đơn; để trống là 1.',
	petitioner_province: 'Tỉnh nơi ở của người gửi đơn, theo bản đồ 63 hoặc 34 tỉnh.',
	over_level: 'Đơn gửi vượt cấp.',
	prolonged: 'Việc khiếu kiện kéo dài.',
	supervised_on: 'Chỉ với đơn thuộc trách nhiệm kiểm sát đã xử lý.',
	petitioner_name:
		'Một người, không kèm «ông», «bà». Dùng để tạo mã người gửi đơn rồi bỏ. Đơn tố cáo, tố giác: để trống.',
	petitioner_id:
		'Số căn cước hoặc hộ chiếu. Dùng để tạo mã người gửi đơn rồi bỏ. Đơn tố cáo, tố giác: để trống.',
	petitioner_address:
		'Phân biệt người trùng tên khi không có số định danh; bỏ khi niêm phong. Đơn tố cáo, tố giác: để trống.',
	summary:
		'Nội dung đơn bằng vài câu. Dùng để tạo dấu nội dung tìm đơn trùng rồi bỏ. Đơn tố cáo, tố giác: để trống.',
	'matters.petition_kind': 'Chỉ khiếu nại hoặc tố cáo.',
	instance: 'Lần giải quyết.',
	limit_key: 'Điều luật quy định thời hạn của việc này; hạn được tính từ đây.',
	received_at: 'Thời điểm nhận; việc có hạn tính bằng giờ thì ghi cả giờ.',
	'matters.accepted_on': 'Ngày thụ lý; chưa thụ lý thì để trống.',
	extended_on: 'Ngày ra quyết định gia hạn.',
	extension_length:
		'Theo đơn vị thời gian của luật (ngày, tháng); để trống là mức cao nhất luật cho phép.',
	suspensions: 'Các lần tạm đình chỉ giải quyết từ 01/7/2026.',
	'matters.concluded_on': 'Ngày giải quyết, đình chỉ hoặc chuyển; điền cùng với kết quả.',
	outcome: 'Điền cùng với ngày giải quyết.',
	effective_on: 'Ngày quyết định có hiệu lực pháp luật.',
	previous_unit: 'Việc lần hai: đơn vị đã giải quyết lần trước; điền cùng với mã việc lần trước.',
	previous_matter_id: 'Mã việc tại đơn vị đã giải quyết lần trước.',
	protection: 'Có áp dụng biện pháp bảo vệ.',
	measure: 'Biện pháp kiểm sát đã áp dụng.',
	started_on: 'Ngày ra yêu cầu hoặc quyết định.',
	'supervisions.concluded_on': 'Ngày kết luận; chưa có thì để trống.',
	violations: 'Số vi phạm đã kết luận; để trống là 0.',
	supervision_id: 'Mã cuộc kiểm sát dẫn đến văn bản này.',
	kind: 'Kháng nghị, kiến nghị hay thông báo rút kinh nghiệm.',
	issued_on: 'Ngày ban hành văn bản.',
	replied_on: 'Ngày cơ quan nhận trả lời; điền cùng với kết quả tiếp thu.',
	reply: 'Điền cùng với ngày trả lời.',
	rechecked_on: 'Ngày phúc tra việc thực hiện.',
	review_kind: 'Quyết định đã có hiệu lực, hay đơn đề nghị giám đốc thẩm, tái thẩm.',
	requested_on: 'Ngày nhận đề nghị.',
	eligible: 'Đủ điều kiện xem xét; phải chọn Có thì mới thụ lý được.',
	'reviews.accepted_on': 'Ngày thụ lý; chưa thụ lý thì để trống.',
	'reviews.concluded_on': 'Ngày kết luận; điền cùng với kết quả.',
	review_outcome: 'Phải đúng với loại việc xem xét.',
	decision_unit: 'Đơn vị đã ra quyết định được xem xét.'
};
