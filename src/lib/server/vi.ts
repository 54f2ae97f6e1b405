/* What the server says of values, questions and exports, in Vietnamese. */

export const clocks: Readonly<Record<string, string>> = {
	hour: 'giờ',
	calendar_day: 'ngày',
	working_day: 'ngày làm việc',
	month: 'tháng',
	year: 'năm'
};

export const valueLabels = {
	none: 'không ghi',
	closed: (unit: string, day: string) => `${unit} (đến ${day})`,
	yes: 'Có',
	no: 'Không',
	rules: {
		limit: 'Có thời hạn',
		no_limit: 'Luật không quy định thời hạn',
		unknown_rule: 'Chưa xác định được thời hạn',
		not_started: 'Chưa đến lúc tính thời hạn'
	} as Readonly<Record<string, string>>
};

export const spoken = {
	days: (from: string, to: string) => `${from}–${to}`,
	boundaries: {
		current:
			'theo đơn vị hiện nay (34 tỉnh, thành phố), số liệu trước 01/07/2025 quy về đơn vị kế thừa',
		as_reported:
			'theo đơn vị tại thời điểm báo cáo (63 tỉnh, thành phố đến 30/06/2025, 34 từ 01/07/2025)'
	},
	everything: 'không lọc (toàn bộ phạm vi được xem)',
	comparisons: { 'cung-ky': 'cùng kỳ năm trước', 'ky-truoc': 'kỳ trước' }
};

export const sources = {
	figures: 'Số liệu',
	metric: (label: string) => `Chỉ tiêu: ${label}`,
	metricText: (definition: string, formula: string, basis: string, unit: string, name: string) =>
		`${definition} Đơn vị tính: ${unit}. Cách tính: ${formula}. Căn cứ: ${basis}. Mã: ${name}.`,
	period: 'Kỳ',
	calendar: 'Lịch',
	boundaries: 'Ranh giới đơn vị',
	compared: 'So sánh với',
	by: 'Phân tổ theo',
	filter: (dimension: string) => `Lọc: ${dimension}`,
	filters: 'Lọc',
	release: 'Bản số liệu',
	asOf: 'Ngày chốt',
	knownAt: 'Theo các gói nhận đến',
	state: 'Trạng thái',
	states: { provisional: 'sơ bộ, còn có thể được bổ sung, đính chính', locked: 'đã chốt' },
	mock: 'Lưu ý',
	mockText: 'Dữ liệu mô phỏng, không phải số liệu thật',
	exportedAt: 'Xuất lúc',
	exportedBy: 'Người xuất',
	nobody: 'không ghi',
	command: 'Lệnh tương đương',
	rows: 'Số dòng',
	rowsCut: (shown: string, all: string) =>
		`${shown} dòng đầu trong ${all}; lấy đủ bằng lệnh tương đương`,
	word: 'Mục',
	text: 'Nội dung'
};

export const recordList = {
	standingOn: (label: string, day: string) => `${label} ngày ${day}`,
	badPage: 'Trang phải là số nguyên dương.',
	badPageRemedy: 'Mở lại danh sách từ trang đầu.'
};

export const recordPage = {
	noType: (name: string) => `Không có loại bản ghi «${name}».`,
	noTypeRemedy: 'Mở danh sách bản ghi rồi chọn từ đó.'
};

export const explored = {
	all: 'Tất cả',
	total: 'Tổng số',
	ofThen: (label: string) => `${label} (bản đồ 63 tỉnh)`,
	noDimension: (metrics: string, dimension: string) =>
		`${metrics} không phân tổ được theo ${dimension}.`,
	noFilter: (metrics: string, dimension: string) => `${metrics} không lọc được theo ${dimension}.`,
	possible: (dimensions: string) =>
		`Các chỉ tiêu đã chọn cùng phân tổ và lọc được theo: ${dimensions}.`,
	others: (dimension: string, metrics: string) => `Chỉ tiêu có ${dimension}: ${metrics}.`,
	othersMore: (count: number) => `và ${count} chỉ tiêu khác`,
	dropDimension: (dimension: string) => `Bỏ ${dimension}`,
	dropMetrics: (metrics: string) => `Bỏ ${metrics}`,
	unknownMetric: (name: string) => `Không có chỉ tiêu «${name}».`,
	unknownDimension: (name: string) => `Không có chiều «${name}».`,
	remedy: 'Chọn lại trong danh sách.',
	before: (label: string, compared: string) => `${label}, ${compared}`,
	difference: (label: string) => `${label}, chênh lệch`,
	points: (label: string) => `${label}, chênh lệch (điểm %)`,
	change: (label: string) => `${label}, chênh lệch %`,
	columns: { 'cung-ky': 'cùng kỳ', 'ky-truoc': 'kỳ trước' }
};

/** What stands in every official letter. */
export const letter = {
	draft: 'DỰ THẢO',
	mock: 'DỮ LIỆU MÔ PHỎNG',
	state: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
	motto: 'Độc lập - Tự do - Hạnh phúc',
	number: (symbol: string) => `Số:            /${symbol}`,
	subject: (subject: string) => `V/v ${subject}`,
	placeAndDay: (place: string) => `${place}, ngày      tháng      năm 20……`,
	to: 'Kính gửi:',
	recipients: 'Nơi nhận:',
	asAbove: '- Như trên;',
	leaders: '- Lãnh đạo Viện (để báo cáo);',
	kept: (where: string) => `- Lưu: ${where}.`,
	annex: 'PHỤ LỤC',
	annexOf: (symbol: string) =>
		`(Kèm theo Công văn số          /${symbol} ngày      tháng      năm 20……)`
};
