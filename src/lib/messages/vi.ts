/*
Every Vietnamese sentence of the pages. Functions take figures already formatted, so that no wording
decides how a number looks.
*/

import { SIGNS } from '../signs.ts';

/** What stands for figures and in their place; every legend is made from it. */
export const signs: readonly (readonly [sign: string, meaning: string])[] = [
	[SIGNS.none, 'không phát sinh'],
	['0', 'có báo cáo và bằng không'],
	[SIGNS.withheld, 'không hiển thị để bảo vệ người tố cáo'],
	[SIGNS.not_sent, 'đơn vị chưa nộp số liệu']
];
/** The signs in a line. */
export const signsText: string = signs.map((sign) => sign.join(' ')).join('; ');

export const words = {
	points: 'điểm\u00a0%',
	unitOf: (count: string, unit: string) => `${count} ${unit}`,
	noData: 'không có số liệu',
	and: 'và',
	all: 'tất cả',
	yes: 'có',
	no: 'không',
	country: 'Toàn quốc'
};

export const app = {
	name: 'Đơn thư',
	fullName: 'Đơn thư – kho số liệu khiếu nại, tố cáo ngành Kiểm sát nhân dân',
	title: (page: string) => `${page} · Đơn thư`,
	skip: 'Đến nội dung chính',
	navigation: 'Các trang',
	overview: 'Tổng quan',
	progress: 'Tiến độ',
	overdue: 'Quá hạn',
	outcomes: 'Kết quả',
	reviews: 'Kiểm tra lại',
	receptions: 'Tiếp công dân',
	places: 'Địa phương',
	explore: 'Khám phá',
	method: 'Phương pháp',
	mock: 'DỮ LIỆU MÔ PHỎNG',
	mockNote: 'Dữ liệu mô phỏng, không phải số liệu thật',
	theme: 'Giao diện',
	themes: { auto: 'theo máy', light: 'sáng', dark: 'tối' },
	loading: 'Đang tải số liệu…'
};

export const release = {
	label: 'Bản số liệu',
	closed: (day: string) => `Chốt ${day}`,
	provisional: 'sơ bộ',
	locked: 'đã chốt',
	provisionalNote: 'Số liệu sơ bộ: còn có thể được bổ sung, đính chính',
	submitted: (share: string, month: string) => `${share} gói tháng ${month} nộp đúng hạn`,
	newer: (id: string) => `Có bản số liệu mới (${id}).`,
	reload: 'Tải lại',
	later: 'Để sau'
};

export const filter = {
	label: 'Bộ lọc số liệu',
	calendar: 'Lịch',
	period: 'Kỳ',
	province: 'Tỉnh, thành phố',
	level: 'Cấp',
	field: 'Lĩnh vực',
	kind: 'Loại đơn',
	calendars: {
		procuracy: 'lịch ngành',
		civil: 'dương lịch',
		assembly: 'lịch Quốc hội'
	},
	periodGroups: {
		year: 'Năm',
		half: '6 tháng',
		quarter: 'Quý',
		month: 'Tháng',
		window: 'Kỳ báo cáo'
	},
	days: 'Từ ngày – đến ngày',
	customDays: 'khoảng ngày khác',
	from: 'Từ ngày',
	to: 'Đến ngày',
	show: 'Xem',
	showDays: 'Xem khoảng ngày này',
	applied: 'Đang lọc',
	remove: (name: string) => `Bỏ lọc ${name}`,
	clear: 'Bỏ hết bộ lọc',
	everywhere: 'Toàn quốc',
	every: 'tất cả',
	excluded: (label: string) => `trừ ${label}`,
	several: (count: string) => `${count} mục`,
	choose: 'Chọn nhiều',
	chooseHint: 'Đánh dấu các mục muốn xem; «trừ» để xem mọi mục còn lại.',
	exclude: 'trừ các mục đánh dấu',
	comparison: 'So',
	comparisons: {
		last_year: 'cùng kỳ năm trước',
		previous: 'kỳ trước',
		none: 'không so'
	},
	levels: {
		supreme: 'tối cao',
		high: 'cấp cao',
		province: 'cấp tỉnh',
		district: 'cấp huyện',
		region: 'khu vực',
		military_central: 'quân sự trung ương',
		military_zone: 'quân sự quân khu',
		military_area: 'quân sự khu vực'
	} as Readonly<Record<string, string>>
};

