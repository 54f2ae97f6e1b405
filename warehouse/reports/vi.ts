/** What stands in reports, and what is said of templates, in Vietnamese. */

/** Names for which a sentence has short words. */
export const unitName = (name: string) =>
	name.replace('Viện kiểm sát nhân dân', 'VKSND').replace('Viện kiểm sát quân sự', 'VKS quân sự');

export const told = {
	none: 'không phát sinh',
	noBase: 'chưa có cơ sở so với chỉ tiêu',
	/** A change of a count: by how many, and in per cent of the earlier number. */
	change: (isUp: boolean, by: string, unit: string, percent: string | null) =>
		`${isUp ? 'tăng' : 'giảm'} ${by}${unit === '' ? '' : ` ${unit}`}${percent === null ? '' : ` (${percent})`}`,
	changeFromNothing: (by: string, unit: string) => `tăng ${by} ${unit} (kỳ trước không phát sinh)`,
	points: (isUp: boolean, by: string) => `${isUp ? 'tăng' : 'giảm'} ${by} điểm %`,
	unchanged: 'không thay đổi',
	incomparable: 'không so sánh được',
	above: (by: string) => `vượt chỉ tiêu ${by} điểm %`,
	over: (by: string) => `cao hơn mức cho phép ${by} điểm %`,
	below: (by: string) => `thấp hơn chỉ tiêu ${by} điểm %`,
	met: 'đạt chỉ tiêu',
	noTarget: 'chưa có chỉ tiêu',
	extreme: (names: readonly string[], number: string) =>
		names.length === 1
			? `${names[0]} (${number})`
			: `${names.slice(0, -1).join(', ')} và ${names.at(-1)} (cùng ${number})`,
	/** More than this many with the same number are no news. */
	many: (count: string, number: string) => `${count} nơi cùng ${number}`,
	withUnit: (number: string, unit: string) => `${number} ${unit}`,
	days: 'ngày'
};

export const verdicts = {
	beaten: 'Vượt',
	met: 'Đạt',
	missed: 'Không đạt',
	nothing: 'Không phát sinh',
	noTarget: 'Chưa có chỉ tiêu'
};

export const labels = {
	yes: 'Có',
	no: 'Không',
	none: 'Không ghi',
	central: 'Trung ương, quân sự',
	year: (key: string) => `năm ${key}`,
	half: (year: string, part: string) => `6 tháng ${part === '1' ? 'đầu' : 'cuối'} năm ${year}`,
	quarter: (year: string, part: string) =>
		`quý ${['I', 'II', 'III', 'IV'][Number(part) - 1] ?? part} năm ${year}`,
	month: (year: string, month: string) => `tháng ${month}/${year}`,
	/** A bucket of which the period holds a part. */
	part: (label: string, from: string, to: string) =>
		label.includes(from.slice(-4)) && label.includes(to.slice(-4))
			? `${label} (${from.slice(0, -5)}–${to.slice(0, -5)})`
			: `${label} (${from}–${to})`,
	oldMap: (name: string) => `${name} (đến 30/6/2025)`,
	closed: (name: string, day: string) => `${name} (đến ${day})`
};

export const scopes = {
	whole: 'toàn ngành Kiểm sát nhân dân',
	province: (names: string) => `ngành Kiểm sát nhân dân ${names}`,
	of: (dimension: string, values: string) => `${dimension.toLocaleLowerCase('vi')}: ${values}`,
	supreme: 'VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO',
	/** The Party's body of a procuracy, and whom it reports to. */
	committee: (isRegion: boolean) => (isRegion ? 'CHI BỘ' : 'ĐẢNG ỦY'),
	committeeOf: (committee: string, body: string) => `${committee} ${body}`,
	committeeAbove: (province: string | null) =>
		province === null ? 'Trung ương' : province.startsWith('thành phố') ? 'Thành ủy' : 'Tỉnh ủy',
	capital: 'Hà Nội'
};

