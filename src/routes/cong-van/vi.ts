const CENTRE = 'Viện kiểm sát nhân dân tối cao';
const CENTRE_12 = `${CENTRE} (Vụ 12)`;

/** The letter that reminds a unit of what it has overdue. */
export const words = {
	noUnit: 'Địa chỉ không nêu đơn vị nhận công văn.',
	noUnitRemedy: 'Mở trang Quá hạn, chọn một đơn vị ở phần Công văn đôn đốc.',
	notYours: (unit: string) => `Tài khoản này không soạn được công văn đôn đốc gửi ${unit}.`,
	notYoursRemedy:
		'Viện kiểm sát nhân dân tối cao đôn đốc mọi đơn vị; viện kiểm sát cấp tỉnh đôn đốc các đơn vị trong tỉnh, không đôn đốc chính mình.',
	nothing: (unit: string, day: string) => `${unit} không có việc quá hạn ngày ${day}.`,
	nothingRemedy: 'Không cần đôn đốc; chọn kỳ hoặc đơn vị khác.',

	centre: CENTRE,
	centreInBody: CENTRE_12,
	symbolOfCentre: 'VKSTC-V12',
	symbol: 'VKS-………',
	placeOfCentre: 'Hà Nội',
	somewhere: '………………',
	signatureOfCentre: ['TL. VIỆN TRƯỞNG', 'VỤ TRƯỞNG VỤ 12'] as readonly string[],
	signature: ['VIỆN TRƯỞNG'] as readonly string[],
	keptAtCentre: 'VT, V12',
	kept: 'VT, …………',

	subject: 'đôn đốc giải quyết việc khiếu nại, tố cáo đã quá hạn',
	stand: (told: {
		release: string;
		asOf: string;
		isFinal: boolean;
		day: string;
		unit: string;
		open: string;
		overdue: string;
		/** Null where there are too few for a rate. */
		rate: string | null;
	}) =>
		`Theo kho số liệu đơn thư ngành Kiểm sát nhân dân (bản số liệu ${told.release}, chốt ngày ${told.asOf}, ${told.isFinal ? 'đã chốt' : 'số liệu sơ bộ'}), đến ngày ${told.day}, ${told.unit} còn ${told.open} việc khiếu nại, tố cáo thuộc thẩm quyền chưa giải quyết, trong đó có ${told.overdue} việc đã quá thời hạn giải quyết theo quy định của pháp luật${told.rate ? ` (chiếm ${told.rate})` : ''}.`,
	done: (from: string, to: string, resolved: string, late: string | null) =>
		`Trong kỳ từ ngày ${from} đến ngày ${to}, đơn vị đã giải quyết ${resolved} việc${late ? `, trong đó có ${late} việc giải quyết sau khi đã hết thời hạn` : ''}.`,
	asFollows: 'Số việc đã quá hạn, theo căn cứ tính thời hạn và mức quá hạn, như sau:',
	law: 'Căn cứ tính thời hạn',
	unknownLaw: 'không ghi',
	total: 'Tổng số',
	source: (told: { release: string; asOf: string; knownAt: string; from: string; to: string }) =>
		`Nguồn: bản số liệu ${told.release}, chốt ngày ${told.asOf}, theo các gói số liệu nhận đến ${told.knownAt}. Kỳ ${told.from}–${told.to}; quá hạn tính ngày ${told.to}. Đơn vị tính: việc; theo đơn vị hiện nay, gồm cả việc nhận bàn giao.`,
	listAttached: 'Danh sách các việc đã quá hạn (theo mã việc) kèm theo Công văn này.',
	demand: (from: string, to: string) =>
		`Để bảo đảm giải quyết khiếu nại, tố cáo trong hoạt động tư pháp đúng thời hạn luật định, ${from} đề nghị ${to}:`,
	review: (overdue: string, longest: string | null) =>
		`Rà soát ${overdue} việc đã quá hạn nêu trên; xác định rõ nguyên nhân, trách nhiệm của từng việc và tập trung giải quyết dứt điểm${longest ? `, trước hết là ${longest} việc đã quá hạn trên 60 ngày` : ''}.`,
	due: (soon: string, day: string) =>
		`Giải quyết đúng hạn ${soon} việc sẽ đến hạn trong 15 ngày kể từ ngày ${day}; việc có căn cứ gia hạn hoặc tạm đình chỉ thì thực hiện đúng thẩm quyền, trình tự và cập nhật kịp thời.`,
	correct:
		'Đối chiếu số liệu trên với sổ theo dõi của đơn vị; nếu có sai lệch thì gửi gói số liệu sửa, nêu rõ lý do.',
	report: (from: string) =>
		`Báo cáo kết quả bằng văn bản về ${from} trước ngày …… tháng …… năm 20…….`,
	closing: (from: string, to: string) => `${from} thông báo để ${to} biết, tổ chức thực hiện./.`,

	listTitle: (unit: string) => `DANH SÁCH VIỆC ĐÃ QUÁ HẠN CỦA ${unit.toUpperCase()}`,
	no: 'TT',
	columns: {
		record_id: 'Mã việc',
		petition_kind: 'Loại việc',
		field: 'Lĩnh vực',
		limit_key: 'Căn cứ tính thời hạn',
		accepted_on: 'Thụ lý',
		due_on: 'Hết hạn'
	} as Readonly<Record<string, string>>,
	daysOverdue: 'Quá hạn (ngày)'
};