const QUARTER = ['I', 'II', 'III', 'IV'];

export const period = {
	year: (year: string) => `năm ${year}`,
	half: (year: string, half: string) =>
		half === '1' ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`,
	quarter: (year: string, quarter: string) => `quý ${QUARTER[Number(quarter) - 1]} năm ${year}`,
	month: (month: string) => `tháng ${month}`,
	tenMonths: (year: string) => `10 tháng năm ${year}, phục vụ UBTVQH`,
	supplement: (year: string) => `bổ sung tháng 8, 9 năm ${year}`,
	thematic: (key: string) => `chuyên đề ${key}`,
	range: (from: string, to: string) => `${from}–${to}`,
	toDate: (day: string) => `lũy kế đến ${day}`,
	lastYear: 'cùng kỳ',
	comparisons: { last_year: 'Cùng kỳ', previous: 'Kỳ trước' },
	incomparable: (kind: string, name: string, from: string, to: string) =>
		`${kind} tính lại trên ${from}–${to}: ${name} không cùng số ngày nên không so trực tiếp được.`,
	comparedWith: (kind: string, from: string, to: string) => `${kind}: ${from}–${to}.`,
	notCompared: 'Không so với kỳ khác.',
	reorganised:
		'Không so trực tiếp được: trước và sau 01/07/2025 tính theo đơn vị của từng thời điểm.',
	recompute: 'So theo đơn vị hiện nay'
};

export const boundaries = {
	'34': 'bản đồ 34 tỉnh, thành phố; số liệu trước 01/07/2025 quy về đơn vị hiện nay',
	'63': 'bản đồ 63 tỉnh, thành phố, theo đơn vị tại thời điểm báo cáo',
	asReported: 'bản đồ 34 tỉnh, thành phố; theo đơn vị tại thời điểm báo cáo',
	turn: {
		current: 'quy về đơn vị hiện nay',
		as_reported: 'theo đơn vị tại thời điểm báo cáo'
	}
};

/** A sentence in pieces, so that its main figure can stand out and open its definition. */
export type Piece = { readonly text: string; readonly metric?: string };
const plain = (text: string): Piece => ({ text });
const overdueRate = (text: string): Piece => ({ text, metric: 'overdue_rate' });

export const headline = {
	/** change: below 0 fell, above 0 rose, 0 stayed, null nothing to compare with. */
	overdue(rate: string, change: number | null): Piece[] {
		if (change === null) return [plain('Quá hạn ở mức '), overdueRate(rate)];
		if (change === 0) return [plain('Quá hạn giữ ở mức '), overdueRate(rate)];
		return [plain(change < 0 ? 'Quá hạn giảm còn ' : 'Quá hạn tăng lên '), overdueRate(rate)];
	},
	/** Too few for a rate. */
	overdueOf: (overdue: string, open: string): Piece[] => [
		overdueRate(`${overdue} trong ${open} việc`),
		plain(' chưa giải quyết đã quá hạn')
	],
	noneOverdue: (open: string): Piece[] => [
		plain(`Không có việc quá hạn trong ${open} việc chưa giải quyết`)
	],
	nothingOpen: [plain('Không còn việc chưa giải quyết')] as readonly Piece[],
	nothing: [plain('Không có số liệu trong kỳ này')] as readonly Piece[],
	own: (verdict: 'beaten' | 'met' | 'missed', points: string): Piece =>
		plain(
			verdict === 'met'
				? ', giải quyết đơn thuộc thẩm quyền đạt chỉ tiêu'
				: `, giải quyết đơn thuộc thẩm quyền ${verdict === 'beaten' ? 'vượt chỉ tiêu' : 'thấp hơn chỉ tiêu'} ${points}`
		),
	ownRate: (rate: string): Piece => plain(`, giải quyết đơn thuộc thẩm quyền đạt ${rate}`),
	ownOf: (resolved: string, all: string): Piece =>
		plain(`, giải quyết được ${resolved} trong ${all} đơn thuộc thẩm quyền`),
	/** The cases behind a rate, where they are few. */
	cases: (overdue: string, open: string): Piece => plain(` (${overdue}/${open} việc)`),
	/** share: of all that is overdue, in cases or as a percentage. */
	mostAt: (names: readonly string[], share: string): Piece =>
		plain(`; quá hạn nhiều nhất ở ${listed(names)} (${share})`),
	onlyAt: (names: readonly string[]): Piece => plain(`; việc quá hạn đều ở ${listed(names)}`),
	spread: (places: string): Piece => plain(`; việc quá hạn rải ở ${places} nơi`),
	part: (part: string, whole: string) => `${part}/${whole} việc`,
	percent: (percent: string) => `${percent}% số việc quá hạn`,
	end: plain('.')
};

export const hints = {
	empty:
		'Chưa có gói số liệu nào được nhận. Nạp các gói bằng donthu load, rồi công bố bằng donthu publish; trang đang mở sẽ báo khi có bản số liệu mới.',
	nothing: 'Chọn kỳ khác, hoặc bỏ bớt điều kiện lọc.'
};

export const tile = {
	target: (value: string) => `chỉ tiêu ${value}`,
	targetOfYear: (value: string) => `chỉ tiêu năm ${value}`,
	verdicts: { beaten: 'vượt', met: 'đạt', missed: 'chưa đạt' },
	previous: { last_year: 'cùng kỳ', previous: 'kỳ trước' },
	n: (part: string, whole: string, unit: string) => `${part}/${whole} ${unit}`,
	smallN: 'mẫu nhỏ',
	notApplied: (dimensions: string) => `không lọc theo ${dimensions}`,
	sparkline: (label: string, from: string, to: string) => `${label} theo tháng, ${from}–${to}`,
	heading: 'Chỉ tiêu chính'
};

export const dimensions: Readonly<Record<string, string>> = {
	province: 'tỉnh',
	level: 'cấp',
	field: 'lĩnh vực',
	petition_kind: 'loại đơn'
};

export const places = {
	heading: 'Tỷ lệ quá hạn theo tỉnh, thành phố',
	note: (day: string, closing: string, map: string) =>
		`% việc quá hạn trên số việc còn lại ngày ${day}; n = ${closing} việc; bản đồ ${map} tỉnh, thành phố`,
	place: 'Tỉnh, thành phố',
	rate: 'Tỷ lệ',
	overdue: 'Quá hạn / còn lại',
	change: '±\u00a0điểm\u00a0%',
	changeNote: 'so với ngày tương ứng của kỳ so sánh',
	more: (count: string) => `${count} nơi tiếp theo`,
	small: (n: string) => `Dưới ${n} việc còn lại, không xếp hạng`,
	noneOpen: 'không còn việc',
	legend: 'Thang màu',
	legendStep: (from: string, to: string) => `từ ${from} đến dưới ${to}`,
	legendTop: (from: string) => `từ ${from} trở lên`,
	legendSmall: (n: string) => `dưới ${n} việc`,
	mapAlt: (highest: string, rate: string, count: string) =>
		`Bản đồ tỷ lệ quá hạn; cao nhất là ${highest}, ${rate}; ${count} tỉnh, thành phố có việc. Danh sách bên cạnh có cùng số liệu.`,
	mapAltEmpty: 'Bản đồ tỷ lệ quá hạn; chưa tỉnh, thành phố nào có từ 10 việc trở lên.',
	hoangSa: 'Quần đảo Hoàng Sa',
	hoangSaOf: '(Đà Nẵng)',
	truongSa: 'Quần đảo Trường Sa',
	truongSaOf: '(Khánh Hòa)',
	tip: (rate: string, part: string, whole: string) => `${rate} · ${part}/${whole} việc`
};

export const trend = {
	petitions: 'Đơn: tiếp nhận, đã xử lý, còn lại',
	matters: 'Việc thuộc thẩm quyền: thụ lý, đã giải quyết, còn lại',
	byMonth: (unit: string) => `${unit} theo tháng`,
	reading: (inflow: string, outflow: string, unit: string, tail: string) =>
		`Trong các tháng này vào ${inflow} ${unit}, ra ${outflow} ${unit}: ${tail}.`,
	more: (count: string) => `vào nhiều hơn ra ${count}`,
	less: (count: string) => `ra nhiều hơn vào ${count}`,
	even: 'vào bằng ra',
	series: {
		petitions_received: 'Tiếp nhận',
		petitions_processed: 'Đã xử lý',
		petitions_closing: 'Còn lại',
		matters_accepted: 'Thụ lý',
		matters_resolved: 'Đã giải quyết',
		matters_closing: 'Còn lại'
	} as Readonly<Record<string, string>>,
	period: 'Dải nền: kỳ đang xem.',
	partial: 'Tháng cuối chưa đủ ngày (nét đứt).',
	month: 'Tháng',
	balance: 'Vào − ra'
};

export const reviews = {
	heading: 'Kiểm tra lại quyết định có hiệu lực',
	note: (count: string) => `${count} việc có kết luận trong kỳ`,
	empty: 'Không có việc nào kết luận trong kỳ.',
	alt: (parts: string) => `Kết quả kiểm tra lại: ${parts}.`,
	altPart: (label: string, count: string, share: string) =>
		`${label.toLowerCase()} ${count} (${share})`
};

export const standings = {
	heading: 'Việc còn lại, theo hạn',
	note: (day: string, count: string) => `${count} việc chưa giải quyết ngày ${day}`,
	overdue: 'Đã quá hạn',
	suspended: 'Đang tạm đình chỉ',
	withoutLimit: 'Không có hoặc chưa rõ hạn',
	empty: 'Không còn việc nào.'
};

/** What stands under the title of a figure, and what it says. */
export const figure = {
	without: (labels: string) => `trừ ${labels}`,
	onDay: (day: string) => `ngày ${day}`,
	inPeriod: (from: string, to: string) => `${from}–${to}`,
	n: (n: string) => `n = ${n}`,
	nHead: 'n',
	count: 'Số lượng',
	share: 'Tỷ trọng',
	ofWhole: (part: string, whole: string) => `${part}/${whole}`,
	partOf: (part: string, whole: string, share: string) => `${part}/${whole} · ${share}`,
	month: 'Tháng',
	byMonth: (months: string) => `theo tháng, ${months}`,
	cut: (count: string) => `Biểu đồ có ${count} dòng đầu; bảng có mọi dòng.`,
	nothing: 'Không có số liệu trong phạm vi này.',
	one: (label: string, figure: string) => `Chỉ có ${label}: ${figure}.`,
	most: (label: string, figure: string, share: string) =>
		`Nhiều nhất: ${label}, ${figure} (${share}).`,
	alike: (labels: string, figure: string, isMost: boolean) =>
		`${isMost ? 'Nhiều nhất' : 'Bằng nhau'}: ${labels}, mỗi nhóm ${figure}.`,
	highest: (label: string, figure: string) => `Cao nhất: ${label}, ${figure}`,
	lowest: (label: string, figure: string) => `thấp nhất: ${label}, ${figure}`,
	only: (label: string, figure: string) => `Chỉ một dòng đủ mẫu số: ${label}, ${figure}`,
	allAlike: (figure: string) => `Mọi dòng đủ mẫu số đều là ${figure}`,
	small: (count: string) => `${count} dòng mẫu nhỏ không xếp hạng`,
	onlySmall: 'Mọi dòng đều là mẫu nhỏ, không xếp hạng.'
};

/** The short name of a procuracy. */
export const unitName = (name: string) =>
	name.replace('Viện kiểm sát nhân dân', 'VKSND').replace('Viện kiểm sát quân sự', 'VKS quân sự');

export const locality = {
	breadcrumb: 'Đường dẫn',
	central: 'Trung ương, quân sự',
	before: 'Hình thành từ',
	beforePeriod: (period: string) => `(xem số liệu ${period})`,
	after: (day: string) => `Từ ${day} số liệu tính cho`,
	ofOldMap: 'bản đồ 63 tỉnh, thành phố',
	until: (day: string) => `đến ${day}`
};

export const unitTable = {
	heading: 'Các đơn vị',
	note: (from: string, to: string) => `Trong kỳ ${from}–${to}; còn lại và quá hạn tính ngày ${to}`,
	unit: 'Đơn vị',
	petitions: 'Đơn',
	matters: 'Việc thuộc thẩm quyền',
	columns: {
		matters_closing: 'còn lại',
		matters_overdue: 'quá hạn',
		overdue_rate: 'tỷ lệ quá hạn',
		matters_accepted: 'thụ lý',
		matters_resolved: 'giải quyết',
		petitions_received: 'tiếp nhận',
		petitions_processed: 'đã xử lý',
		petitions_closing: 'còn lại'
	},
	total: 'Tổng số',
	signs: (small: string) =>
		`${SIGNS.none} không phát sinh số liệu; ${SIGNS.not_sent} chưa nộp gói số liệu nào của kỳ; tỷ lệ mờ: dưới ${small} việc còn lại. Bấm tên đơn vị để xem riêng.`,
	none: 'Không đơn vị nào phù hợp với bộ lọc.'
};

export const definition = {
	close: 'Đóng',
	counts: 'Đơn vị tính',
	formula: 'Cách tính',
	basis: 'Căn cứ',
	target: 'Chỉ tiêu',
	noTarget: 'không đặt chỉ tiêu',
	source: 'Nguồn',
	sourceText: (id: string, day: string, known: string) =>
		`bản số liệu ${id}, chốt ngày ${day}, theo các gói nhận đến ${known}`,
	all: 'Mọi chỉ tiêu và phương pháp',
	opens: 'mở định nghĩa'
};

export const targetText = (direction: '>=' | '<=', value: string, instrument: string | null) =>
	`${direction === '>=' ? 'ít nhất' : 'không quá'} ${value}${instrument ? ` (${instrument})` : ''}`;

export const method = {
	title: 'Chỉ tiêu và phương pháp',
	intro:
		'Mỗi con số trên mọi trang được tính từ định nghĩa dưới đây, từ các gói số liệu do đơn vị gửi, trong phạm vi một bản số liệu.',
	contents: 'Nhóm chỉ tiêu',
	groups: {
		receptions: 'Tiếp công dân',
		petitions: 'Đơn',
		matters: 'Việc thuộc thẩm quyền',
		reviews: 'Kiểm tra lại, giám đốc thẩm, tái thẩm',
		supervisions: 'Kiểm sát và văn bản',
		quality: 'Nộp số liệu và chất lượng số liệu'
	} as Readonly<Record<string, string>>,
	targetsOn: (day: string) => `Chỉ tiêu có hiệu lực ngày ${day}.`,
	signs: 'Ký hiệu',
	signList: [
		...signs,
		['điểm %', 'hiệu của hai tỷ lệ, không phải phần trăm thay đổi'],
		['n', 'số việc hoặc đơn làm mẫu số của tỷ lệ'],
		['số mờ, ô gạch chéo', 'mẫu số dưới 10: một việc làm tỷ lệ đổi từ 10 điểm % trở lên'],
		['sơ bộ', 'số liệu còn có thể được bổ sung, đính chính; bản đã chốt thì không đổi nữa']
	] as readonly (readonly [string, string])[]
};

export const footer = {
	source: (id: string, day: string, known: string) =>
		`Nguồn: bản số liệu ${id}, chốt ngày ${day}, theo các gói số liệu nhận đến ${known}.`,
	definitions: 'Định nghĩa và căn cứ: bấm vào tên chỉ tiêu.',
	noData: `${signsText}; số mờ là mẫu nhỏ.`
};

export const errors = {
	title: (status: string) => `Lỗi ${status}`,
	code: 'Mã',
	reference: 'Mã tra cứu',
	home: 'Về Tổng quan',
	retry: 'Thử lại',
	noRelease: 'Chưa có bản số liệu nào được công bố.',
	noReleaseRemedy:
		'Nạp các gói số liệu bằng donthu load, rồi công bố bằng donthu publish; trang này sẽ mở ngay sau đó.',
	notFound: 'Không có trang này.',
	notFoundRemedy: 'Kiểm tra lại địa chỉ hoặc về Tổng quan.',
	noPlace: (code: string) => `Không có tỉnh, thành phố hay đơn vị nào mang mã «${code}».`,
	noPlaceRemedy: 'Chọn một tỉnh, thành phố trên bản đồ ở trang Tổng quan, rồi chọn đơn vị.',
	refused: 'Yêu cầu không thực hiện được ở địa chỉ này.',
	refusedRemedy: 'Quay lại Tổng quan và chọn lại từ đó.',
	unexpected: 'Máy chủ gặp lỗi ngoài dự kiến.',
	unexpectedRemedy: 'Thử lại; nếu vẫn lỗi, gửi mã tra cứu cho bộ phận kỹ thuật.',
	badChoice: (key: string, value: string) =>
		`Giá trị «${value}» của «${key}» trong địa chỉ không dùng được.`,
	missingDay: (key: string) => `Thiếu ngày «${key}» trong địa chỉ.`,
	choiceRemedies: {
		unknown: 'Chọn lại trong bộ lọc, hoặc mở trang không kèm bộ lọc.',
		not_a_day: 'Ngày viết theo dạng 2026-01-31 và phải có thật.',
		one_day_missing: 'Nhập đủ cả từ ngày (tu) và đến ngày (den).',
		reversed: 'Đến ngày phải bằng hoặc sau từ ngày.',
		future: 'Kỳ này bắt đầu sau ngày chốt số liệu; chọn kỳ sớm hơn.'
	}
};

function listed(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1)}`;
}

