import type { MetricUnit } from './measure.ts';

/** The words of the catalogue, in Vietnamese: what an indicator is called, what it means, on what law. */
export type MetricWords = {
	/** As it stands over a figure. */
	label: string;
	/** What is counted, in a sentence. */
	definition: string;
	/** How it is computed. */
	formula: string;
	/** Law, rule or form on which it rests. */
	basis: string;
};

export const unitLabels: Readonly<Record<MetricUnit, string>> = {
	petition: 'đơn',
	matter: 'việc',
	visit: 'lượt',
	person: 'người',
	action: 'cuộc',
	violation: 'vi phạm',
	document: 'văn bản',
	unit_month: 'đơn vị-tháng',
	row: 'dòng'
};

const RECEPTION = 'Luật Tiếp công dân 2013; biểu 25.1 dòng 29, 30';
const FORM_1 = 'Biểu 25.1 (QĐ 358/QĐ-VKSTC năm 2025); TTLT 01/2018';
const FORM_2 = 'Biểu 25.2 (QĐ 358/QĐ-VKSTC năm 2025); TTLT 01/2018';
const LIMITS =
	'Thời hạn theo luật đang có hiệu lực ngày bắt đầu tính (BLTTHS, BLTTDS, Luật TTHC, Luật Khiếu nại, Luật Tố cáo…); BLDS 2015 Điều 147, 148';
const OUTCOMES = 'Luật Khiếu nại Điều 40; Luật Tố cáo Điều 35; biểu 25.2 dòng 15–17';
const REVIEW =
	'Kiểm tra lại quyết định giải quyết khiếu nại đã có hiệu lực pháp luật; QĐ 139/QĐ-VKSTC năm 2020';
const CASSATION = 'Biểu 25.4; NQ 37/2012/QH13, NQ 96/2019/QH14';
const SUPERVISION = 'TTLT 02/2018 Điều 15–17; Luật Tổ chức VKSND Điều 5, 30';
const QUALITY = 'QĐ 358/QĐ-VKSTC năm 2025: gửi trong 3 ngày làm việc sau tháng báo cáo';

const w = (label: string, definition: string, formula: string, basis: string): MetricWords => ({
	label,
	definition,
	formula,
	basis
});

