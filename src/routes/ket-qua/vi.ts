import type { Piece } from '#lib/messages/vi.ts';

const plain = (text: string): Piece => ({ text });

export const words = {
	title: 'Kết quả',
	matter: 'việc',
	action: 'cuộc',
	violation: 'vi phạm',
	document: 'văn bản',
	headline: {
		nothing: [plain('Không có kết quả nào trong kỳ này.')] as readonly Piece[],
		noFinding: plain('Chưa có việc nào kết luận đúng hay sai'),
		founded: (rate: string, founded: string, all: string): readonly Piece[] => [
			{ text: rate, metric: 'founded_rate' },
			plain(` việc có kết luận là đúng hoặc đúng một phần (${founded}/${all} việc)`)
		],
		foundedFew: (founded: string, all: string): readonly Piece[] => [
			{ text: `${founded} trong ${all} việc`, metric: 'founded_rate' },
			plain(' có kết luận là đúng hoặc đúng một phần')
		],
		reversed: (reversed: string, all: string): Piece =>
			plain(`; ${reversed} trong ${all} việc lần hai đổi kết quả`),
		overdue: (count: string): Piece => plain(`; ${count} kháng nghị, kiến nghị quá hạn trả lời`),
		end: plain('.')
	},
	rows: {
		field: 'Lĩnh vực',
		level: 'Cấp',
		instance: 'Lần giải quyết',
		province: 'Tỉnh, thành phố',
		month: 'Tháng',
		measure: 'Biện pháp',
		kind: 'Văn bản',
		respondent: 'Cơ quan'
	} as Readonly<Record<string, string>>,
	outcomes: 'Kết quả giải quyết',
	outcome: 'Kết quả',
	outcomesFoot:
		'Tỷ lệ đúng, đúng một phần tính trên việc có kết luận đúng hay sai, không tính việc đình chỉ.',
	outcomesBy: {
		field: 'Kết quả giải quyết theo lĩnh vực',
		level: 'Kết quả giải quyết theo cấp',
		instance: 'Kết quả theo lần giải quyết',
		month: 'Kết quả giải quyết theo tháng'
	} as Readonly<Record<string, string>>,
	outcomeColumns: {
		matters_founded: 'Đúng',
		matters_partly_founded: 'Đúng một phần',
		matters_unfounded: 'Sai',
		matters_discontinued: 'Đình chỉ',
		founded_rate: 'Đúng, đúng một phần'
	},
	instanceFoot: 'Cho biết việc lần hai chiếm bao nhiêu và kết luận khác lần đầu ra sao.',
	second: 'Khiếu nại lần hai đổi kết quả, theo lĩnh vực',
	secondColumns: {
		second_matters_concluded: 'Lần hai có kết luận',
		second_matters_reversed: 'Đổi kết quả',
		reversed_rate: 'Tỷ lệ đổi'
	},
	secondFoot: 'Đổi kết quả: lần hai kết luận khác lần đầu (đúng, đúng một phần, sai).',
	counter: 'Giải quyết nhanh có đi cùng giải quyết đúng',
	counterUnit: 'tỷ lệ giải quyết · lần hai đổi kết quả · hủy, sửa qua kiểm tra lại',
	counterColumns: {
		resolution_rate: 'Giải quyết',
		reversed_rate: 'Đổi kết quả lần hai',
		set_aside_rate: 'Hủy, sửa'
	},
	counterBar: (rate: string, reversed: string, setAside: string) =>
		`${rate} · ${reversed} · ${setAside}`,
	counterReading: (some: string, all: string) =>
		`${some}/${all} tỉnh, thành phố có việc lần hai đổi kết quả hoặc có quyết định bị hủy, sửa.`,
	counterFoot:
		'Nơi có nhiều việc phải giải quyết nhất đứng trước. Hủy, sửa tính cho tỉnh của đơn vị đã ra quyết định. Sau tỷ lệ giải quyết là số việc đổi kết quả trên số việc lần hai, rồi số quyết định hủy, sửa trên số đã kiểm tra.',
	protections: 'Biện pháp bảo vệ người tố cáo',
	protectionsHead: 'Việc có bảo vệ',
	protectionsFoot: 'Việc tố cáo thụ lý trong kỳ có áp dụng biện pháp bảo vệ.',
	supervision: 'Kiểm sát việc giải quyết của cơ quan tư pháp',
	measures: 'Biện pháp kiểm sát đã dùng',
	measureColumns: {
		supervisions: 'Số cuộc',
		violations_found: 'Vi phạm phát hiện'
	},
	planFoot:
		'Chỉ tiêu trực tiếp kiểm sát là số cuộc theo kế hoạch năm. Kế hoạch năm của đơn vị: chưa thu thập số liệu; cần mỗi đơn vị gửi số cuộc theo kế hoạch. Vi phạm tính theo ngày kết luận.',
	violations: 'Vi phạm phát hiện theo cơ quan',
	violationColumns: {
		violations_found: 'Vi phạm',
		supervisions: 'Số cuộc',
		direct_supervisions: 'Trực tiếp kiểm sát',
		lessons_notices: 'Thông báo rút kinh nghiệm'
	},
	documents: 'Kháng nghị, kiến nghị, thông báo rút kinh nghiệm',
	issued: 'Ban hành',
	target: 'Chỉ tiêu',
	kindColumns: {
		documents_accepted: 'Được chấp nhận',
		acceptance_rate: 'Tỷ lệ chấp nhận',
		replies_pending: 'Chưa trả lời',
		replies_overdue: 'Quá hạn trả lời',
		days_to_reply_median: 'Ngày trả lời, trung vị'
	},
	acceptedBar: (accepted: string, issued: string, rate: string) =>
		`${accepted}/${issued} · ${rate}`,
	accepted: (kind: string, part: string, whole: string, rate: string, target: string | null) =>
		`${kind} được chấp nhận ${part}/${whole} (${rate})${target ? `, chỉ tiêu ${target}` : ''}`,
	acceptanceReading: (parts: readonly string[]) => `${parts.join('; ')}.`,
	noDocuments: 'Không ban hành kháng nghị, kiến nghị nào trong kỳ.',
	documentsFoot:
		'Văn bản chưa trả lời cũng nằm trong mẫu số. Chưa trả lời, quá hạn tính ngày cuối kỳ. Thông báo rút kinh nghiệm không phải trả lời.',
	bodies: 'Cơ quan chậm trả lời kháng nghị, kiến nghị',
	bodyColumns: {
		replies_overdue: 'Quá hạn trả lời',
		replies_pending: 'Chưa trả lời',
		days_to_reply_median: 'Ngày trả lời, trung vị',
		documents_accepted: 'Được chấp nhận',
		acceptance_rate: 'Tỷ lệ chấp nhận'
	},
	bodyBar: (overdue: string, pending: string, days: string) =>
		`${overdue}/${pending} · ${days} ngày`,
	pendingN: (overdue: string, pending: string) => `${overdue} quá hạn / ${pending} chưa trả lời`,
	mostOverdue: (body: string, count: string) =>
		`Nhiều văn bản quá hạn trả lời nhất: ${body}, ${count}.`,
	noneOverdue: 'Không văn bản nào quá hạn trả lời.',
	slowest: (body: string, days: string) => `Trả lời lâu nhất: ${body}, trung vị ${days} ngày.`,
	bodiesFoot:
		'Thanh đậm: quá hạn trả lời; thanh nhạt: chưa trả lời, ngày cuối kỳ. Hạn 15 ngày từ ngày ban hành (TTLT 02/2018 Điều 16). Số ngày: văn bản được trả lời trong kỳ.',
	acceptance: 'Kháng nghị, kiến nghị được chấp nhận, theo lĩnh vực',
	acceptanceColumns: {
		protests: 'Kháng nghị',
		recommendations: 'Kiến nghị',
		documents_accepted: 'Được chấp nhận',
		acceptance_rate: 'Tỷ lệ chấp nhận'
	}
};
