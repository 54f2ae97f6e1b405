/** What the way in says, in Vietnamese. The wording of problems is in warehouse/seeds/problem_codes.csv. */

export const packages = {
	none: (path: string) => `Không có tệp hay thư mục «${path}».`,
	noneRemedy: 'Kiểm tra đường dẫn của gói.',
	unreadable: (path: string, why: string) => `Không đọc được «${path}» (${why}).`,
	unreadableRemedy: 'Kiểm tra quyền đọc tệp rồi chạy lại.',
	otherUnit: 'Gói không phải của đơn vị được phép gửi; chưa có gì của gói được lưu.',
	otherUnitRemedy: 'Kiểm tra đã chọn đúng tệp; gói của đơn vị khác do đơn vị đó gửi.',
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
	tooWide: (found: number, most: number) => `tệp có ${found} cột, nhiều nhất là ${most}`,
	/** A column of lists or structures. */
	nested: (column: string) => `cột «${column}» chứa danh sách hoặc cấu trúc lồng nhau`,
	/** A sheet of a workbook other than the one that is read. */
	sheet: (name: string) => `trang «${name}»`,
	/** What a text in a font of the time says. */
	probably: (text: string) => `có lẽ là «${text}»`,
	probableHeadings: (text: string, encoding: string) => `có lẽ là «${text}», mã ${encoding}`,
	/** Between two days. */
	before: 'trước',
	after: 'sau'
};

export const landing = {
	failed: (why: string) => `Không ghi được gói vào nơi lưu (${why}).`,
	failedRemedy: 'Kiểm tra chỗ trống và quyền ghi; chưa có gì của lượt này được nạp.',
	/** Package ids, where the ledger can name them, and files. */
	damaged: (packages: readonly string[], files: readonly string[]) =>
		[
			'Gói lưu đã mất hoặc không còn nguyên vẹn như khi nhận',
			packages.length > 0 ? `; ${packages.length} gói: ${packages.join(', ')}` : '',
			files.length > 0 ? `; tệp hỏng: ${files.join(', ')}` : '',
			'.'
		].join(''),
	damagedRemedy:
		'Khôi phục tệp từ bản sao lưu, hoặc nạp lại chính các gói đó. Số liệu trong sổ cái không thay đổi.',
	notUnpacked: (why: string) => `Không ghi được các gói ra thư mục (${why}).`,
	notUnpackedRemedy: 'Kiểm tra chỗ trống và quyền ghi của thư mục.'
};

export const diskFaults = {
	full: (why: string) => `Không ghi được xuống đĩa vì hết chỗ trống (${why}).`,
	fullRemedy:
		'Giải phóng chỗ trống của thư mục --home và thư mục tạm (TMPDIR), hoặc tăng DONTHU_MEMORY, rồi chạy lại; gói chưa có biên nhận thì nạp lại.',
	damaged: 'Tệp sổ cái đã hỏng: đọc ra khác với khi ghi.',
	damagedRemedy:
		'Kiểm tra đĩa, khôi phục từ bản sao lưu gần nhất bằng donthu restore rồi nạp lại các gói gửi sau đó; bản đang phục vụ không thay đổi.'
};

/** As an argument on a command line. */
const quote = (text: string) => (/^[\w./-]+$/.test(text) ? text : `"${text}"`);

