import type { BalanceKind, Standing } from '#lib/quality.ts';
import { SIGNS } from '#lib/signs.ts';

export const words = {
	title: 'Chất lượng số liệu',
	choice: 'Kỳ và phạm vi',
	period: 'Kỳ',
	province: 'Tỉnh, thành phố',
	level: 'Cấp',
	everywhere: 'Toàn quốc',
	everyLevel: 'Mọi cấp',
	show: 'Xem',
	contents: 'Các phần của trang',

	finding: (month: string) => `Tháng ${month}:`,
	findingOwed: (onTime: string, expected: string, rate: string) =>
		`${onTime}/${expected} đơn vị gửi đúng hạn (${rate})`,
	findingBehind: (late: string, missing: string) => `${late} gửi muộn, ${missing} chưa gửi`,
	findingRows: (rate: string, rows: string) => `${rate} số dòng của kỳ để riêng (${rows} dòng)`,
	noMonth: 'Kỳ này chưa có tháng nào đã hết, nên chưa đơn vị nào phải gửi.',
	days: (from: string, to: string) => `Kỳ ${from}–${to}, theo kỳ của gói số liệu`,
	scope: (units: string) =>
		`Lý do để riêng, gói sửa và phần mềm: trong phạm vi ${units} đơn vị của tài khoản.`,

	submissions: 'Đơn vị gửi số liệu tháng',
	submissionsNote:
		'Phần trăm đơn vị gửi đúng hạn: gói nhận trước hết ngày làm việc thứ ba sau tháng. Dưới mỗi tỷ lệ: số đúng hạn / số phải gửi.',
	total: 'Chung',
	legend: 'Ký hiệu',
	signs: [
		['đúng', 'gửi đúng hạn'],
		['muộn', 'gửi sau hạn'],
		[SIGNS.not_sent, 'chưa gửi'],
		[SIGNS.none, 'không phải gửi (đơn vị chưa thành lập hoặc đã chấm dứt); không có số liệu'],
		['0', 'bằng không']
	] as readonly (readonly [string, string])[],
	standings: { on_time: 'đúng', late: 'muộn', missing: SIGNS.not_sent } as Readonly<
		Record<Standing, string>
	>,
	standingsInFull: {
		on_time: 'gửi đúng hạn',
		late: 'gửi sau hạn',
		missing: 'chưa gửi'
	} as Readonly<Record<Standing, string>>,
	received: (instant: string) => `nhận ${instant}`,
	deadline: (day: string) => `hạn ${day}`,
	missing: (month: string, count: string) => `Chưa gửi tháng ${month}: ${count} đơn vị`,
	late: (month: string, count: string) => `Gửi muộn tháng ${month}: ${count} đơn vị`,
	nobody: 'Không có đơn vị nào.',
	grid: 'Từng đơn vị, từng tháng',
	unit: 'Đơn vị',
	receivedAt: 'Nhận lúc',
	deadlineHead: 'Hạn',

	places: 'Theo địa bàn',
	placesOfUnits: 'Theo đơn vị',
	placesNote:
		'Nộp: số gói tháng đúng hạn / phải gửi trong kỳ. Dòng: theo biên nhận của các gói có ngày cuối kỳ nằm trong kỳ đang xem; gói sửa gửi sau không làm giảm số để riêng.',
	place: 'Địa bàn',
	onTime: 'Nộp đúng hạn',
	rate: 'Tỷ lệ nộp',
	accepted: 'Dòng nhận',
	quarantined: 'Dòng để riêng',
	quarantineRate: 'Tỷ lệ để riêng',
	whole: 'Tất cả',

	reasons: 'Vì sao để riêng',
	reasonsNote:
		'Đếm theo lỗi: một dòng có hai lỗi tính hai lần, nên tổng có thể lớn hơn số dòng để riêng. Cảnh báo không làm dòng bị để riêng.',
	code: 'Mã',
	problem: 'Lỗi',
	remedy: 'Cách sửa',
	problems: 'Số lỗi',
	packages: 'Số gói',
	units: 'Số đơn vị',
	severities: { row: 'để riêng', warning: 'cảnh báo' },
	severity: 'Mức',
	noProblems: 'Không gói nào trong kỳ có lỗi hay cảnh báo.',

	corrections: 'Sửa số liệu đã gửi',
	correctionsNote:
		'Gói khai sửa gói trước, kèm lý do và văn bản do đơn vị ghi; sau hạn = nhận sau ngày làm việc thứ ba của tháng sau kỳ.',
	package: 'Gói',
	packagePeriod: 'Kỳ của gói',
	corrects: 'Sửa gói',
	after: 'Sau hạn',
	afterDeadline: (days: string) => `sau hạn, ${days} ngày sau kỳ`,
	inTime: (days: string) => `trong hạn, ${days} ngày sau kỳ`,
	reason: 'Lý do, văn bản',
	rows: 'Số dòng',
	noCorrections: 'Không gói nào của kỳ khai là gói sửa.',
	moreCorrections: (shown: string, all: string) =>
		`${shown} gói mới nhất trong ${all}; chọn tỉnh hoặc kỳ ngắn hơn để xem đủ.`,

	balance: 'Cân đối và khớp kỳ trước',
	balanceNote: (day: string) =>
		`Tồn đầu kỳ + mới + chuyển địa bàn − ra = tồn cuối kỳ. Tồn đầu kỳ phải bằng tồn cuối ngày ${day} đã báo cáo (dòng 28 kỳ trước = dòng 1 kỳ này).`,
	against: (id: string, day: string) => `Đã báo cáo: bản ${id}, chốt ${day}`,
	notAgainst:
		'Chưa có bản số liệu nào công bố trước bản này cho ngày đó; trong cùng một bản hai số luôn bằng nhau vì đếm từ từng bản ghi.',
	agrees: 'Tồn đầu kỳ khớp bản đã báo cáo ở mọi địa bàn.',
	disagrees:
		'Tồn đầu kỳ khác bản đã báo cáo: có gói gửi thêm hoặc sửa sau khi công bố bản đó (xem mục Sửa số liệu đã gửi; lệnh donthu diff nêu từng bản ghi).',
	kinds: {
		petitions: 'Đơn chưa xử lý (25.1)',
		own_petitions: 'Đơn thuộc thẩm quyền, đang giải quyết (25.2)',
		matters: 'Việc khiếu nại, tố cáo (25.2)',
		reviews: 'Việc kiểm tra lại, giám đốc thẩm'
	} as Readonly<Record<BalanceKind, string>>,
	kind: 'Loại',
	earlier: 'Đã báo cáo',
	opening: 'Tồn đầu kỳ',
	difference: 'Chênh',
	new: 'Mới',
	moved: 'Chuyển địa bàn',
	out: 'Ra',
	closing: 'Tồn cuối kỳ',
	rest: 'Lệch cân đối',
	movedNote:
		'Chuyển địa bàn: tồn của đơn vị chấm dứt sang đơn vị kế thừa; theo ranh giới hiện nay luôn bằng 0.',
	changes: 'Địa bàn lệch',

	without: 'Việc không có hạn, chưa rõ quy tắc',
	withoutNote: (day: string) =>
		`Việc đang giải quyết ngày ${day} mà luật không đặt hạn, hoặc chưa xác định được quy tắc nào áp dụng (bổ sung vào danh mục Thời hạn theo luật).`,
	noLimit: 'Không có hạn',
	unknownRule: 'Chưa rõ quy tắc',
	noneWithout: 'Không việc nào.',

	software: 'Phần mềm lập gói',
	softwareNote: 'Theo khai báo trong gói mới nhất của từng đơn vị trong kỳ.',
	source: 'Phần mềm',
	unnamed: 'không khai',
	noSoftware: 'Không đơn vị nào gửi gói trong kỳ.',

	unitNote: (level: string) => `Cấp: ${level}`,
	closed: (day: string) => `Chấm dứt hoạt động ngày ${day}.`,
	unitPackages: 'Gói đã nhận',
	noPackages: 'Không gói nào có ngày cuối kỳ nằm trong kỳ đang xem.',
	places_of_problems: 'Dòng để riêng và cảnh báo',
	placesOfProblemsNote:
		'Vị trí và cách sửa, không có giá trị của ô: giá trị chỉ nằm trong tệp phản hồi gửi đơn vị (donthu load --feedback). Dòng 1 là dòng số liệu đầu tiên.',
	file: 'Tệp',
	column: 'Cột',
	wholeRow: 'cả dòng',
	wholeFile: 'cả tệp',
	count: 'Số lỗi',
	firstRows: 'Dòng',
	moreRows: (count: string) => `… (${count} dòng)`
};
