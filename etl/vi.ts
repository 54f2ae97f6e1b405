/** What the way in says, in Vietnamese. The wording of problems is in warehouse/seeds/problem_codes.csv. */

export const packages = {
	none: (path: string) => `Không có tệp hay thư mục «${path}».`,
	noneRemedy: 'Kiểm tra đường dẫn của gói.',
	unreadable: (path: string, why: string) => `Không đọc được «${path}» (${why}).`,
	unreadableRemedy: 'Kiểm tra quyền đọc tệp rồi chạy lại.',
	demoInReal: (name: string) =>
		`Gói «${name}» là số liệu mô phỏng, không nạp vào nơi lưu số liệu thật.`,
	demoInRealRemedy: 'Nạp số liệu mô phỏng vào một thư mục --home riêng.',
	realInDemo: (name: string) =>
		`Nơi lưu này chứa số liệu mô phỏng, không nhận gói số liệu thật «${name}».`,
	realInDemoRemedy: 'Nạp số liệu thật vào một thư mục --home riêng.'
};

/** What stood there, behind the wording of a problem. */
export const details = {
	rowCount: (found: number, declared: number) => `tệp có ${found} dòng, kê khai ${declared}`,
	cellCount: (found: number, expected: number) => `dòng có ${found} ô, tiêu đề có ${expected}`,
	/** A sheet of a workbook other than the one that is read. */
	sheet: (name: string) => `trang «${name}»`,
	/** Between two days. */
	before: 'trước',
	after: 'sau'
};

export const landing = {
	failed: (why: string) => `Không ghi được gói vào nơi lưu (${why}).`,
	failedRemedy: 'Kiểm tra chỗ trống và quyền ghi; chưa có gì của lượt này được nạp.'
};

/** The workbook in which rows set aside go back to their sender. */
export const feedback = {
	title: 'Các dòng để riêng, cần sửa',
	faults: 'Lỗi và cách sửa',
	faultsHead: ['Trang', 'Dòng', 'Dòng số liệu đã gửi', 'Cột', 'Lỗi', 'Cách sửa'],
	howTo: [
		'Ô cần sửa được tô màu, có ghi chú lỗi và cách sửa. Sửa ở trang sổ, giữ nguyên dòng tiêu đề và mã bản ghi, rồi gửi tệp này trong một gói mới, chỉ gồm các dòng đã sửa.',
		'Mỗi tệp trong gói chỉ được đọc trang đầu tiên: sổ ở trang sau thì chuyển sang một tệp riêng.',
		'Mã người gửi đơn và mã đặc trưng nội dung không được lưu nên không có ở đây; đơn cần có các mã này thì sửa trong sổ của đơn vị và tạo gói bằng lệnh donthu seal.'
	],
	failed: (why: string) => `Không ghi được tệp phản hồi (${why}).`,
	failedRemedy:
		'Kiểm tra chỗ trống và quyền ghi của thư mục --feedback; gói nào đã nạp thì giữ nguyên.'
};

export const options = {
	noPackages: 'Chưa nêu gói nào.',
	noPackagesRemedy: 'Ghi tên tệp .zip hoặc thư mục của gói sau tên lệnh.',
	badInstant: (value: string) => `--received-at: «${value}» không phải một thời điểm.`,
	badInstantRemedy: 'Ghi dạng 2026-11-01T00:00:00+07:00, một ngày, hoặc manifest.'
};

const count = (n: number) => n.toLocaleString('vi-VN');

export const receipts = {
	verdict: {
		accepted: 'nhận',
		accepted_with_quarantine: 'nhận, có dòng để riêng',
		rejected: 'TỪ CHỐI'
	},
	line: (name: string, verdict: string, rows: number, setAside: number) =>
		`${name}: ${verdict} · ${count(rows)} dòng` +
		(setAside > 0 ? `, để riêng ${count(setAside)}` : ''),
	place: (file: string | null, row: number | null, column: string | null) =>
		[
			file,
			row === null ? null : `dòng số liệu ${row}`,
			column === null ? null : `${file === 'manifest.json' ? 'trường' : 'cột'} ${column}`
		]
			.filter((part) => part !== null)
			.join(', '),
	problem: (code: string, place: string, message: string, remedy: string) =>
		`  ${code}${place === '' ? '' : ` (${place})`}: ${message}. ${remedy}.`,
	moreProblems: (n: number) => `  … và ${count(n)} vấn đề nữa (--json để xem hết)`,
	morePackages: (n: number) => `… và ${count(n)} gói có vấn đề nữa (--json để xem hết)`,
	summary: (checked: boolean, packages: number, rejected: number, rows: number, setAside: number) =>
		`${checked ? 'Đã kiểm tra' : 'Đã nạp'} ${count(packages)} gói: ` +
		`nhận ${count(packages - rejected)}, từ chối ${count(rejected)}; ` +
		`${count(rows)} dòng được nhận, ${count(setAside)} dòng để riêng.`
};

export const progress = {
	pastChanged: (isCheck: boolean, releases: string) =>
		`Chú ý: ${isCheck ? 'nếu nạp, ' : ''}các bản đã công bố ${releases} lập lại sẽ ra khác, vì gói tính là nhận trước thời điểm biết của chúng (bản đã công bố không đổi).`,
	line: (checked: boolean, done: number, total: number, rows: number, secondsLeft: number) =>
		`${checked ? 'Kiểm tra' : 'Nạp'} gói: ${count(done)}/${count(total)}, ${count(rows)} dòng, ` +
		`còn khoảng ${count(secondsLeft)} giây`
};

export const releaseState = {
	damaged: (id: string) => `Tệp của bản số liệu «${id}» không còn nguyên vẹn như khi công bố.`,
	damagedRemedy: 'Khôi phục tệp từ bản sao lưu, hoặc công bố bản mới bằng donthu publish.'
};
