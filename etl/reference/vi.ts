/** What the import of reference tables says, in Vietnamese. */

import type { RowChange } from './difference.ts';
import type { ReferenceProblem, Version } from './tables.ts';

const changes: Record<RowChange['change'], string> = {
	added: 'thêm',
	changed: 'sửa',
	removed: 'bỏ'
};

export const reference = {
	unknownTable: (file: string) => `«${file}» không phải bảng danh mục sửa được.`,
	tables: (names: readonly string[]) =>
		`Đặt tên tệp theo bảng: ${names.map((name) => `${name}.csv`).join(', ')}.`,
	unreadable: (file: string, why: string) => `Không đọc được «${file}» (${why}).`,
	unreadableRemedy: 'Kiểm tra đường dẫn và quyền đọc.',
	unreadableFile: (code: string) => ({
		message: `Không đọc được tệp (${code})`,
		remedy: 'Lưu lại dạng CSV UTF-8, ô có dấu phẩy đặt trong nháy kép'
	}),
	missing: (names: readonly string[]) => ({
		message: `Thiếu cột ${names.join(', ')}`,
		remedy: 'Tải bảng đang dùng về, giữ nguyên dòng tiêu đề'
	}),
	unknown: (names: readonly string[]) => ({
		message: `Cột lạ ${names.join(', ')}`,
		remedy: 'Bỏ cột này'
	}),
	noRows: {
		message: 'Bảng không có dòng nào',
		remedy: 'Tải bảng đang dùng về, sửa rồi gửi cả bảng'
	},
	tableTwice: { message: 'Bảng được nêu hai lần', remedy: 'Gửi mỗi bảng một tệp' },
	repeated: { message: 'Có cột đứng hai lần', remedy: 'Bỏ cột thừa' },
	ragged: {
		message: 'Số ô của dòng không khớp tiêu đề',
		remedy: 'Đặt ô có dấu phẩy trong nháy kép'
	},
	cell: {
		empty: () => ({ message: 'Ô bắt buộc đang trống', remedy: 'Điền giá trị' }),
		no_value: (value: string) => ({
			message: `«${value}» không đúng kiểu của cột`,
			remedy: 'Ghi ngày dạng 2026-10-31, số nguyên không dấu phân cách'
		}),
		strange: (value: string, known: readonly string[]) => ({
			message: `«${value}» không phải từ mà chương trình hiểu ở cột này`,
			remedy: `Dùng một trong: ${known.join(', ')}`
		}),
		no_code: (value: string) => ({
			message: `«${value}» không dùng làm mã được`,
			remedy: 'Mã chỉ gồm chữ không dấu, số, gạch nối, gạch dưới và dấu cộng'
		}),
		no_indicator: (value: string) => ({
			message: `Không có chỉ tiêu «${value}»`,
			remedy: 'Ghi tên chỉ tiêu như trong trang Phương pháp, hoặc để trống'
		}),
		no_target: (value: string) => ({
			message: `«${value}» không phải mức phấn đấu`,
			remedy: 'Ghi một số, plan, hoặc để trống'
		}),
		twice: (value: string) => ({
			message: `Khóa «${value}» đã có ở dòng trên`,
			remedy: 'Giữ một dòng đúng'
		}),
		gone: (value: string) => ({
			message: `Thiếu «${value}» đang có`,
			remedy: 'Giữ dòng cũ, ghi ngày hết hiệu lực thay vì xóa'
		})
	},
	table: {
		parent: (unit: string, parent: string) => ({
			message: `Đơn vị ${unit}: không có đơn vị cấp trên ${parent}`,
			remedy: 'Sửa cột parent, hoặc thêm dòng của đơn vị cấp trên'
		}),
		successor: (unit: string, successor: string) => ({
			message: `Kế thừa ${unit} → ${successor}: đơn vị không có, hoặc kế thừa chính mình`,
			remedy: 'Sửa mã đơn vị, hoặc nhập kèm bảng units'
		}),
		absent: (unit: string, successor: string) => ({
			message: `Kế thừa ${unit} → ${successor}: ${successor} không hoạt động vào ngày tiếp nhận`,
			remedy: 'Sửa from_day, hoặc ngày hiệu lực của đơn vị kế thừa trong bảng units'
		}),
		parents: (unit: string) => ({
			message: `Đơn vị ${unit} là cấp trên của chính mình`,
			remedy: 'Sửa cột parent của một trong các đơn vị'
		}),
		orphan: (unit: string, day: string) => ({
			message: `Đơn vị ${unit} hết hiệu lực ${day} mà không có đơn vị kế thừa`,
			remedy: 'Nhập kèm bảng unit_succession có dòng của đơn vị này'
		}),
		province: (unit: string, code: string) => ({
			message: `Đơn vị ${unit}: không có tỉnh mã ${code}`,
			remedy: 'Sửa province_63 hoặc province_34 theo danh mục tỉnh'
		}),
		spelling: (list: string, form: string) => ({
			message: `Danh mục ${list}: hai mã cùng được viết là «${form}»`,
			remedy: 'Đặt nhãn hoặc chữ viết tắt khác nhau'
		}),
		closing: (unit: string, day: string) => ({
			message: `Kế thừa của ${unit} từ ${day}: đơn vị phải hết hiệu lực đúng ngày hôm trước`,
			remedy: 'Sửa from_day, hoặc nhập kèm bảng units có valid_to đúng'
		}),
		life: (unit: string, day: string) => ({
			message: `Đơn vị ${unit} hết hiệu lực ${day}, trước ngày thành lập`,
			remedy: 'Sửa valid_from hoặc valid_to'
		}),
		limit: (key: string) => ({
			message: `Thời hạn ${key}: số ngày âm hoặc ngày hiệu lực ngược`,
			remedy: 'Sửa base_limit, effective_from hoặc effective_to'
		})
	},
	refused: (why: string) => ({
		message: `Không dựng được bảng từ tệp này: ${why}`,
		remedy: 'Sửa giá trị nêu trong thông báo'
	}),
	noFiles: 'Chưa nêu tệp nào.',
	noFilesRemedy: 'Ví dụ: donthu reference import holidays.csv.',
	unknownAction: 'Cần import, check, export, list, show hoặc diff.',
	unknownActionRemedy: 'Xem donthu reference --help.',
	badInstant: (value: string) => `--known-at: «${value}» không phải một thời điểm.`,
	badInstantRemedy: 'Ghi dạng 2026-11-01T00:00:00+07:00.',
	exists: (file: string) => `«${file}» đã có.`,
	existsRemedy: 'Chọn thư mục khác, hoặc xóa tệp cũ.',
	imported: (names: string, from: string) =>
		`Đã nhận danh mục ${names}; áp dụng cho các bản số liệu có thời điểm biết từ ${from}.`,
	pastChanged: (ids: string) =>
		`Chú ý: bản đã công bố ${ids} có thời điểm biết sau mốc này; lập lại sẽ ra khác (bản đã công bố không đổi).`,
	problem: ({ file, row, column, message, remedy }: ReferenceProblem) =>
		`${[file, row === null ? null : `dòng số liệu ${row}`, column === null ? null : `cột ${column}`]
			.filter((part) => part !== null)
			.join(', ')}: ${message}. ${remedy}.`,
	checked: 'Tệp không có lỗi; chưa nhận gì.',
	badVersion: (option: string, value: string | undefined) =>
		`${option}: «${value ?? ''}» không phải số phiên bản.`,
	badVersionRemedy: 'Xem số phiên bản bằng donthu reference list; 0 là bản theo chương trình.',
	unknownVersion: (table: string, version: number) =>
		`Bảng ${table} không có phiên bản ${version}.`,
	versions: (numbers: string) => `Các phiên bản: ${numbers} (0 là bản theo chương trình).`,
	changed: (table: string, rows: readonly RowChange[]) => {
		const count = (kind: RowChange['change']) =>
			rows.filter(({ change }) => change === kind).length;
		return `${table}: thêm ${count('added')} dòng, sửa ${count('changed')}, bỏ ${count('removed')}`;
	},
	rowChange: ({ change, key, cells }: RowChange) =>
		`  ${changes[change]} ${key.join(' ')}: ${cells
			.map(({ column, before, after }) => `${column} ${before ?? '∅'} → ${after ?? '∅'}`)
			.join('; ')}`,
	notImported: 'Chưa nhận tệp nào.',
	version: ({ version, known_at, rows, isInForce, releases }: Version) =>
		`  ${version}  ${known_at === null ? 'theo chương trình' : `biết từ ${known_at}`}, ${rows} dòng${
			isInForce ? ', đang dùng' : ''
		}${releases.length > 0 ? `, bản số liệu ${releases.join(', ')}` : ''}`,
	exported: (directory: string) => `Đã ghi các bảng đang dùng vào ${directory}.`
};
