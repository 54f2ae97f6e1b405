import type { Piece } from '#lib/messages/vi.ts';

const plain = (text: string): Piece => ({ text });

export const words = {
	title: 'Tiến độ',
	count: { label: 'Đếm theo', don: 'Đơn', viec: 'Việc' },
	unit: { don: 'đơn', viec: 'việc' },
	headline: {
		nothing: [plain('Không có số liệu trong kỳ này.')] as readonly Piece[],
		petitions: (received: string, processed: string, left: string): readonly Piece[] => [
			plain('Trong kỳ tiếp nhận '),
			{ text: `${received} đơn`, metric: 'petitions_received' },
			plain(`, xử lý ${processed} đơn; cuối kỳ còn ${left} đơn chưa xử lý`)
		],
		matters: (accepted: string, resolved: string, left: string): readonly Piece[] => [
			plain('Trong kỳ thụ lý '),
			{ text: `${accepted} việc`, metric: 'matters_accepted' },
			plain(`, giải quyết ${resolved} việc; cuối kỳ còn ${left} việc chưa giải quyết`)
		],
		rose: (count: string): Piece => plain(`, tăng ${count} so với đầu kỳ`),
		fell: (count: string): Piece => plain(`, giảm ${count} so với đầu kỳ`),
		stayed: plain(', bằng đầu kỳ'),
		end: plain('.')
	},
	funnel: 'Đơn qua các bước',
	funnelMatters: 'Việc qua các bước',
	step: 'Bước',
	steps: {
		petitions_received: 'Tiếp nhận',
		petitions_classified: 'Đã phân loại',
		petitions_processed: 'Đã xử lý',
		own_petitions_accepted: 'Thụ lý thuộc thẩm quyền',
		own_petitions_resolved: 'Đã giải quyết',
		matters_received: 'Tiếp nhận',
		matters_accepted: 'Thụ lý',
		matters_resolved: 'Đã giải quyết'
	} as Readonly<Record<string, string>>,
	number: 'Số lượng',
	ofReceived: '% tiếp nhận',
	ofPrevious: '% bước trước',
	funnelFoot:
		'Chỉ tính đơn nhận trong kỳ và đến ngày cuối kỳ; đơn thuộc thẩm quyền lấy tháng nhận của việc.',
	funnelFootMatters:
		'Tiếp nhận = việc nhận trong kỳ đã thụ lý cộng việc nhận trong kỳ chưa thụ lý ngày cuối kỳ.',
	funnelReading: (step: string, count: string, share: string) =>
		`Ít đi nhiều nhất ở bước «${step}»: bớt ${count} (${share} bước trước).`,
	funnelNone: 'Không bước nào ít hơn bước trước.',
	cohorts: {
		petitions_processed: 'Phần đơn đã xử lý, theo tháng nhận',
		own_petitions_resolved: 'Phần đơn thuộc thẩm quyền đã giải quyết, theo tháng nhận',
		matters_accepted: 'Phần việc đã thụ lý, theo tháng nhận',
		matters_resolved: 'Phần việc thụ lý đã giải quyết, theo tháng nhận'
	} as Readonly<Record<string, string>>,
	cohortUnit: {
		petitions_processed: '% đơn nhận trong tháng',
		own_petitions_resolved: '% đơn đã thụ lý, nhận trong tháng',
		matters_accepted: '% việc nhận trong tháng',
		matters_resolved: '% việc đã thụ lý, nhận trong tháng'
	} as Readonly<Record<string, string>>,
	receivedMonth: 'Tháng nhận',
	all: 'Số nhận',
	ages: ['cùng tháng', 'sau 1 tháng', 'sau 2 tháng', 'sau 3 tháng', 'sau 6 tháng'],
	cohortReading: (month: string, share: string) =>
		`Nhận tháng ${month}: đến cuối tháng sau đã xong ${share}.`,
	cohortNone: 'Chưa tháng nhận nào đủ hai tháng để so.',
	cohortFoot: 'Cộng dồn đến cuối mỗi tháng; ô trống là chưa đến. Tháng cuối có thể chưa đủ ngày.',
	ageBands: 'Việc còn lại, theo tuổi từ ngày thụ lý',
	ageRow: 'Tuổi',
	unprocessed: 'Đơn chưa xử lý, theo tháng nhận',
	unaccepted: 'Việc đã nhận, chưa thụ lý, theo tháng nhận',
	earlier: (month: string) => `trước ${month}`,
	share: 'Tỷ trọng',
	days: 'Số ngày mỗi bước',
	daysUnit: 'ngày, trung vị (đậm) và P90 (nhạt)',
	daysSteps: {
		days_to_process: 'Nhận → xử lý đơn',
		days_to_accept: 'Nhận → thụ lý việc',
		days_to_resolve: 'Thụ lý → giải quyết việc'
	} as Readonly<Record<string, string>>,
	median: 'Trung vị',
	p90: 'P90',
	daysBar: (median: string, p90: string) => `${median} · P90 ${p90}`,
	daysReading: (step: string, days: string) => `Bước lâu nhất: ${step}, trung vị ${days} ngày.`,
	daysFoot: 'Một nửa số trường hợp mất không quá trung vị, chín phần mười không quá P90.',
	field: 'Lĩnh vực',
	daysByField: 'Số ngày giải quyết theo lĩnh vực',
	daysByFieldUnit: 'ngày từ thụ lý đến giải quyết, trung vị (đậm) và P90 (nhạt)',
	daysByFieldReading: (field: string, days: string) => `Lâu nhất: ${field}, trung vị ${days} ngày.`,
	daysColumns: {
		days_to_process_median: 'Xử lý đơn, trung vị',
		days_to_process_p90: 'Xử lý đơn, P90',
		days_to_accept_median: 'Thụ lý, trung vị',
		days_to_accept_p90: 'Thụ lý, P90',
		days_to_resolve_median: 'Giải quyết, trung vị',
		days_to_resolve_p90: 'Giải quyết, P90'
	},
	pausesFoot:
		'Số ngày theo lịch, gồm cả thời gian tạm đình chỉ. Số ngày đã trừ tạm đình chỉ: chưa thu thập số liệu thành chỉ tiêu; cần thêm chỉ tiêu trừ các khoảng tạm đình chỉ mà đơn vị đã gửi theo từng việc (từ 01/07/2026). Trang Quá hạn có số việc đang tạm đình chỉ.',
	channel: 'Nguồn đơn',
	forwarded: 'Đơn do Quốc hội và cơ quan, tổ chức khác chuyển đến',
	forwardedColumns: {
		petitions_received: 'Tiếp nhận',
		petitions_processed: 'Đã xử lý',
		petitions_closing: 'Còn lại',
		days_to_process_median: 'Ngày xử lý, trung vị',
		days_to_process_p90: 'Ngày xử lý, P90'
	},
	forwardedReading: ({
		received,
		processed,
		left,
		median
	}: Record<'received' | 'processed' | 'left' | 'median', string>) =>
		`Đại biểu và cơ quan của Quốc hội chuyển ${received} đơn; trong kỳ đã xử lý ${processed} đơn, cuối kỳ còn ${left} đơn; xử lý trong trung vị ${median} ngày.`,
	forwardedFoot:
		'Trả lời người chuyển đơn trong 7 ngày: chưa thu thập số liệu; cần mỗi đơn vị gửi ngày văn bản trả lời đại biểu, cơ quan đã chuyển đơn, và ngày có quyết định giải quyết. Ngày xử lý không thay được ngày trả lời.',
	duplicates: 'Đơn trùng theo nguồn đơn',
	duplicateColumns: { petitions_duplicate: 'Đơn trùng', duplicate_rate: 'Tỷ lệ đơn trùng' },
	manyUnits: (count: string) => `${count} người gửi đơn đến từ năm đơn vị trở lên trong kỳ.`,
	duplicatesFoot:
		'Người gửi nhiều nơi đếm theo mã ẩn danh trong toàn bộ phạm vi tài khoản được xem, không theo bộ lọc đầu trang; đơn tố cáo không có mã nên không tính.'
};