export const metricWords: Readonly<Record<string, MetricWords>> = {
	receptions: w(
		'Lượt tiếp công dân',
		'Số lượt công dân đến và đã được tiếp trong kỳ.',
		'đếm lượt có kết quả «đã tiếp»',
		RECEPTION
	),
	people_received: w(
		'Người được tiếp',
		'Tổng số người trong các lượt đã tiếp.',
		'cộng số người của các lượt đã tiếp',
		RECEPTION
	),
	leader_receptions: w(
		'Lượt lãnh đạo tiếp',
		'Số lượt đã tiếp do lãnh đạo Viện tiếp.',
		'đếm lượt đã tiếp do lãnh đạo tiếp',
		RECEPTION
	),
	group_receptions: w(
		'Đoàn đông người',
		'Số lượt đã tiếp là đoàn đông người.',
		'đếm lượt đã tiếp là đoàn đông người',
		RECEPTION
	),
	reception_rate: w(
		'Tỷ lệ tiếp công dân',
		'Phần lượt đã tiếp trong số lượt phải tiếp; lượt từ chối tiếp theo quy định không tính vào phần nào.',
		'đã tiếp ÷ (đã tiếp + chưa được tiếp)',
		RECEPTION
	),
	petitions_opening: w(
		'Đơn kỳ trước chuyển sang',
		'Đơn nhận trước kỳ mà đến hết ngày trước kỳ chưa xử lý.',
		'nhận trước kỳ, chưa xử lý trước kỳ',
		FORM_1
	),
	petitions_received: w(
		'Đơn tiếp nhận',
		'Đơn mới tiếp nhận trong kỳ, kể cả đơn trùng.',
		'đếm đơn theo ngày nhận',
		FORM_1
	),
	petitions_moved: w(
		'Đơn bàn giao do sắp xếp tổ chức',
		'Đơn chưa xử lý chuyển đến (dương) hay chuyển đi (âm) do sắp xếp tổ chức; không phải đơn mới, cũng không phải đơn đã xử lý.',
		'còn lại − (kỳ trước + tiếp nhận − đã xử lý)',
		'Luật 82/2025/QH15; NQ 84/2025/UBTVQH15'
	),
	petitions_total: w(
		'Tổng số đơn phải xử lý',
		'Đơn kỳ trước chuyển sang, đơn mới nhận và đơn nhận bàn giao.',
		'kỳ trước + tiếp nhận + nhận bàn giao',
		FORM_1
	),
	petitions_processed: w(
		'Đơn đã xử lý',
		'Đơn có ngày xử lý trong kỳ.',
		'đếm đơn theo ngày xử lý',
		FORM_1
	),
	petitions_closing: w(
		'Đơn còn lại',
		'Đơn đã nhận mà đến cuối kỳ chưa xử lý.',
		'nhận đến ngày cuối kỳ, chưa xử lý đến ngày đó',
		FORM_1
	),
	processing_rate: w(
		'Tỷ lệ xử lý đơn',
		'Phần đơn đã xử lý trong tổng số đơn phải xử lý.',
		'đã xử lý ÷ tổng số phải xử lý',
		FORM_1
	),
	petitions_classified: w(
		'Đơn đã phân loại',
		'Đơn có ngày phân loại trong kỳ.',
		'đếm đơn theo ngày phân loại',
		FORM_1
	),
	classification_rate: w(
		'Tỷ lệ phân loại đơn',
		'Phần đơn đã phân loại trong số đơn phải phân loại.',
		'đã phân loại ÷ (chưa phân loại kỳ trước + tiếp nhận + nhận bàn giao)',
		FORM_1
	),
	days_to_process_median: w(
		'Số ngày xử lý, trung vị',
		'Một nửa số đơn xử lý trong kỳ mất không quá chừng này ngày từ khi nhận.',
		'trung vị của ngày xử lý − ngày nhận',
		FORM_1
	),
	days_to_process_p90: w(
		'Số ngày xử lý, P90',
		'Chín phần mười số đơn xử lý trong kỳ mất không quá chừng này ngày từ khi nhận.',
		'phân vị 90 của ngày xử lý − ngày nhận',
		FORM_1
	),
	petitions_duplicate: w(
		'Đơn trùng',
		'Đơn nhận trong kỳ trùng với một đơn đã có.',
		'đếm đơn nhận có đơn gốc',
		FORM_1
	),
	duplicate_rate: w(
		'Tỷ lệ đơn trùng',
		'Phần đơn trùng trong số đơn tiếp nhận.',
		'đơn trùng ÷ tiếp nhận',
		FORM_1
	),
	petitioners_many_units: w(
		'Người gửi từ năm nơi trở lên',
		'Số người gửi đơn đến năm đơn vị trở lên trong kỳ; đếm theo mã ẩn danh, không có đơn tố cáo.',
		'đếm mã người gửi có đơn ở ≥ 5 đơn vị',
		'Yêu cầu quản lý của Vụ 12'
	),
	petitions_to_supervise: w(
		'Đơn thuộc trách nhiệm kiểm sát',
		'Đơn thuộc trách nhiệm kiểm sát đã xử lý mà chưa kiểm sát xong: kỳ trước, mới và nhận bàn giao.',
		'kỳ trước + mới + nhận bàn giao',
		SUPERVISION
	),
	petitions_supervised: w(
		'Đơn đã kiểm sát việc giải quyết',
		'Đơn thuộc trách nhiệm kiểm sát có ngày kiểm sát xong trong kỳ.',
		'đếm đơn theo ngày kiểm sát xong',
		SUPERVISION
	),
	supervision_rate: w(
		'Tỷ lệ kiểm sát việc giải quyết',
		'Phần đơn đã kiểm sát trong số đơn thuộc trách nhiệm kiểm sát.',
		'đã kiểm sát ÷ thuộc trách nhiệm kiểm sát',
		SUPERVISION
	),
	own_petitions_opening: w(
		'Đơn thuộc thẩm quyền kỳ trước',
		'Đơn của các việc thụ lý trước kỳ, chưa kết thúc trước kỳ.',
		'đơn của việc thụ lý trước kỳ, chưa kết thúc',
		FORM_2
	),
	own_petitions_accepted: w(
		'Đơn mới thụ lý',
		'Đơn của các việc thụ lý trong kỳ.',
		'đếm đơn theo ngày thụ lý của việc',
		FORM_2
	),
	own_petitions_resolved: w(
		'Đơn đã giải quyết',
		'Đơn của các việc giải quyết xong trong kỳ (đúng, đúng một phần, sai, đình chỉ).',
		'đếm đơn theo ngày giải quyết của việc',
		FORM_2
	),
	own_petitions_transferred: w(
		'Đơn chuyển cơ quan khác',
		'Đơn của các việc chuyển cơ quan có thẩm quyền trong kỳ.',
		'đếm đơn của việc chuyển đi',
		FORM_2
	),
	own_petitions_moved: w(
		'Đơn thuộc thẩm quyền bàn giao do sắp xếp',
		'Đơn của các việc chuyển đến (dương) hay đi (âm) do sắp xếp tổ chức.',
		'còn lại − (kỳ trước + thụ lý − kết thúc)',
		'Luật 82/2025/QH15'
	),
	own_petitions_closing: w(
		'Đơn thuộc thẩm quyền còn lại',
		'Đơn của các việc đã thụ lý, chưa kết thúc đến cuối kỳ.',
		'đơn của việc còn lại cuối kỳ',
		FORM_2
	),
	own_petitions_rate: w(
		'Giải quyết đơn thuộc thẩm quyền',
		'Phần đơn đã giải quyết trong tổng số đơn thuộc thẩm quyền phải giải quyết; tính theo đơn, không theo việc.',
		'đã giải quyết ÷ (kỳ trước + mới thụ lý + nhận bàn giao − chuyển cơ quan khác)',
		'Biểu 25.2: dòng 9 ÷ dòng 7'
	),
	matters_unaccepted: w(
		'Việc đã nhận, chưa thụ lý',
		'Việc nhận đến cuối kỳ mà chưa thụ lý.',
		'đã nhận, chưa thụ lý đến ngày cuối kỳ',
		'Luật Khiếu nại Điều 27; Luật Tố cáo Điều 24'
	),
	days_to_accept_median: w(
		'Số ngày thụ lý, trung vị',
		'Một nửa số việc thụ lý trong kỳ mất không quá chừng này ngày từ khi nhận.',
		'trung vị của ngày thụ lý − ngày nhận',
		FORM_2
	),
	days_to_accept_p90: w(
		'Số ngày thụ lý, P90',
		'Chín phần mười số việc thụ lý trong kỳ mất không quá chừng này ngày từ khi nhận.',
		'phân vị 90 của ngày thụ lý − ngày nhận',
		FORM_2
	),
	matters_opening: w(
		'Việc kỳ trước chuyển sang',
		'Việc thụ lý trước kỳ, chưa kết thúc trước kỳ.',
		'thụ lý trước kỳ, chưa kết thúc trước kỳ',
		FORM_2
	),
	matters_accepted: w(
		'Việc mới thụ lý',
		'Việc có ngày thụ lý trong kỳ.',
		'đếm việc theo ngày thụ lý',
		FORM_2
	),
	matters_moved: w(
		'Việc bàn giao do sắp xếp tổ chức',
		'Việc chuyển đến (dương) hay đi (âm) do sắp xếp tổ chức; không mới, không phải đã giải quyết.',
		'còn lại − (kỳ trước + thụ lý − kết thúc)',
		'Luật 82/2025/QH15'
	),
	matters_total: w(
		'Tổng số việc phải giải quyết',
		'Việc kỳ trước, mới thụ lý và nhận bàn giao.',
		'kỳ trước + thụ lý + nhận bàn giao',
		FORM_2
	),
	matters_resolved: w(
		'Việc đã giải quyết',
		'Việc kết thúc trong kỳ với kết quả đúng, đúng một phần, sai hoặc đình chỉ.',
		'đếm việc theo ngày giải quyết',
		FORM_2
	),
	matters_transferred: w(
		'Việc chuyển cơ quan khác',
		'Việc chuyển cơ quan có thẩm quyền trong kỳ.',
		'đếm việc có kết quả chuyển',
		FORM_2
	),
	matters_closing: w(
		'Việc còn lại',
		'Việc đã thụ lý, chưa kết thúc đến cuối kỳ.',
		'thụ lý đến ngày cuối kỳ, chưa kết thúc đến ngày đó',
		FORM_2
	),
	resolution_rate: w(
		'Tỷ lệ giải quyết việc',
		'Phần việc đã giải quyết trong tổng số phải giải quyết, không kể việc chuyển cơ quan khác.',
		'đã giải quyết ÷ (tổng số − chuyển cơ quan khác)',
		FORM_2
	),
	matters_overdue: w(
		'Việc quá hạn',
		'Việc còn lại cuối kỳ đã quá ngày hết hạn theo luật.',
		'còn lại có tình trạng quá hạn',
		LIMITS
	),
	overdue_rate: w(
		'Tỷ lệ quá hạn',
		'Phần việc quá hạn trong số việc còn lại (quy ước chính thức: chia cho số chưa giải quyết, không chia cho số thụ lý).',
		'quá hạn ÷ còn lại',
		LIMITS
	),
	matters_resolved_late: w(
		'Việc giải quyết trễ hạn',
		'Việc giải quyết trong kỳ sau ngày hết hạn.',
		'đã giải quyết, ngày giải quyết > ngày hết hạn',
		LIMITS
	),
	on_time_rate: w(
		'Giải quyết đúng hạn',
		'Phần việc giải quyết trong hạn trong số việc đã giải quyết có ngày hết hạn.',
		'(đã giải quyết có hạn − trễ hạn) ÷ đã giải quyết có hạn',
		LIMITS
	),
	matters_without_limit: w(
		'Việc không xác định hạn',
		'Việc còn lại mà luật không quy định thời hạn, hoặc thời hạn chưa xác định được; không bao giờ tính là trong hạn hay quá hạn.',
		'còn lại có tình trạng không có hạn hoặc chưa xác định',
		LIMITS
	),
	matters_suspended: w(
		'Việc đang tạm đình chỉ',
		'Việc còn lại đang tạm đình chỉ (từ 01/7/2026).',
		'còn lại có tình trạng tạm đình chỉ',
		'NĐ 155/2026 Điều 22, 28a, 28b'
	),
	days_to_resolve_median: w(
		'Số ngày giải quyết, trung vị',
		'Một nửa số việc giải quyết trong kỳ mất không quá chừng này ngày từ khi thụ lý.',
		'trung vị của ngày giải quyết − ngày thụ lý',
		FORM_2
	),
	days_to_resolve_p90: w(
		'Số ngày giải quyết, P90',
		'Chín phần mười số việc giải quyết trong kỳ mất không quá chừng này ngày từ khi thụ lý.',
		'phân vị 90 của ngày giải quyết − ngày thụ lý',
		FORM_2
	),
	matters_founded: w(
		'Việc đúng',
		'Việc giải quyết trong kỳ, kết luận đúng.',
		'đếm theo kết quả',
		OUTCOMES
	),
	matters_partly_founded: w(
		'Việc đúng một phần',
		'Việc giải quyết trong kỳ, kết luận đúng một phần.',
		'đếm theo kết quả',
		OUTCOMES
	),
	matters_unfounded: w(
		'Việc sai',
		'Việc giải quyết trong kỳ, kết luận sai.',
		'đếm theo kết quả',
		OUTCOMES
	),
	matters_discontinued: w('Việc đình chỉ', 'Việc đình chỉ trong kỳ.', 'đếm theo kết quả', OUTCOMES),
	second_matters_concluded: w(
		'Việc lần hai có kết luận',
		'Việc giải quyết trong kỳ mà lần này và lần trước đều có kết luận đúng, đúng một phần hoặc sai.',
		'đếm việc có việc lần trước đã kết luận',
		OUTCOMES
	),
	second_matters_reversed: w(
		'Việc lần hai đổi kết quả',
		'Việc lần hai có kết luận khác lần trước.',
		'đếm việc có kết quả khác lần trước',
		OUTCOMES
	),
	reversed_rate: w(
		'Tỷ lệ đổi kết quả lần hai',
		'Phần việc lần hai có kết luận khác lần trước.',
		'đổi kết quả ÷ việc lần hai có kết luận',
		OUTCOMES
	),
	protections: w(
		'Áp dụng biện pháp bảo vệ',
		'Việc thụ lý trong kỳ có áp dụng biện pháp bảo vệ người tố cáo.',
		'đếm việc thụ lý có bảo vệ',
		'Luật Tố cáo Điều 47–58'
	),
	founded_rate: w(
		'Tỷ lệ đúng, đúng một phần',
		'Phần việc kết luận đúng hoặc đúng một phần trong số việc có kết luận; tính theo việc.',
		'(đúng + đúng một phần) ÷ (đúng + đúng một phần + sai)',
		OUTCOMES
	),
	reviews_requested: w(
		'Đề nghị xem xét lại',
		'Đề nghị kiểm tra lại, đề nghị kháng nghị giám đốc thẩm, tái thẩm nhận trong kỳ.',
		'đếm theo ngày nhận đề nghị',
		REVIEW
	),
	reviews_eligible: w(
		'Đề nghị đủ điều kiện',
		'Đề nghị nhận trong kỳ đủ điều kiện xem xét.',
		'đếm đề nghị đủ điều kiện',
		REVIEW
	),
	reviews_opening: w(
		'Xem xét lại kỳ trước',
		'Việc xem xét lại thụ lý trước kỳ, chưa kết luận trước kỳ.',
		'thụ lý trước kỳ, chưa kết luận',
		REVIEW
	),
	reviews_accepted: w(
		'Xem xét lại mới thụ lý',
		'Việc xem xét lại thụ lý trong kỳ.',
		'đếm theo ngày thụ lý, đủ điều kiện',
		REVIEW
	),
	reviews_moved: w(
		'Xem xét lại bàn giao do sắp xếp',
		'Việc xem xét lại chuyển đến (dương) hay đi (âm) do sắp xếp tổ chức.',
		'còn lại − (kỳ trước + thụ lý − kết luận)',
		'Luật 82/2025/QH15'
	),
	reviews_total: w(
		'Tổng số xem xét lại',
		'Kỳ trước, mới thụ lý và nhận bàn giao.',
		'kỳ trước + thụ lý + nhận bàn giao',
		REVIEW
	),
	reviews_concluded: w(
		'Xem xét lại đã kết luận',
		'Việc xem xét lại kết luận trong kỳ.',
		'đếm theo ngày kết luận',
		REVIEW
	),
	reviews_closing: w(
		'Xem xét lại còn lại',
		'Việc xem xét lại đã thụ lý, chưa kết luận đến cuối kỳ.',
		'thụ lý, chưa kết luận đến ngày cuối kỳ',
		REVIEW
	),
	review_rate: w(
		'Kiểm tra lại quyết định có hiệu lực',
		'Phần việc kiểm tra lại quyết định đã có hiệu lực pháp luật đã kết luận trong tổng số.',
		'đã kết luận ÷ tổng số, loại kiểm tra lại quyết định',
		REVIEW
	),
	cassation_rate: w(
		'Giải quyết đơn đề nghị GĐT, TT',
		'Phần đơn đề nghị kháng nghị giám đốc thẩm, tái thẩm đã giải quyết trong tổng số.',
		'đã kết luận ÷ tổng số, loại giám đốc thẩm, tái thẩm',
		CASSATION
	),
	reviews_kept: w(
		'Quyết định giữ nguyên',
		'Việc kiểm tra lại kết luận giữ nguyên quyết định.',
		'đếm theo kết quả',
		REVIEW
	),
	reviews_set_aside: w(
		'Quyết định bị hủy',
		'Việc kiểm tra lại kết luận hủy quyết định, yêu cầu giải quyết lại.',
		'đếm theo kết quả',
		REVIEW
	),
	reviews_amended: w(
		'Quyết định bị sửa',
		'Việc kiểm tra lại kết luận sửa quyết định.',
		'đếm theo kết quả',
		REVIEW
	),
	reviews_protested: w(
		'Kháng nghị GĐT, TT',
		'Đề nghị kết thúc bằng kháng nghị giám đốc thẩm, tái thẩm.',
		'đếm theo kết quả',
		CASSATION
	),
	reviews_not_protested: w(
		'Thông báo không kháng nghị',
		'Đề nghị kết thúc bằng thông báo không kháng nghị.',
		'đếm theo kết quả',
		CASSATION
	),
	reviews_discontinued: w(
		'Xem xét lại đình chỉ',
		'Việc xem xét lại bị đình chỉ.',
		'đếm theo kết quả',
		REVIEW
	),
	set_aside_rate: w(
		'Quyết định bị hủy, sửa qua kiểm tra lại',
		'Phần quyết định bị hủy hoặc sửa trong số quyết định đã kiểm tra lại xong.',
		'(hủy + sửa) ÷ (giữ nguyên + hủy + sửa)',
		REVIEW
	),
	supervisions: w(
		'Cuộc kiểm sát',
		'Cuộc kiểm sát việc giải quyết đơn của cơ quan tư pháp bắt đầu trong kỳ.',
		'đếm theo ngày ra yêu cầu, quyết định',
		SUPERVISION
	),
	direct_supervisions: w(
		'Cuộc trực tiếp kiểm sát',
		'Cuộc kiểm sát trực tiếp tại cơ quan tư pháp.',
		'đếm cuộc có biện pháp trực tiếp kiểm sát',
		SUPERVISION
	),
	violations_found: w(
		'Vi phạm phát hiện',
		'Tổng số vi phạm nêu trong các kết luận của kỳ.',
		'cộng số vi phạm theo ngày kết luận',
		SUPERVISION
	),
	protests: w(
		'Kháng nghị',
		'Kháng nghị ban hành trong kỳ.',
		'đếm văn bản theo ngày ban hành',
		SUPERVISION
	),
	recommendations: w(
		'Kiến nghị',
		'Kiến nghị ban hành trong kỳ.',
		'đếm văn bản theo ngày ban hành',
		SUPERVISION
	),
	lessons_notices: w(
		'Thông báo rút kinh nghiệm',
		'Thông báo rút kinh nghiệm ban hành trong kỳ.',
		'đếm văn bản theo ngày ban hành',
		SUPERVISION
	),
	documents_accepted: w(
		'Kháng nghị, kiến nghị được chấp nhận',
		'Kháng nghị, kiến nghị ban hành trong kỳ được trả lời chấp nhận toàn bộ hay một phần đến ngày chốt.',
		'đếm văn bản có trả lời chấp nhận',
		SUPERVISION
	),
	acceptance_rate: w(
		'Tỷ lệ kháng nghị, kiến nghị được chấp nhận',
		'Phần kháng nghị, kiến nghị được chấp nhận trong số đã ban hành.',
		'được chấp nhận ÷ (kháng nghị + kiến nghị)',
		SUPERVISION
	),
	replies_pending: w(
		'Văn bản chưa trả lời',
		'Kháng nghị, kiến nghị chưa được trả lời đến cuối kỳ.',
		'đã ban hành, chưa trả lời đến ngày cuối kỳ',
		'TTLT 02/2018 Điều 16'
	),
	replies_overdue: w(
		'Văn bản quá hạn trả lời',
		'Kháng nghị, kiến nghị quá 15 ngày chưa được trả lời.',
		'chưa trả lời sau ngày thứ 15 (dời sang ngày làm việc)',
		'TTLT 02/2018 Điều 16'
	),
	days_to_reply_median: w(
		'Số ngày trả lời, trung vị',
		'Một nửa số kháng nghị, kiến nghị trả lời trong kỳ mất không quá chừng này ngày.',
		'trung vị của ngày trả lời − ngày ban hành',
		'TTLT 02/2018 Điều 16'
	),
	packages_expected: w(
		'Gói số liệu phải nộp',
		'Số cặp đơn vị và tháng đã qua mà đơn vị có hoạt động.',
		'đếm đơn vị × tháng',
		QUALITY
	),
	packages_on_time: w(
		'Gói số liệu nộp đúng hạn',
		'Số cặp đơn vị và tháng có gói nhận đến hết ngày làm việc thứ ba sau tháng.',
		'đếm đơn vị × tháng có gói đúng hạn',
		QUALITY
	),
	submission_rate: w(
		'Tỷ lệ nộp số liệu đúng hạn',
		'Phần gói nộp đúng hạn trong số gói phải nộp.',
		'đúng hạn ÷ phải nộp',
		QUALITY
	),
	rows_accepted: w(
		'Dòng số liệu được nhận',
		'Số dòng được nhận trong các gói của kỳ.',
		'cộng theo biên nhận',
		QUALITY
	),
	rows_quarantined: w(
		'Dòng số liệu để riêng',
		'Số dòng bị để riêng chờ sửa trong các gói của kỳ.',
		'cộng theo biên nhận',
		QUALITY
	),
	quarantine_rate: w(
		'Tỷ lệ dòng để riêng',
		'Phần dòng bị để riêng trong số dòng gửi đến.',
		'để riêng ÷ (được nhận + để riêng)',
		QUALITY
	)
};