/** The workbooks in which rows set aside go back to their sender. */
export const feedback = {
	title: 'Các dòng để riêng, cần sửa',
	faults: 'Lỗi và cách sửa',
	faultsHead: ['Dòng', 'Dòng số liệu đã gửi', 'Cột', 'Lỗi', 'Cách sửa'],
	howTo: [
		'Ô cần sửa ở trang sổ được tô màu, có ghi chú lỗi và cách sửa. Sửa tại ô, giữ nguyên dòng tiêu đề và mã bản ghi; dòng chưa sửa được thì xóa khỏi trang, gửi lần sau.',
		'Mã người gửi đơn và mã đặc trưng nội dung không được lưu nên không có ở đây; đơn cần có các mã này thì sửa trong sổ của đơn vị và tạo gói bằng lệnh donthu seal.'
	],
	again: (
		files: readonly string[],
		{ packageId, unit, period }: { packageId: string; unit: string; period: string }
	) =>
		`Sửa xong${files.length > 1 ? ` cả ${files.length} tệp` : ''} thì lập gói gửi lại: donthu seal ${files.map(quote).join(' ')} --unit ${unit} --period ${period} --key TỆP_KHÓA --out ${quote(`${packageId}-sua.zip`)} --corrects ${quote(packageId)} --reason "Sửa các dòng để riêng"`,
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
	column: (label: string | null, name: string) => (label === null ? name : `«${label}» [${name}]`),
	title: (code: string, isWarning: boolean) => (isWarning ? `Cảnh báo ${code}` : code),
	problem: (title: string, place: string, message: string, remedy: string) =>
		`  ${title}${place === '' ? '' : ` (${place})`}: ${message}. ${remedy}.`,
	/** Several that are alike. */
	problems: (title: string, place: string, times: number, rule: string, remedy: string) =>
		`  ${title}${place === '' ? '' : ` (${place})`}, ${count(times)} lần: ${rule}. ${remedy}.`,
	rows: (value: string, shown: readonly number[], all: number) =>
		`    ${value === '' ? '' : `${value} — `}dòng số liệu ${shown.join(', ')}` +
		(all > shown.length ? ` và ${count(all - shown.length)} dòng nữa` : ''),
	moreValues: (n: number) => `    … và ${count(n)} giá trị nữa (--json để xem hết)`,
	moreProblems: (n: number) => `  … và ${count(n)} vấn đề khác nữa (--json để xem hết)`,
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

const SHOWN = 5;
const someOf = (paths: readonly string[]) =>
	paths.length > SHOWN
		? `${paths.slice(0, SHOWN).join(', ')} và ${paths.length - SHOWN} tệp khác`
		: paths.join(', ');

export const backup = {
	nothing: (home: string) => `Trong «${home}» không có sổ cái để sao lưu.`,
	nothingRemedy: 'Kiểm tra --home.',
	exists: (folder: string) => `Thư mục «${folder}» đã có nội dung; bản sao lưu không ghi đè gì.`,
	existsRemedy: 'Chọn một thư mục mới, ví dụ đặt tên theo ngày.',
	incomplete: (file: string) =>
		`Không đọc được «${file}»: đây không phải một bản sao lưu trọn vẹn.`,
	incompleteRemedy: 'Dùng bản sao lưu khác; bản này có thể đã bị ngắt giữa chừng.',
	damaged: (paths: readonly string[]) =>
		`Bản sao lưu đã hỏng: ${someOf(paths)} không còn như khi sao lưu. Chưa khôi phục gì.`,
	damagedRemedy: 'Dùng bản sao lưu khác, và kiểm tra đĩa chứa bản này.',
	notEmpty: (home: string) => `Thư mục «${home}» đã có nội dung; khôi phục không ghi đè gì.`,
	notEmptyRemedy: 'Khôi phục vào một thư mục trống rồi đổi --home (DONTHU_HOME) sang đó.',
	failed: (why: string) => `Không sao chép được (${why}).`,
	failedRemedy: 'Kiểm tra dung lượng và quyền ghi, xóa thư mục dở dang rồi chạy lại.'
};

export const prune = {
	unreadable: (file: string) =>
		`Không đọc được ${file}, nên không biết báo cáo đã ban hành dùng những bản số liệu nào.`,
	unreadableRemedy:
		'Chưa xóa bản nào. Kiểm tra quyền đọc, ghi; nếu tệp hỏng, khôi phục từ bản sao trong app-backups rồi chạy lại.'
};

export const watch = {
	published: (id: string) => `Đã công bố bản ${id}.`,
	fileUnusable: (path: string, code: string) => `Không dùng được «${path}» (${code}).`,
	fileUnusableRemedy:
		'Kiểm tra quyền đọc, quyền ghi biên nhận cạnh gói, độ dài của tên; các gói khác vẫn được nạp, và gói này được thử lại.'
};
