/** What sealing says, in Vietnamese. */

const count = (n: number) => n.toLocaleString('vi-VN');

export const keys = {
	comment:
		'# Khóa niêm phong của donthu: ngày bắt đầu dùng, rồi khóa. Bí mật; không gửi cùng gói số liệu, không sửa.',
	missing: (file: string) => `Không đọc được tệp khóa «${file}».`,
	missingRemedy: 'Kiểm tra đường dẫn; tạo khóa mới bằng donthu seal --new-key TỆP.',
	malformed: (file: string) => `«${file}» không phải tệp khóa niêm phong.`,
	malformedRemedy: 'Lấy lại tệp khóa từ nơi cấp; không mở và lưu lại bằng chương trình khác.',
	tooEarly: (day: string) => `Tệp khóa không có khóa dùng cho ngày ${day}.`,
	tooEarlyRemedy: 'Dùng tệp khóa còn giữ các khóa cũ.',
	exists: (file: string) => `Đã có tệp «${file}», không ghi đè lên một khóa.`,
	existsRemedy: 'Chọn tên tệp khác.',
	unwritable: (file: string, why: string) => `Không ghi được tệp khóa «${file}» (${why}).`,
	unwritableRemedy: 'Kiểm tra thư mục và quyền ghi.',
	fromMissing: 'Thay khóa cần --from: ngày bắt đầu dùng khóa mới.',
	fromNotLater: (day: string) => `--from ${day} không sau ngày bắt đầu của khóa trước.`,
	fromRemedy: 'Ghi một ngày sắp tới, dạng 2027-01-01.',
	created: (file: string, code: string) =>
		`Đã tạo khóa ${code} trong ${file}. Giữ bí mật, sao một bản cất nơi an toàn.`,
	open: (file: string) =>
		`Cảnh báo: người khác trên máy này đọc được tệp khóa ${file}. Chạy: chmod 600 ${file}`
};

export const sealing = {
	noRegister: 'Chưa nêu sổ nào.',
	noRegisterRemedy: 'Ghi tên tệp .xlsx hoặc .csv của sổ sau donthu seal.',
	missing: (option: string) => `Thiếu ${option}.`,
	missingRemedy: 'Xem donthu seal --help.',
	badPeriod: (text: string) => `--period: «${text}» không phải một kỳ.`,
	badPeriodRemedy: 'Ghi ngày đầu/ngày cuối, dạng 2026-10-01/2026-10-31.',
	reasonRemedy: 'Gói đính chính cần lý do: --reason "Bổ sung kết quả giải quyết".',
	badText: (option: string) => `${option}: chữ để trống, quá dài, hoặc có ký tự điều khiển.`,
	badTextRemedy: 'Ghi một dòng chữ, không quá 1.000 ký tự.',
	exists: (path: string) => `Đã có «${path}», không ghi đè.`,
	existsRemedy: 'Chọn tên khác cho --out, hoặc xóa gói cũ.',
	unwritable: (path: string, why: string) => `Không ghi được gói «${path}» (${why}).`,
	unwritableRemedy: 'Kiểm tra thư mục, chỗ trống và quyền ghi.',
	noFile: (path: string) => `Không đọc được sổ «${path}».`,
	noFileRemedy: 'Kiểm tra đường dẫn và quyền đọc tệp.',
	unreadable: (name: string, row: number | null, problem: string) =>
		`Sổ «${name}»${row === null ? '' : `, dòng số liệu ${row}`}: ${problem}.`,
	noHeadings: (name: string) => `Sổ «${name}»: dòng đầu tiên không phải dòng tiêu đề.`,
	noHeadingsRemedy: 'Bỏ các dòng phía trên tiêu đề, hoặc chép sổ sang mẫu của donthu template.',
	typeUnknown: (name: string) => `Không rõ «${name}» là sổ của loại bản ghi nào.`,
	typeUnknownRemedy: (types: readonly string[], name: string) =>
		`Ghi loại trước tên sổ, ví dụ ${types[0]}=${name}; các loại: ${types.join(', ')}.`,
	typeTwice: (type: string) => `Có hai sổ cùng loại ${type}.`,
	typeTwiceRemedy: 'Gộp thành một sổ, hoặc niêm phong thành hai gói.',
	blankHeading: (name: string, column: number) =>
		`Sổ «${name}»: cột thứ ${column} không có tiêu đề.`,
	blankHeadingRemedy: 'Đặt tên cho cột, hoặc xóa cột.',
	columnTwice: (name: string, label: string) => `Sổ «${name}» có hai cột cùng là «${label}».`,
	columnTwiceRemedy: 'Bỏ một cột, hoặc sửa tệp --columns.',
	sealedColumn: (name: string, label: string) => `Sổ «${name}» đã có cột «${label}».`,
	sealedColumnRemedy: 'Bỏ cột này; donthu seal tự tạo từ họ tên, số định danh và tóm tắt.',
	leak: (places: readonly string[]) =>
		`Họ tên hoặc số định danh của người gửi đơn còn nằm trong cột được gửi đi: ${places.join('; ')}.`,
	leakPlace: (name: string, row: number, label: string) =>
		`«${name}» dòng số liệu ${row}, cột «${label}»`,
	leakMore: (n: number) => `và ${count(n)} chỗ nữa`,
	leakRemedy: 'Sửa các ô đó rồi chạy lại; chưa ghi gì.',
	marks: (byId: number, byAddress: number, byName: number, none: number) =>
		`Mã người gửi đơn: ${count(byId)} theo số định danh, ${count(byAddress)} theo họ tên và địa chỉ, ` +
		`${count(byName)} chỉ theo họ tên (dễ trùng người), ${count(none)} đơn không có mã.`,
	written: (path: string, code: string) => `Đã niêm phong vào ${path} bằng khóa ${code}.`,
	notWritten: 'Gói bị từ chối, không ghi. Sửa sổ theo hướng dẫn trên rồi chạy lại.'
};