export const document = {
	draft: 'DỰ THẢO',
	mock: 'DỮ LIỆU MÔ PHỎNG',
	state: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
	motto: 'Độc lập - Tự do - Hạnh phúc',
	party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
	number: (number: string, symbol: string) =>
		`Số: ${number === '' ? '         ' : number}${symbol.startsWith('-') ? '' : '/'}${symbol}`,
	placeAndDay: (place: string, day: string | null) =>
		day === null
			? `${place}, ngày      tháng      năm 20……`
			: `${place}, ngày ${day.slice(8, 10)} tháng ${Number(day.slice(5, 7)) > 2 ? Number(day.slice(5, 7)) : day.slice(5, 7)} năm ${day.slice(0, 4)}`,
	longName: /^(?:(ĐẢNG ỦY|CHI BỘ) )?(VIỆN KIỂM SÁT NHÂN DÂN) (.+)$/,
	recipients: 'Nơi nhận:',
	appendix: (number: string) => `Phụ lục ${number}`,
	table: (number: number) => `Bảng ${number}`,
	chart: (number: number) => `Biểu đồ ${number}`,
	tableWord: 'Bảng',
	chartWord: 'Biểu đồ',
	caption: (number: string, title: string) => `${number}. ${title}`,
	unit: (unit: string) => `Đơn vị tính: ${unit}`,
	ordinal: 'STT',
	sources: (sources: readonly string[]) => `Nguồn: ${sources.join('; ')}.`,
	hint: (text: string) => `[${text}]`,
	mockNote: 'Số liệu mô phỏng, không phải số liệu thật.',
	alternative: (title: string) => `${title}.`
};

/**
 * What a layout adds to the words of a report. A layout that adds others brings them here and leaves
 * these: reports that were written with them are still verified.
 */