export const dimensionLabels: Readonly<Record<string, string>> = {
	year: 'Năm',
	half: 'Nửa năm',
	quarter: 'Quý',
	month: 'Tháng',
	unit: 'Đơn vị',
	level: 'Cấp',
	province: 'Tỉnh, thành phố',
	department: 'Phòng, vụ',
	petition_kind: 'Loại đơn',
	field: 'Lĩnh vực',
	channel: 'Nguồn đơn',
	respondent: 'Cơ quan bị khiếu nại, tố cáo',
	competence: 'Thẩm quyền',
	disposition: 'Kết quả xử lý',
	over_level: 'Vượt cấp',
	prolonged: 'Kéo dài',
	received_month: 'Tháng nhận',
	instance: 'Lần giải quyết',
	limit_key: 'Căn cứ thời hạn',
	protection: 'Biện pháp bảo vệ',
	outcome: 'Kết quả giải quyết',
	standing: 'Tình trạng',
	overdue_band: 'Mức quá hạn',
	due_band: 'Còn đến hạn',
	age_band: 'Tuổi việc',
	review_kind: 'Loại xem xét',
	review_outcome: 'Kết quả xem xét',
	decision_level: 'Cấp ra quyết định',
	decision_province: 'Tỉnh ra quyết định',
	measure: 'Biện pháp kiểm sát',
	kind: 'Loại văn bản',
	reply: 'Kết quả tiếp thu',
	visit_kind: 'Hình thức tiếp',
	result: 'Kết quả tiếp'
};

