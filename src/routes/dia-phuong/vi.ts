import type { Piece } from '#lib/messages/vi.ts';
import type { Group, Rate } from './rate.ts';

const RATES: Readonly<Record<Rate, { label: string; unit: string; short: string }>> = {
	overdue_rate: { label: 'Tỷ lệ quá hạn', unit: 'việc', short: 'Quá hạn' },
	own_petitions_rate: {
		label: 'Tỷ lệ giải quyết đơn thuộc thẩm quyền',
		unit: 'đơn',
		short: 'Giải quyết'
	},
	processing_rate: { label: 'Tỷ lệ xử lý đơn', unit: 'đơn', short: 'Xử lý đơn' },
	on_time_rate: { label: 'Tỷ lệ giải quyết đúng hạn', unit: 'việc', short: 'Đúng hạn' }
};
const GROUPS: Readonly<Record<Group, string>> = {
	province: 'Tỉnh, thành phố',
	unit: 'Đơn vị'
};
const plain = (text: string): Piece => ({ text });

export const words = {
	title: 'Địa phương',
	rates: RATES,
	groups: GROUPS,
	chooseRate: 'Tỷ lệ',
	chooseGroup: 'So theo',
	groupNames: { province: 'tỉnh, thành phố', unit: 'đơn vị' },
	matter: 'việc',
	petition: 'đơn',
	nothing: 'Không có số liệu trong phạm vi này.',
	ownOnly:
		'Tài khoản này xem số liệu của đơn vị mình, nên không có gì để so sánh. Cần so sánh giữa các nơi: đề nghị viện cấp tỉnh hoặc Vụ 12.',
	headline: (rate: Rate, common: string, above: string, below: string): readonly Piece[] => [
		plain(`${RATES[rate].label} toàn quốc `),
		{ text: common, metric: rate },
		plain(
			above === '0' && below === '0'
				? '; không tỉnh, thành phố nào khác mặt bằng chung quá mức ngẫu nhiên.'
				: `; khác mặt bằng chung quá mức ngẫu nhiên: ${above} tỉnh, thành phố cao hơn, ${below} thấp hơn.`
		)
	],

	// Maps and list.
	maps: (rate: Rate) => `${RATES[rate].label} theo tỉnh, thành phố`,
	mapsNote: 'Màu càng đậm càng kém. Danh sách và bản đồ chỉ vào nhau; bấm để mở trang của tỉnh.',
	mapOf: { '34': 'Bản đồ 34 tỉnh, thành phố', '63': 'Bản đồ 63 tỉnh, thành phố' },
	mapDays: (from: string, to: string) => `${from}–${to}`,
	restated: 'quy về đơn vị hiện nay',
	ofThen: 'theo đơn vị tại thời điểm báo cáo',
	noCases: 'không phát sinh',
	smallLegend: (n: string) => `mẫu số dưới ${n}`,
	tip: (rate: string, part: string, whole: string, unit: string) =>
		`${rate} · ${part}/${whole} ${unit}`,
	search: 'Tìm tỉnh, thành phố',
	order: 'Xếp theo',
	orders: { name: 'tên', rate: 'tỷ lệ' },
	found: (count: string) => `${count} tỉnh, thành phố`,

	// The funnel.
	funnelTitle: (rate: Rate, group: Group) =>
		`${RATES[rate].label} của từng ${
			group === 'unit' ? 'đơn vị' : 'tỉnh, thành phố'
		}, quanh mặt bằng chung`,
	funnelNote: (rate: string, unit: string) =>
		`${rate.toLowerCase()} (%, dọc) theo số ${unit} (ngang)`,
	placesOf: (count: string) => `${count} nơi`,
	common: 'Toàn quốc',
	across: { việc: 'số việc làm mẫu số', đơn: 'số đơn làm mẫu số' } as Readonly<
		Record<string, string>
	>,
	commonIs: (rate: string) => `Toàn quốc ${rate}.`,
	outside: (isAbove: boolean, count: string, names: string) =>
		`${isAbove ? 'Cao' : 'Thấp'} hơn giới hạn 95%: ${count} nơi (${names}).`,
	named: (name: string, rate: string, isFar: boolean) => `${name} ${rate}${isFar ? '*' : ''}`,
	more: (count: string) => `và ${count} nơi nữa`,
	noneOutside: 'Không nơi nào ra ngoài giới hạn 95%.',
	smallOnes: (count: string, n: string) => `${count} nơi mẫu số dưới ${n}, tô xám, không đánh giá.`,
	funnelFoot: (n: string) =>
		`* ngoài cả giới hạn 99,9%. Nét đứt: giới hạn 95%; nét liền: 99,9% (xấp xỉ chuẩn quanh tỷ lệ toàn quốc, Spiegelhalter 2005); bảng có khoảng tin cậy Wilson 95%, xếp theo địa phương. Mẫu số dưới ${n}: không đánh giá, điểm nằm ngoài khung vẽ ở mép. Tỷ lệ đúng hạn ở nơi không có việc giải quyết muộn: mẫu số là số việc đã giải quyết.`,
	rate: 'Tỷ lệ',
	part: 'Tử số',
	whole: 'Mẫu số (n)',
	lower: 'Từ (95%)',
	upper: 'Đến (95%)',
	position: 'So với mặt bằng chung',
	positions: {
		inside: 'trong giới hạn',
		outside: 'ngoài 95%',
		far_outside: 'ngoài 99,9%'
	},
	small: 'mẫu nhỏ',

	// Who misses the target.
	missed: (target: string) =>
		`Nơi chưa đạt chỉ tiêu giải quyết đơn thuộc thẩm quyền${target && ` (${target})`}`,
	noTarget: 'Không có chỉ tiêu có hiệu lực trong kỳ này.',
	noneMissed: (target: string) => `Mọi nơi có đơn phải giải quyết đều đạt ${target}.`,
	missedReading: ({ missed, all, slow, few }: Record<'missed' | 'all' | 'slow' | 'few', string>) =>
		`${missed}/${all} nơi chưa đạt: ${slow} nơi vì chậm (cả khoảng tin cậy dưới chỉ tiêu), ${few} nơi chưa thể nói vì mẫu số nhỏ (khoảng tin cậy còn chứa chỉ tiêu).`,
	missedBar: (rate: string, part: string, whole: string, isSlow: boolean) =>
		`${rate} · ${part}/${whole} · ${isSlow ? 'chậm' : 'mẫu số nhỏ'}`,
	slow: 'chậm',
	few: 'mẫu số nhỏ',
	why: 'Vì sao',
	resolved: 'Đã giải quyết (đơn)',
	toResolve: 'Phải giải quyết (đơn)',
	needed: 'Cần thêm để đạt (đơn)',
	overdue: 'Việc quá hạn',
	overdueRate: 'Tỷ lệ quá hạn',
	missedFoot:
		'Chậm: cận trên của khoảng tin cậy Wilson 95% thấp hơn chỉ tiêu. Quá hạn đứng cạnh để đọc cùng, tính ngày cuối kỳ.',
	yearNotOver: 'Năm chưa hết: tỷ lệ còn tăng theo thời gian.',
	chartHas: (count: string) => `Biểu đồ có ${count} nơi đầu; bảng có mọi nơi.`,

	// Rising stocks.
	rising: {
		matters_closing: 'Nơi việc còn lại tăng ba tháng liền',
		petitions_closing: 'Nơi đơn chưa xử lý tăng ba tháng liền'
	},
	risingNote: (unit: string) => `${unit} còn lại cuối mỗi tháng, 13 tháng`,
	noneRising: 'Không tỉnh, thành phố nào tăng ba tháng liền.',
	risingReading: (count: string, name: string, rise: string, unit: string) =>
		`${count} tỉnh, thành phố tăng ba tháng liền; tăng nhiều nhất: ${name}, thêm ${rise} ${unit}.`,
	risingFoot:
		'Ba tháng tròn gần nhất, mỗi tháng cao hơn tháng trước. Mỗi hình nhỏ có thang riêng, từ 0; xếp theo mức tăng.',
	rise: 'Tăng',

	// A place among its peers.
	peers: (rate: Rate) => `${RATES[rate].label} trong nhóm tương đồng`,
	peersFoot: (places: string, least: string, most: string) =>
		`Nhóm tương đồng: cùng cấp, số đơn tiếp nhận trong kỳ từ một nửa đến hai lần (${least}–${most} đơn): ${places} nơi. Đường giữa là tỷ lệ của mọi nơi cùng cấp trong toàn quốc.`,
	noPeers: 'Không có nơi tương đồng để so: nơi này không phát sinh số liệu trong kỳ.',
	noPeersOf: 'Các đơn vị trung ương, quân sự khác nhau về nhiệm vụ nên không có nhóm tương đồng.',
	smallRank: (rate: string, part: string, whole: string) =>
		`${rate} (${part}/${whole}): mẫu số nhỏ, không xếp hạng.`,
	rank: ({
		place,
		all,
		first,
		last,
		rate,
		lower,
		upper
	}: Record<'place' | 'all' | 'first' | 'last' | 'rate' | 'lower' | 'upper', string>) =>
		`Đứng thứ ${place} trong ${all} nơi tương đồng, tính từ nơi tốt nhất; khoảng tin cậy của thứ hạng: ${
			first === last ? `thứ ${first}` : `từ thứ ${first} đến thứ ${last}`
		}. Tỷ lệ ${rate}, khoảng tin cậy 95%: ${lower}–${upper}.`,

	// What has to be known of a place.
	known: 'Việc cần làm, việc nhận bàn giao',
	need: 'Để đạt chỉ tiêu',
	needText: (target: string, open: string) =>
		`đơn cần giải quyết thêm để đạt ${target}, trong ${open} đơn còn lại`,
	needMet: (rate: string, target: string) => `đã đạt chỉ tiêu ${target}: ${rate}`,
	needNone: 'không có đơn phải giải quyết trong kỳ',
	needParts: (resolved: string, total: string) =>
		`đã giải quyết ${resolved}/${total} đơn phải giải quyết`,
	inherited: 'Nhận bàn giao ngày 01/07/2025',
	inheritedText: (petitions: string) => `việc chưa giải quyết, và ${petitions} đơn chưa xử lý`,
	stillOpen: (count: string, day: string) =>
		`việc nhận trước 01/07/2025 còn lại ngày ${day}: ${count}`,
	red: 'Quá 45 ngày chưa giải quyết',
	redText: (open: string, day: string) => `việc, trong ${open} việc còn lại ngày ${day}`,
	redLink: 'Xem danh sách',
	reminder: 'Soạn công văn đôn đốc đơn vị này (dự thảo .docx)',

	// Before and after.
	change: 'Tốc độ giải quyết trước và sau 01/07/2025',
	changeNote: 'ngày từ thụ lý đến giải quyết, trung vị (thanh đậm) và P90 (thanh nhạt)',
	before: 'Trước sắp xếp',
	after: 'Sau sắp xếp',
	daysOf: (median: string, p90: string) => `${median} · P90 ${p90} ngày`,
	changeReading: (before: string, after: string, one: string, other: string) =>
		`Trung vị ${before} ngày trước, ${after} ngày sau; tỷ lệ giải quyết ${one} trước, ${other} sau.`,
	changeFoot: (isWhole: boolean) =>
		`12 tháng trước và ${isWhole ? '12 tháng' : 'các tháng đã có'} sau ngày 01/07/2025, quy về đơn vị hiện nay. Luật, biểu mẫu và thẩm quyền cũng thay đổi trong thời gian này.`,
	changeColumns: {
		matters_accepted: 'Thụ lý',
		matters_resolved: 'Giải quyết',
		days_to_resolve_median: 'Trung vị (ngày)',
		days_to_resolve_p90: 'P90 (ngày)',
		resolution_rate: 'Tỷ lệ giải quyết',
		on_time_rate: 'Đúng hạn'
	},
	span: 'Thời gian',

	// Load.
	load: 'Khối lượng theo đơn vị',
	loadNote: 'đơn mới trong kỳ; còn lại tính ngày cuối kỳ',
	loadBar: (received: string, open: string, matters: string) =>
		`${received} mới · còn ${open} đơn, ${matters} việc`,
	loadColumns: {
		petitions_received: 'Đơn mới',
		petitions_closing: 'Đơn còn lại',
		matters_accepted: 'Việc thụ lý',
		matters_closing: 'Việc còn lại'
	},
	older: 'Quá 45 ngày',
	loadFoot:
		'Bình quân mỗi cán bộ: chưa thu thập số liệu. Muốn có, cần số cán bộ làm công tác này của từng đơn vị, theo tháng.',

	// The place on both maps.
	onMaps: 'Vị trí trên hai bản đồ',
	here: 'nơi đang xem',
	opens: 'mở trang'
};