export const units = { petition: 'đơn', matter: 'việc' };

export const api = {
	notFound: 'Giao diện lập trình không có địa chỉ này.',
	notFoundRemedy: 'Các địa chỉ: /api/v1/metrics, /api/v1/query, /api/v1/records, /api/v1/packages.',
	badMethod: (method: string) => `Địa chỉ này không nhận phương thức ${method}.`,
	badMethodRemedy: (allowed: string) => `Dùng ${allowed}.`,
	failedRemedy: (reference: string) =>
		`Thử lại; nếu vẫn lỗi, gửi mã tra cứu ${reference} cho bộ phận kỹ thuật.`,
	unknownParameter: (name: string) => `Không có tham số «${name}».`,
	parameters: (names: readonly string[]) => `Các tham số: ${names.join(', ')}.`,
	repeatedParameter: (name: string) => `Tham số «${name}» được ghi hai lần.`,
	repeatedParameterRemedy: 'Ghi mỗi tham số một lần; nhiều giá trị thì cách nhau bằng dấu phẩy.',
	notAZip: 'Nội dung gửi lên không phải tệp zip.',
	notAZipRemedy: 'Gửi tệp zip với Content-Type: application/zip.',
	badName: 'Tên gói không hợp lệ.',
	badNameRemedy: 'Đặt tên gồm chữ, số, dấu cách, gạch nối, kết thúc bằng .zip.',
	tooLarge: 'Gói lớn hơn 200 MB.',
	tooLargeRemedy: 'Tách gói theo kỳ rồi gửi lại.',
	tooBusy: 'Đang có quá nhiều gói chờ nạp; chưa nhận gói này.',
	tooBusyRemedy: 'Chờ nửa phút rồi gửi lại chính gói này.',
	notLoadedRemedy: 'Gói chưa được nhận; xử lý nguyên nhân rồi gửi lại.'
};
