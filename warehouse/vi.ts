/** What the warehouse says when something is wrong, in Vietnamese. */

export const build = {
	auditFailed: (name: string, rows: string) =>
		`Kiểm toán «${name}» không đạt, chưa công bố; các dòng đầu tiên: ${rows}.`,
	auditRemedy: 'Báo bộ phận kỹ thuật; bản số liệu đang phục vụ không thay đổi.'
};

export const release = {
	none: 'Chưa có bản số liệu nào được công bố.',
	noneRemedy: 'Chạy donthu load rồi donthu publish.',
	unknown: (id: string) => `Không có bản số liệu «${id}».`,
	unknownRemedy: 'Xem các bản hiện có bằng donthu releases.',
	pruned: (id: string) => `Bản số liệu «${id}» đã được dọn theo thời hạn lưu.`,
	prunedRemedy: (asOf: string, knownAt: string) =>
		`Lập lại bằng donthu publish --as-of ${asOf} --known-at ${knownAt}, rồi donthu rollback về bản đang phục vụ.`,
	damaged: (id: string) => `Tệp của bản số liệu «${id}» không còn nguyên vẹn như khi công bố.`,
	damagedRemedy: 'Khôi phục tệp từ bản sao lưu, hoặc công bố bản mới bằng donthu publish.',
	badPointer: (file: string) => `Tệp «${file}», nơi ghi bản đang phục vụ, đã hỏng.`,
	badPointerRemedy:
		'Chọn lại bản bằng donthu rollback MÃ_BẢN (xem donthu releases), hoặc công bố bản mới bằng donthu publish.',
	unreadable: (id: string) => `Không mở được tệp của bản số liệu «${id}».`,
	unreadableCard: (file: string) => `Không đọc được thẻ của bản số liệu «${file}».`,
	unreadableRemedy: 'Khôi phục tệp từ bản sao lưu, hoặc dùng một bản khác trong donthu releases.'
};

export const questionText = {
	missing: (name: string) => `Thiếu ${name}.`,
	badChoice: (name: string, value: string, choices: readonly string[]) =>
		`${name}: «${value}» không có. Các lựa chọn: ${choices.join(', ')}.`,
	badNumber: (name: string, text: string) => `${name}: «${text}» không phải số nguyên dương.`,
	badNumberRemedy: 'Ghi một số như 100.',
	badWhere: (name: string, part: string) => `${name}: «${part}» không đúng dạng tên=giá trị.`,
	badWhereRemedy: (name: string) => `Ghi dạng ${name} level=province,district;field=civil.`,
	whereTwice: (name: string, dimension: string) =>
		`${name}: chiều lọc «${dimension}» được nêu hai lần.`,
	whereTwiceRemedy: (together: string) =>
		`Nêu một lần, các giá trị cách nhau dấu phẩy: ${together}.`,
	seeHelp: 'Xem donthu query --help.'
};

export const answerFormats = {
	figures: 'Số liệu',
	source: 'Nguồn',
	release: 'Bản số liệu',
	asOf: 'Ngày chốt',
	knownAt: 'Thời điểm biết',
	yes: 'Có',
	no: 'Không'
};

export const ledger = {
	busy: 'Sổ cái đang được một lượt nạp hoặc công bố khác sử dụng.',
	busyRemedy: 'Chờ lượt đó xong rồi chạy lại.',
	unusable: (file: string, why: string) => `Không mở được sổ cái ${file} (${why}).`,
	unusableRemedy:
		'Kiểm tra quyền ghi và chỗ trống của thư mục --home; nếu tệp hỏng, khôi phục từ bản sao lưu.',
	newer: (version: number, known: number) =>
		`Sổ cái ở phiên bản ${version}, chương trình này chỉ biết đến ${known}.`,
	newerRemedy:
		'Cài lại bản donthu đã ghi nó, hoặc khôi phục sổ cái từ bản sao lưu hay tệp ledger.duckdb.before-… làm trước khi nâng cấp (docs/van-hanh.md).'
};

export const scope = {
	withheld:
		'Số liệu theo loại đơn của từng đơn vị ngoài phạm vi của tài khoản không được hiển thị: số nhỏ có thể làm lộ người tố cáo.',
	withheldRemedy: 'Hỏi theo tỉnh, thành phố, hoặc bỏ phần theo đơn vị hay theo loại đơn.'
};

export const records = {
	notACount: (metric: string) => `Chỉ tiêu ${metric} được tính từ các số khác, không đếm bản ghi.`,
	counts: (names: string) => `Xem bản ghi của: ${names}.`,
	noColumn: (name: string) => `Danh sách bản ghi không có cột «${name}» để sắp xếp.`,
	columnsAre: (names: string) => `Các cột: ${names}.`,
	unknownRecord: (id: string, unit: string) => `Không có bản ghi «${id}» của đơn vị «${unit}».`,
	unknownRecordRemedy:
		'Bản ghi có thể đã bị rút, thuộc bản số liệu khác, hoặc ngoài phạm vi được xem.',
	columns: {
		owner: 'Đơn vị tính số liệu',
		level: 'Cấp',
		province: 'Tỉnh, thành phố',
		standing: 'Tình trạng',
		rule: 'Quy tắc thời hạn',
		due_on: 'Ngày hết hạn',
		overdue_from: 'Quá hạn từ',
		is_extended: 'Có gia hạn',
		received_on: 'Ngày nhận',
		received_month: 'Tháng nhận',
		previous_outcome: 'Kết quả lần trước',
		petition_count: 'Số đơn',
		reply_overdue_from: 'Quá hạn trả lời từ',
		unit: 'Đơn vị',
		package_id: 'Mã gói',
		period_from: 'Kỳ từ',
		period_to: 'Kỳ đến',
		created_at: 'Lập lúc',
		received_at: 'Nhận lúc',
		loaded_at: 'Nạp lúc',
		corrects: 'Sửa gói',
		reason: 'Lý do',
		source: 'Nguồn',
		rows_in: 'Số dòng',
		rows_accepted: 'Số dòng nhận',
		rows_quarantined: 'Số dòng để riêng',
		first_day: 'Ngày đầu tháng',
		last_day: 'Ngày cuối tháng',
		deadline: 'Hạn gửi',
		day: 'Tính vào ngày',
		is_on_time: 'Gửi đúng hạn',
		units: 'Số đơn vị',
		petitions: 'Số đơn',
		adds: 'Số cộng vào'
	} as Readonly<Record<string, string>>
};