export const furniture = {
	/** Lines that say nothing of the report. */
	lines: [
		/^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$/iu,
		/^Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc$/iu,
		/^ĐẢNG CỘNG SẢN VIỆT NAM$/iu,
		/^Nơi nhận:?$/iu,
		/^\*$/u
	],
	/** What stands before and after a text: numbers of tables and headings, dashes, the end of a line of a list. */
	around: [
		/^(?:Phụ lục|Bảng|Biểu đồ)\s+[\dIVX]+\p{Ll}?(?:[.:]\s+|$)/iu,
		/^Đơn vị tính:\s+/iu,
		/^Số:\s+/u,
		/^Nguồn:\s+/u,
		/^(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s+/u,
		/^[-–•+]\s+/u,
		/\s*[;.]$/u
	]
};

export const notes = {
	period: (from: string, to: string) => `Kỳ số liệu: từ ${from} đến ${to}.`,
	/** What says of which state of the figures a table speaks. */
	source: (asOf: string, release: string, isLocked: boolean) =>
		`Số liệu chốt ngày ${asOf}; bản số liệu ${release} (${isLocked ? 'đã chốt' : 'sơ bộ'}).`,
	unit: (unit: string) => `Đơn vị đếm: ${unit}.`,
	boundaries: {
		as_reported: 'Tính cho đơn vị, địa bàn tại thời điểm phát sinh.',
		current: 'Quy đổi về đơn vị, 34 tỉnh, thành phố hiện nay.'
	},
	break: (day: string, label: string, basis: string) => `từ ${day} ${label} (${basis})`,
	breaks: (breaks: readonly string[]) => `Thay đổi ảnh hưởng đến so sánh: ${breaks.join('; ')}.`,
	notCollected: '(*) Chưa thu thập: hệ thống chưa có số liệu này; ô để trống, không phải bằng 0.',
	notCollectedMark: ' (*)',
	lastYear: (from: string, to: string) => `Cùng kỳ: từ ${from} đến ${to}.`,
	previous: (from: string, to: string) => `Kỳ trước: từ ${from} đến ${to}.`,
	changeByRow: 'Tăng, giảm so với đúng những ngày đó của năm trước.',
	nothing: '«–»: không phát sinh.'
};

export const breaksBlock = {
	none: 'Trong kỳ không có thay đổi về tổ chức, pháp luật, biểu mẫu làm ảnh hưởng đến so sánh số liệu.',
	some: 'Khi so sánh số liệu trong kỳ cần lưu ý các thay đổi sau:',
	line: (day: string, label: string, basis: string) => `Từ ${day}: ${label} (${basis}).`,
	end: 'Trong phạm vi một tỉnh, thành phố hay một đơn vị, số liệu trước và sau ngày 01/7/2025 chỉ so sánh được khi đã quy đổi về đơn vị hiện nay.'
};

export const charts = {
	/** What a chart shows, for whoever cannot see it. */
	series: (label: string, first: string, last: string, highest: string) =>
		`${label}: ${first} đến ${last}, cao nhất ${highest}`,
	one: (label: string, value: string) => `${label} ${value}`,
	none: 'Không phát sinh số liệu để vẽ.'
};

export const template = {
	bad: (line: number | null, problem: string) =>
		line === null ? `Mẫu báo cáo: ${problem}` : `Mẫu báo cáo, dòng ${line}: ${problem}`,
	remedy: 'Sửa dòng đó rồi thử lại; cách viết mẫu ở docs/mau-bao-cao.md.',
	yaml: (message: string) => `không đúng cú pháp YAML (${message}).`,
	missing: (key: string) => `thiếu «${key}».`,
	unknownKey: (key: string, keys: readonly string[]) =>
		`không có mục «${key}»; các mục: ${keys.join(', ')}.`,
	noText: (key: string) => `«${key}» phải là chữ.`,
	noList: (key: string) => `«${key}» phải là danh sách.`,
	noMap: (key: string) => `«${key}» phải gồm các mục có tên.`,
	choice: (key: string, value: string, choices: readonly string[]) =>
		`«${key}» là «${value}»; các lựa chọn: ${choices.join(', ')}.`,
	metric: (name: string) => `không có chỉ tiêu «${name}».`,
	dimension: (metric: string, dimension: string, has: readonly string[]) =>
		`chỉ tiêu ${metric} không có chiều «${dimension}»; các chiều: ${has.join(', ')}.`,
	noDimension: (dimension: string) => `không có chiều «${dimension}».`,
	value: (dimension: string, value: string) => `chiều ${dimension} không có giá trị «${value}».`,
	table: (name: string) => `không có bảng «${name}» trong mục tables.`,
	chart: (name: string) => `không có biểu đồ «${name}» trong mục charts.`,
	unused: (name: string) => `«${name}» không được đặt ở đâu trong body hay appendices.`,
	hint: (text: string) => `[${text}]`,
	placeholder: (text: string) => `không hiểu «{${text}}».`,
	unclosed: (text: string) => `dấu { không có dấu } đi theo: «${text}».`,
	fact: (name: string, names: readonly string[]) =>
		`không có chỉ tiêu hay từ «{${name}}»; các từ: ${names.join(', ')}.`,
	option: (name: string) =>
		`không có cách kể «${name}»; các cách: change:last_year, change:previous, target, highest:CHIỀU, lowest:CHIỀU, period:last_year, period:previous, where:CHIỀU=GIÁ_TRỊ.`,
	noFigure: (key: string) => `«${key}» không chứa số liệu, chỉ chữ và các từ trong ngoặc nhọn.`,
	toldOnce: (text: string) => `«{${text}}» nêu hai cách kể.`,
	targetOfShare: (metric: string) =>
		`chỉ tiêu ${metric} không phải tỷ lệ, không so với chỉ tiêu được.`,
	rows: 'rows cần đúng một trong: by, lines, targets.',
	block: (key: string, keys: readonly string[]) =>
		`không có khối «${key}»; các khối: ${keys.join(', ')}.`,
	twice: (key: string) => `«${key}» đứng hai lần.`,
	noColumns: 'bảng không có cột nào.',
	id: (id: string) => `id «${id}» chỉ gồm chữ thường không dấu, số và dấu gạch.`,
	balance: (text: string) => `«${text}» không đúng dạng 1 + 2 = 11 với mã của các dòng trong bảng.`,
	columnMetric: 'cột của bảng rows.by phải có metric, hoặc empty: true nếu chưa thu thập.',
	unknown: (id: string) => `Không có mẫu báo cáo «${id}».`,
	unknownRemedy: (ids: readonly string[]) =>
		`Các mẫu: ${ids.join(', ')}; hoặc đường dẫn đến một tệp .yaml.`
};

export const workbook = {
	sources: 'Nguồn số liệu',
	template: 'Mẫu báo cáo',
	period: 'Kỳ số liệu',
	scope: 'Phạm vi',
	calendar: 'Lịch',
	calendars: { civil: 'năm dương lịch', procuracy: 'năm công tác', assembly: 'năm Quốc hội' },
	boundaries: 'Địa giới',
	boundariesAre: {
		as_reported: 'tại thời điểm phát sinh',
		current: 'quy đổi về 34 tỉnh, thành phố hiện nay'
	},
	release: 'Bản số liệu',
	asOf: 'Ngày chốt',
	state: 'Trạng thái',
	states: { draft: 'DỰ THẢO', reviewed: 'DỰ THẢO', approved: 'DỰ THẢO', issued: 'Đã ban hành' },
	columns: [
		'Bảng',
		'Cột hoặc dòng',
		'Chỉ tiêu',
		'Tên chỉ tiêu',
		'Lọc',
		'Kỳ',
		'Bản số liệu',
		'Ngày chốt'
	],
	noMetric: 'chưa thu thập',
	inText: 'Lời văn',
	ofOther: 'số của cơ quan khác',
	check: 'Cân đối',
	balanced: 'Cân đối',
	unbalanced: (difference: string) => `Lệch ${difference}`
};

export const disagreements = {
	text: (shown: string) => `trong lời văn («${shown}»)`,
	cell: (table: string, row: string, column: string) => `bảng «${table}», ${row}, ${column}`,
	differs: (one: string, value: string, other: string, otherValue: string) =>
		`Cùng một câu hỏi nhưng ${one} là ${value}, còn ${other} là ${otherValue}.`,
	total: (table: string, column: string, sum: string, total: string) =>
		`Bảng «${table}», cột ${column}: các dòng cộng lại là ${sum}, dòng tổng là ${total}.`,
	flow: (table: string, row: string, left: string, closing: string) =>
		`Bảng «${table}», ${row}: kỳ trước + mới − đã xong là ${left}, còn lại là ${closing}.`,
	form: (table: string, identity: string, difference: string) =>
		`Biểu «${table}»: ${identity} lệch ${difference}.`
};

/** Numbers that name something, and are nobody's figures. */
export const patterns = {
	names: [
		// What is left to be written, and the first number of a line that counts sections.
		/\[[^\][]*\]/gu,
		/^\s*\d+(?:\.\d+)*[.)]\s/gu,
		// Releases and days.
		/\d{4}-\d{2}-\d{2}(?:-\d+)?/gu,
		/ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/giu,
		/\d{1,2}\/\d{1,2}(?:\/\d{4})?|\d{1,2}\/\d{4}/gu,
		// Numbers of papers: 623/NQ-UBTVQH15, 82/2025/QH15, 35-CT/TW, NQ 96/2019.
		/\d+(?:\/\d+)*\/\p{L}[\p{L}\d-]*(?:\/\p{L}+)?/gu,
		/\d+-\p{Lu}[\p{L}\d]*(?:\/\p{L}+)?/gu,
		/(?:NQ|QĐ|NĐ|TT|TTLT|CT|CV|KH|Luật|Nghị quyết|Quyết định|Nghị định|Thông tư|Chỉ thị|Kế hoạch|Công văn)\s+(?:số\s+)?\d+(?:\/\d+)*/gu,
		// Parts of laws and papers.
		/(?:Điều|khoản|điểm|Chương|Mục|Phần|Phụ lục|Bảng|Biểu đồ|Biểu|dòng|cột|Vụ|Phòng|Cục|kỳ họp thứ|khóa|lần thứ|lần|thứ|số)\s+\d+(?:\.\d+)*\p{Ll}?(?:\s*(?:,|và|đến|–|-)\s*\d+(?:\.\d+)*)*/giu,
		// Names of periods, lengths of time, and what is as many by law.
		/(?:năm|tháng|quý)\s+\d+/giu,
		/\d+\s+(?:tháng|năm|giờ|quý)(?!\p{L})/giu,
		/\d+\s+(?:tỉnh|cấp)(?!\p{L})/giu,
		// A count of thousands is written with a point: this is a year.
		/(?<![\d.,])(?:19|20)\d{2}(?![\d,%]|\.\d)/gu
	],
	/** After a number that is told in points. */
	points: /^\s*điểm\s*%/u
};

export const seal = {
	none: (file: string) => `Tệp ${file} không mang nội dung để đối chiếu.`,
	noneRemedy: 'Dùng tệp .docx do hệ thống xuất, hoặc tệp .json của báo cáo.',
	unreadable: (file: string) => `Không đọc được báo cáo trong tệp ${file}.`,
	unreadableRemedy: 'Lấy lại tệp gốc đã ban hành.'
};