export const catalogue = {
	unknownMetric: (name: string) => `Không có chỉ tiêu «${name}».`,
	metricsAre: (names: string) => `Các chỉ tiêu: ${names}.`,
	noMetrics: 'Chưa chọn chỉ tiêu nào.',
	noMetricsRemedy: 'Nêu ít nhất một chỉ tiêu.',
	noDimension: (metric: string, dimension: string) =>
		`Chỉ tiêu ${metric} không có chiều «${dimension}».`,
	dimensionsAre: (names: string) => `Các chiều của chỉ tiêu: ${names}.`,
	noValue: (dimension: string, value: string) => `Chiều ${dimension} không có giá trị «${value}».`,
	valuesAre: (values: string) =>
		values === '' ? 'Kiểm tra lại mã trong danh mục.' : `Các giá trị: ${values}.`,
	timeFilter: (grain: string) => `Không lọc theo ${grain} được.`,
	timeFilterRemedy: 'Chọn kỳ bằng ngày đầu và ngày cuối.',
	noDay: (text: string) => `«${text}» không phải một ngày.`,
	noDayRemedy: 'Ghi ngày dạng 2026-10-31.',
	periodReversed: (from: string, to: string) => `Kỳ từ ${from} đến ${to} không hợp lệ.`,
	periodReversedRemedy: 'Ngày đầu phải không sau ngày cuối.',
	periodLater: (from: string, asOf: string) => `Kỳ bắt đầu ${from}, sau ngày chốt ${asOf}.`,
	periodLaterRemedy: 'Chọn kỳ sớm hơn, hoặc một bản số liệu mới hơn.'
};
