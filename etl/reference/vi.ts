/** What the import of reference tables says, in Vietnamese. */

export const reference = {
	unknownTable: (file: string) => `«${file}» không phải bảng danh mục sửa được.`,
	tables: (names: readonly string[]) =>
		`Đặt tên tệp theo bảng: ${names.map((name) => `${name}.csv`).join(', ')}.`,
	unreadable: (file: string, why: string) => `Không đọc được «${file}» (${why}).`,
	unreadableRemedy: 'Kiểm tra đường dẫn và quyền đọc.',
	unreadableFile: (code: string) => `Không đọc được tệp (${code}); lưu lại dạng CSV UTF-8.`,
	missing: (names: readonly string[]) => `Thiếu cột ${names.join(', ')}.`,
	unknown: (names: readonly string[]) => `Cột lạ ${names.join(', ')}; bỏ cột này.`,
	repeated: 'Có cột đứng hai lần.',
	ragged: 'Số ô của dòng không khớp tiêu đề; đặt ô có dấu phẩy trong nháy kép.',
	cell: {
		empty: () => 'Ô bắt buộc đang trống.',
		no_value: (value: string) => `«${value}» không đúng kiểu của cột (ngày dạng 2026-10-31).`,
		twice: (value: string) => `Khóa «${value}» đã có ở dòng trên.`,
		gone: (value: string) =>
			`Thiếu «${value}» đang có; giữ dòng cũ, ghi ngày hết hiệu lực thay vì xóa.`
	},
	table: {
		parent: (unit: string, parent: string) => `Đơn vị ${unit}: không có đơn vị cấp trên ${parent}.`,
		successor: (unit: string, successor: string) =>
			`Kế thừa ${unit} → ${successor}: đơn vị không có, hoặc kế thừa chính mình.`,
		closing: (unit: string, day: string) =>
			`Kế thừa của ${unit} từ ${day}: đơn vị phải hết hiệu lực đúng ngày hôm trước.`,
		life: (unit: string, day: string) =>
			`Đơn vị ${unit} hết hiệu lực ${day}, trước ngày thành lập.`,
		limit: (key: string) => `Thời hạn ${key}: số ngày âm hoặc ngày hiệu lực ngược.`
	},
	refused: (why: string) => `Không dựng được bảng từ tệp này: ${why}`,
	noFiles: 'Chưa nêu tệp nào.',
	noFilesRemedy: 'Ví dụ: donthu reference import holidays.csv.',
	unknownAction: 'Cần import, export hoặc list.',
	unknownActionRemedy: 'Xem donthu reference --help.',
	badInstant: (value: string) => `--known-at: «${value}» không phải một thời điểm.`,
	badInstantRemedy: 'Ghi dạng 2026-11-01T00:00:00+07:00.',
	exists: (file: string) => `«${file}» đã có.`,
	existsRemedy: 'Chọn thư mục khác, hoặc xóa tệp cũ.',
	imported: (names: string, from: string) =>
		`Đã nhận danh mục ${names}; áp dụng cho các bản số liệu có thời điểm biết từ ${from}.`,
	pastChanged: (ids: string) =>
		`Chú ý: bản đã công bố ${ids} có thời điểm biết sau mốc này; lập lại sẽ ra khác (bản đã công bố không đổi).`,
	problem: (file: string, row: number | null, column: string | null, message: string) =>
		`${[file, row === null ? null : `dòng số liệu ${row}`, column === null ? null : `cột ${column}`]
			.filter((part) => part !== null)
			.join(', ')}: ${message}`,
	notImported: 'Chưa nhận tệp nào.',
	shipped: 'theo chương trình',
	version: (table: string, known_at: string) => `${table}: bản của đơn vị, biết từ ${known_at}`,
	exported: (directory: string) => `Đã ghi các bảng đang dùng vào ${directory}.`
};
