/** What generated pages say, in Vietnamese. The wording of problems is in warehouse/seeds/problem_codes.csv. */

export const problemCodes = {
	generated: '<!-- npm run docs:codes -->',
	title: '# Mã lỗi trong biên nhận',
	intro: `Dành cho cán bộ lập và gửi gói số liệu. Biên nhận nêu mã, tệp, dòng (1 là dòng số liệu đầu tiên, không tính tiêu đề), cột, lỗi và
cách sửa. Mức độ:

- **Từ chối gói**: không dòng nào được nhận; sửa rồi gửi lại, dùng lại được mã gói cũ.
- **Để riêng dòng**: các dòng khác được nhận; dòng lỗi được giữ riêng, chờ một gói sau gửi lại cùng mã bản ghi.
- **Cảnh báo**: gói và dòng vẫn được nhận.`,
	severities: {
		error: 'Từ chối gói',
		row: 'Để riêng dòng',
		warning: 'Cảnh báo'
	} as Record<string, string>,
	families: {
		PKG: 'PKG: gói và tệp kê khai',
		FIL: 'FIL: tệp số liệu',
		HDR: 'HDR: dòng tiêu đề',
		ROW: 'ROW: dòng',
		CEL: 'CEL: ô',
		REC: 'REC: các ô của một dòng không khớp nhau',
		TMP: 'TMP: ngày tháng',
		XRC: 'XRC: bản ghi lặp',
		REF: 'REF: tham chiếu đến bản ghi, đơn vị khác',
		ORG: 'ORG: thời gian hoạt động của đơn vị'
	} as Record<string, string>,
	head: ['Mã', 'Mức độ', 'Lỗi', 'Khi nào', 'Cách sửa'],
	when: {
		'PKG-EMPTY': 'Tệp .zip không có nội dung, hoặc thư mục không có tệp.',
		'PKG-TOO-LARGE': 'Gói nén quá 200 MB, hoặc giải nén ra quá 2 GB.',
		'PKG-ZIP': 'Tệp .zip bị cắt, hỏng khi truyền, hoặc không phải .zip.',
		'PKG-ZIP-ENCRYPTED': 'Có tệp trong gói đặt mật khẩu.',
		'PKG-ZIP-BOMB':
			'Tệp nén quá 100 lần (và trên 1 MB), quá 20 tệp, kích thước khai sai, các tệp dùng chung dữ liệu, hoặc có .zip trong .zip.',
		'PKG-PATH':
			'Tên tệp là đường dẫn tuyệt đối, dẫn ra ngoài gói, là liên kết, trùng tên, hoặc có ký tự điều khiển.',
		'PKG-MANIFEST-MISSING':
			'Trong gói không có manifest.json ở ngoài cùng; thường do nén cả thư mục thay vì các tệp trong thư mục.',
		'PKG-MANIFEST':
			'manifest.json không phải JSON, lặp khóa, thiếu trường, thừa trường, hoặc giá trị sai kiểu.',
		'PKG-CONTRACT': 'Gói làm theo phiên bản mẫu khác donthu/1.',
		'PKG-UNIT': 'Không có đơn vị này, hoặc đơn vị không hoạt động ngày nào trong kỳ.',
		'PKG-PERIOD': 'Ngày không có thật, ngày đầu sau ngày cuối, hoặc cả kỳ ở sau ngày lập gói.',
		'PKG-FILE-MISSING': 'Tệp kê khai nêu một tệp không có trong gói.',
		'PKG-FILE-UNLISTED': 'Trong gói có tệp mà tệp kê khai không nêu.',
		'PKG-FILE-TWICE': 'Hai tệp cùng một loại bản ghi.',
		'PKG-HASH': 'Tệp bị sửa sau khi lập gói, hoặc hỏng khi truyền.',
		'PKG-ROWCOUNT': 'Tệp có nhiều hoặc ít dòng hơn số đã khai.',
		'PKG-ID-REUSED': 'Một gói khác nội dung đã được nhận với mã này.',
		'PKG-DUPLICATE': 'Đúng gói này đã được nhận trước đó.',
		'PKG-CLOCK': 'Thời điểm lập gói sau thời điểm nhận.',
		'FIL-EMPTY': 'Tệp không có byte nào, kể cả tiêu đề.',
		'FIL-TYPE':
			'Tên và nội dung khác nhau (ví dụ HTML đặt tên .csv), hoặc đuôi tệp không được dùng.',
		'FIL-ENCODING': 'Chữ mã hóa TCVN3 (ABC), VNI, Windows-1258, hoặc không phải chữ.',
		'FIL-UTF16': 'Tệp là UTF-16 có dấu BOM.',
		'FIL-NUL': 'Trong chữ có byte NUL.',
		'FIL-QUOTE': 'Ô mở bằng nháy kép mà không đóng, hoặc sau nháy đóng còn chữ.',
		'FIL-DELIMITER': 'Ô cách nhau bằng dấu chấm phẩy hoặc tab.',
		'FIL-CELL': 'Một ô quá 32.767 ký tự.',
		'FIL-XLSX': 'Tệp Excel hỏng, có mật khẩu, là .xls đổi tên, hoặc có DTD.',
		'FIL-XLSX-MACRO': 'Tệp Excel có macro.',
		'FIL-XLSX-MERGED': 'Có ô gộp trong vùng số liệu.',
		'HDR-MISSING': 'Thiếu cột bắt buộc, hoặc dòng đầu không phải tiêu đề.',
		'HDR-UNKNOWN': 'Tên cột không có trong mẫu của loại bản ghi này.',
		'HDR-DUPLICATE': 'Một cột có hai lần, kể cả một lần ghi tên, một lần ghi nhãn.',
		'HDR-BLANK': 'Một ô tiêu đề trống.',
		'HDR-IDENTITY':
			'Có cột họ tên, số định danh hoặc tóm tắt nội dung, kể cả ở trang khác của tệp Excel.',
		'ROW-COLUMNS': 'Dòng có nhiều hoặc ít ô hơn tiêu đề.',
		'CEL-REQUIRED': 'Ô của cột bắt buộc trống.',
		'CEL-DATE':
			'Không đúng dạng ngày, ngày không có thật, số ngày của Excel ghi dạng chữ, hoặc trước 01/01/2000.',
		'CEL-CODE': 'Không có trong danh mục; tỉnh phải có tiền tố bản đồ (63-24, 34-24).',
		'CEL-NUMBER': 'Không phải số nguyên từ 0 đến 1.000.000 (số người: từ 1).',
		'CEL-BOOLEAN': 'Không phải có/không, true/false, 1/0, x.',
		'CEL-TEXT':
			'Quá 1.000 ký tự (mã bản ghi quá 64, phòng quá 16 hoặc không chỉ gồm chữ và số), hoặc có ký tự điều khiển.',
		'CEL-MOJIBAKE': 'Chữ gõ bằng phông TCVN3, VNI… hoặc bị hỏng khi chuyển mã.',
		'CEL-TOKEN': 'Mã người gửi đơn không đủ 64, dấu vết nội dung không đủ 16 chữ số hệ 16.',
		'CEL-INTERVALS':
			'Không đúng dạng từ/đến;từ/đến, đến trước từ, chồng nhau, hoặc lần chưa kết thúc không ở cuối.',
		'CEL-XLSX-ERROR': 'Ô có lỗi (#N/A, #REF!…) hoặc công thức chưa có giá trị.',
		'CEL-FORMULA': 'Ô là công thức.',
		'CEL-NULL-WORD': 'Ô không bắt buộc ghi N/A, null, dấu gạch hoặc «không có».',
		'CEL-DENOUNCER':
			'Đơn tố cáo, tố giác, tin báo về tội phạm kèm mã người gửi đơn hoặc dấu vết nội dung.',
		'REC-PROCESSED': 'Chỉ điền một phần của ba cột ngày xử lý, thẩm quyền, kết quả xử lý.',
		'REC-FORWARD': 'Kết quả là chuyển đơn mà không ghi nơi nhận.',
		'REC-MERGE': 'Kết quả là gộp đơn trùng mà không ghi đơn gốc, hoặc đơn gốc là chính nó.',
		'REC-KIND': 'Sổ việc có việc không phải khiếu nại, tố cáo.',
		'REC-LIMIT-KEY':
			'Căn cứ không có trong danh mục, không phải thời hạn giải quyết, hoặc của loại việc khác.',
		'REC-CONCLUDED':
			'Có ngày kết thúc mà thiếu kết quả hoặc ngày thụ lý, hoặc có kết quả mà thiếu ngày.',
		'REC-EXTENSION': 'Có thời gian gia hạn mà không có ngày gia hạn.',
		'REC-REVIEW-OUTCOME':
			'Kết quả không phải của loại việc xem xét này, hoặc đã thụ lý mà chưa ghi đủ điều kiện.',
		'REC-REPLY': 'Chỉ có một trong hai: ngày trả lời, kết quả tiếp thu.',
		'REC-PREVIOUS': 'Chỉ có một trong hai: đơn vị và mã việc lần trước, hoặc đó là chính việc này.',
		'REC-SUPERVISED': 'Có ngày kiểm sát xong mà đơn không thuộc trách nhiệm kiểm sát.',
		'TMP-ORDER': 'Một ngày đứng trước ngày phải có trước nó, ví dụ xử lý trước khi nhận.',
		'TMP-FUTURE': 'Ngày sau ngày lập gói.',
		'TMP-EXTENSION-LATE': 'Ra quyết định gia hạn khi đã quá hạn.',
		'TMP-SUSPENSION-EARLY': 'Lần tạm đình chỉ, hoặc một phần, ở trước 01/7/2026.',
		'XRC-DUPLICATE': 'Hai dòng cùng mã, giống nhau.',
		'XRC-CONFLICT': 'Hai dòng cùng mã (không kể hoa thường, khoảng trắng), nội dung khác nhau.',
		'REF-UNIT': 'Cột đơn vị ghi mã lạ, hoặc đơn vị mà nơi gửi không kế thừa.',
		'REF-MATTER': 'Mã việc chưa có trong gói này hay các gói trước của đơn vị.',
		'REF-SUPERVISION': 'Mã cuộc kiểm sát chưa có trong gói này hay các gói trước của đơn vị.',
		'REF-PREVIOUS': 'Đơn vị giải quyết lần trước chưa gửi việc mang mã này.',
		'REF-ORIGINAL': 'Mã đơn gốc chưa có trong gói này hay các gói trước của đơn vị.',
		'REF-WITHDRAWN': 'Hủy một bản ghi mà các gói trước không có.',
		'ORG-CLOSED': 'Ngày nhận (bắt đầu, đề nghị, ban hành) sau ngày đơn vị chấm dứt hoạt động.',
		'ORG-NOT-YET': 'Ngày nhận (bắt đầu, đề nghị, ban hành) trước ngày đơn vị thành lập.'
	} as Record<string, string>
};