export const headings = {
	file: ['Loại bản ghi', 'Tiêu đề trong sổ', 'Cột của mẫu'] as const,
	drop: 'bỏ',
	proposed: (count: number, file: string) =>
		`Có ${count} tiêu đề khác với mẫu; đã ghi đề xuất vào «${file}».`,
	proposedRemedy: (file: string) =>
		`Mở tệp đó, kiểm tra cột thứ ba (tên cột của mẫu, hoặc bỏ), lưu rồi chạy lại với --columns ${file}.`,
	undecided: (count: number, file: string) =>
		`Còn ${count} tiêu đề chưa có cột tương ứng trong «${file}».`,
	undecidedRemedy: 'Điền cột thứ ba: tên cột của mẫu, hoặc bỏ; lưu rồi chạy lại.',
	unreadable: (file: string) => `Không đọc được tệp «${file}».`,
	malformed: (file: string, line: number) => `«${file}», dòng ${line} không đúng.`,
	malformedRemedy:
		'Mỗi dòng gồm loại bản ghi, tiêu đề trong sổ, tên cột của mẫu hoặc bỏ; lưu dạng CSV UTF-8.',
	/** What registers call the columns of the template. */
	synonyms: {
		record_id: ['Số đơn', 'Mã số', 'Số thụ lý', 'Số hiệu'],
		received_on: ['Ngày nhận', 'Ngày tháng nhận đơn', 'Ngày đến', 'Ngày tiếp nhận'],
		received_at: ['Ngày nhận', 'Ngày tiếp nhận'],
		channel: ['Nguồn', 'Nguồn đến', 'Hình thức gửi', 'Nơi chuyển đơn đến'],
		petition_kind: ['Phân loại đơn', 'Loại'],
		respondent: ['Cơ quan bị khiếu nại', 'Cơ quan bị tố cáo', 'Đối tượng bị khiếu nại'],
		competence: ['Thẩm quyền', 'Thẩm quyền giải quyết'],
		disposition: ['Kết quả xử lý', 'Hướng xử lý'],
		forwarded_to: ['Chuyển đến', 'Cơ quan nhận đơn chuyển'],
		limit_key: ['Thời hạn', 'Căn cứ pháp luật'],
		outcome: ['Kết quả'],
		department: ['Phòng', 'Phòng thụ lý', 'Đơn vị thụ lý'],
		petitioner_name: [
			'Họ và tên',
			'Họ tên',
			'Người gửi đơn',
			'Người đứng đơn',
			'Họ và tên người đứng đơn',
			'Họ tên địa chỉ người gửi đơn',
			'Tên công dân',
			'Người khiếu nại'
		],
		petitioner_id: [
			'CCCD',
			'CMND',
			'Số CCCD',
			'Số căn cước công dân',
			'Số CMND CCCD',
			'Số giấy tờ'
		],
		petitioner_address: ['Địa chỉ', 'Nơi ở', 'Nơi cư trú', 'Địa chỉ thường trú'],
		summary: ['Nội dung', 'Nội dung đơn', 'Tóm tắt', 'Trích yếu nội dung', 'Nội dung vụ việc']
	} as Record<string, readonly string[]>,
	/** Columns that registers have and packages never. */
	dropped: [
		'STT',
		'TT',
		'Số thứ tự',
		'Ghi chú',
		'Điện thoại',
		'Số điện thoại',
		'Email',
		'Ngày sinh',
		'Cán bộ thụ lý',
		'Người nhập',
		'Kiểm sát viên'
	]
};
