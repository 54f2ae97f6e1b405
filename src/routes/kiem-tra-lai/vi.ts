import type { Piece } from '#lib/messages/vi.ts';

const plain = (text: string): Piece => ({ text });

export const words = {
	title: 'Kiểm tra lại quyết định có hiệu lực',
	matter: 'việc',
	headline: {
		nothing: [plain('Không có đề nghị kiểm tra lại nào trong kỳ này.')] as readonly Piece[],
		noneConcluded: plain('Chưa kết luận kiểm tra lại quyết định nào'),
		setAside: (part: string, whole: string, rate: string): readonly Piece[] => [
			{ text: `${part} trong ${whole} quyết định`, metric: 'set_aside_rate' },
			plain(` đã kiểm tra lại bị hủy hoặc sửa (${rate})`)
		],
		setAsideFew: (part: string, whole: string): readonly Piece[] => [
			{ text: `${part} trong ${whole} quyết định`, metric: 'set_aside_rate' },
			plain(' đã kiểm tra lại bị hủy hoặc sửa')
		],
		requested: (count: string): Piece => plain(`; trong kỳ nhận ${count} đề nghị`),
		left: (count: string): Piece => plain(`, cuối kỳ còn ${count} việc chưa kết luận`),
		end: plain('.')
	},
	funnel: 'Từ đề nghị đến kết luận',
	step: 'Bước',
	count: 'Số việc',
	share: 'Tỷ lệ',
	steps: {
		reviews_requested: 'Đề nghị nhận trong kỳ',
		reviews_eligible: 'Đủ điều kiện (% đề nghị)',
		reviews_accepted: 'Thụ lý trong kỳ',
		reviews_total: 'Phải giải quyết',
		reviews_concluded: 'Đã kết luận (% phải giải quyết)',
		reviews_closing: 'Còn lại cuối kỳ'
	} as Readonly<Record<string, string>>,
	funnelFoot:
		'Mỗi bước đếm theo ngày của bước đó trong kỳ. Phải giải quyết = kỳ trước chuyển sang + thụ lý trong kỳ. Chưa xác định được thời hạn luật định cho việc này nên không tính quá hạn.',
	rateReading: (rate: string, concluded: string, total: string, target: string | null) =>
		`Đã kết luận ${concluded}/${total} việc phải giải quyết (${rate})${target ? `; chỉ tiêu năm ${target}` : ''}.`,
	noneToDo: 'Không có việc nào phải giải quyết trong kỳ.',
	outcomes: 'Kết luận kiểm tra lại',
	outcome: 'Kết luận',
	onePoint: (n: string, points: string) =>
		`Mẫu nhỏ (n = ${n}): thêm một việc làm tỷ lệ đổi khoảng ${points}.`,
	by: {
		decision_level: 'Kết luận theo cấp đã ra quyết định',
		decision_province: 'Kết luận theo tỉnh đã ra quyết định',
		field: 'Kết luận theo lĩnh vực',
		month: 'Kết luận theo tháng'
	} as Readonly<Record<string, string>>,
	rows: {
		decision_level: 'Cấp ra quyết định',
		decision_province: 'Tỉnh, thành phố',
		field: 'Lĩnh vực',
		month: 'Tháng'
	} as Readonly<Record<string, string>>,
	byFoot: 'Tính cho đơn vị đã ra quyết định bị kiểm tra lại, không phải đơn vị kiểm tra.',
	columns: {
		reviews_kept: 'Giữ nguyên',
		reviews_amended: 'Sửa',
		reviews_set_aside: 'Hủy',
		reviews_discontinued: 'Đình chỉ',
		set_aside_rate: 'Tỷ lệ hủy, sửa'
	},
	monthColumns: {
		reviews_requested: 'Đề nghị',
		reviews_accepted: 'Thụ lý',
		reviews_concluded: 'Kết luận',
		reviews_kept: 'Giữ nguyên',
		reviews_amended: 'Sửa',
		reviews_set_aside: 'Hủy',
		reviews_discontinued: 'Đình chỉ',
		set_aside_rate: 'Tỷ lệ hủy, sửa'
	},
	cassation: 'Đơn đề nghị kháng nghị giám đốc thẩm, tái thẩm',
	cassationNote:
		'Việc khác với kiểm tra lại, theo chỉ tiêu khác; không cộng vào các số liệu phía trên.',
	cassationFunnel: 'Từ đơn đề nghị đến trả lời',
	cassationOutcomes: 'Kết quả giải quyết',
	cassationByField: 'Kháng nghị, không kháng nghị theo lĩnh vực',
	cassationOutcome: {
		protested: 'Kháng nghị',
		not_protested: 'Không kháng nghị'
	} as Readonly<Record<string, string>>,
	cassationColumns: {
		reviews_accepted: 'Thụ lý',
		reviews_concluded: 'Đã giải quyết',
		reviews_protested: 'Kháng nghị',
		reviews_not_protested: 'Không kháng nghị',
		reviews_discontinued: 'Đình chỉ'
	}
};
