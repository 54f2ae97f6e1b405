import type { RowChange } from '#lib/reference.ts';

const versionName = (version: number) =>
	version === 0 ? 'bản theo chương trình' : `phiên bản ${version}`;

export const words = {
	title: 'Danh mục',
	intro:
		'Các bảng mà mọi con số dựa vào: ngày nghỉ, thời hạn, đơn vị, kế thừa, chỉ tiêu, bộ mã. Sửa bằng cách tải bảng về, sửa và nhập lại cả bảng; bản số liệu đã công bố không đổi, bản lập sau mới áp dụng.',
	table: 'Bảng',
	rows: 'Số dòng',
	inForce: 'Đang dùng',
	giver: 'Người nhập',
	versionCount: 'Số phiên bản',
	served: (release: string | null) =>
		release === null ? 'Bản số liệu đang xem' : `Bản số liệu đang xem (${release}) lập theo`,
	version: versionName,
	since: (instant: string) => `từ ${instant}`,
	always: 'từ đầu',
	next: (version: number, instant: string) => `${versionName(version)} áp dụng từ ${instant}`,
	program: 'chương trình',
	commandLine: 'dòng lệnh',
	listNote:
		'«–»: không có. Người nhập lấy từ nhật ký; phiên bản nhập bằng lệnh donthu reference import ghi «dòng lệnh».',
	tables: {
		holidays: {
			label: 'Ngày nghỉ, ngày làm bù',
			note: 'holidays.csv · tính ngày làm việc, hạn rơi vào ngày nghỉ'
		},
		time_limits: {
			label: 'Thời hạn theo luật',
			note: 'time_limits.csv · tính ngày đến hạn của từng việc'
		},
		units: { label: 'Đơn vị', note: 'units.csv · tên, cấp, tỉnh, ngày thành lập và chấm dứt' },
		unit_succession: {
			label: 'Kế thừa giữa các đơn vị',
			note: 'unit_succession.csv · ai tiếp nhận việc của ai, từ ngày nào'
		},
		targets: { label: 'Chỉ tiêu', note: 'targets.csv · mục tiêu theo quyết định hằng năm' },
		codes: { label: 'Bộ mã', note: 'codes.csv · mã, nhãn và chữ viết tắt dùng trong gói số liệu' }
	} as Readonly<Record<string, { label: string; note: string }>>,
	columns: {
		unit: 'Đơn vị',
		name: 'Tên',
		level: 'Cấp',
		province_63: 'Tỉnh (63)',
		province_34: 'Tỉnh (34)',
		valid_from: 'Từ ngày',
		valid_to: 'Đến ngày',
		parent: 'Cấp trên',
		successor: 'Đơn vị kế thừa',
		from_day: 'Từ ngày',
		basis: 'Căn cứ',
		list: 'Bộ mã',
		code: 'Mã',
		label_vi: 'Nhãn',
		abbreviation: 'Viết tắt',
		date: 'Ngày',
		kind: 'Loại',
		source: 'Nguồn',
		confidence: 'Độ tin cậy',
		key: 'Khóa',
		family: 'Nhóm',
		owner: 'Chủ thể',
		domain: 'Lĩnh vực',
		petition_type: 'Loại đơn',
		stage: 'Giai đoạn',
		law: 'Luật',
		article: 'Điều',
		effective_from: 'Hiệu lực từ',
		effective_to: 'Hiệu lực đến',
		clock_unit: 'Đơn vị tính',
		base_limit: 'Thời hạn',
		ext_kind: 'Gia hạn',
		ext_unit: 'Đơn vị gia hạn',
		ext_limit: 'Thời gian gia hạn',
		max_total: 'Tối đa',
		max_unit: 'Đơn vị tối đa',
		start_event: 'Tính từ',
		notes: 'Ghi chú',
		verified_through: 'Đã đối chiếu đến',
		indicator: 'Chỉ tiêu số liệu',
		where: 'Điều kiện',
		scope: 'Phạm vi',
		group: 'Nhóm',
		name_vi: 'Tên chỉ tiêu',
		name_en: 'Tên tiếng Anh',
		numerator_vi: 'Tử số',
		denominator_vi: 'Mẫu số',
		direction: 'Chiều',
		target: 'Mục tiêu',
		instrument: 'Văn bản',
		form_ref: 'Biểu mẫu'
	} as Readonly<Record<string, string>>,

	history: 'Các phiên bản',
	historyNote:
		'Bản số liệu áp dụng phiên bản biết sau cùng trong số đã nhập trước khi nó được công bố và có thời điểm biết không muộn hơn nó.',
	versionHead: 'Phiên bản',
	knownAt: 'Áp dụng từ (thời điểm biết)',
	importedAt: 'Nhập lúc',
	usedBy: 'Bản số liệu đã lập theo',
	isInForce: 'đang dùng',
	view: 'Xem',
	viewing: 'đang xem',
	compare: (other: number) => `So với ${versionName(other)}`,
	download: 'Tải về (CSV)',
	content: (version: number) => `Nội dung: ${versionName(version)}`,
	search: 'Tìm trong bảng',
	find: 'Tìm',
	found: (found: string, all: string) => `${found} trong ${all} dòng`,
	none: 'Không dòng nào có những từ này. Bỏ bớt từ, hoặc xem phiên bản khác.',
	pages: 'Trang của bảng',
	page: (from: string, to: string) => `dòng ${from}–${to}`,
	previous: 'Trước',
	next_page: 'Sau',
	emptyNote: 'Ô trống: không có giá trị (ngày đến trống là còn hiệu lực).',

	difference: (from: number, to: number) => `Khác nhau: ${versionName(from)} → ${versionName(to)}`,
	tally: ({ added, changed, removed }: Record<RowChange['change'], number>) =>
		`Thêm ${added} dòng, sửa ${changed} dòng, bỏ ${removed} dòng.`,
	same: 'Hai phiên bản giống hệt nhau.',
	more: (count: string) => `… và ${count} dòng nữa; tải hai bản về để so đủ.`,
	change: 'Thay đổi',
	changes: { added: 'thêm', changed: 'sửa', removed: 'bỏ' } as Readonly<
		Record<RowChange['change'], string>
	>,
	key: 'Khóa',
	cells: 'Cột: trước → sau',
	empty: '(trống)',

	give: 'Nhập bảng đã sửa',
	giveNote:
		'Tệp CSV đủ mọi dòng, mở được bằng Excel (lưu dạng CSV UTF-8, ngày dạng 2026-10-31). Kiểm tra trước; có một lỗi thì không nhận gì. Những gì bản ghi đang dùng (đơn vị, mã, thời hạn) không xóa mà ghi ngày hết hiệu lực.',
	file: 'Tệp CSV',
	known_at: 'Áp dụng từ thời điểm (giờ Việt Nam)',
	known_atNote: 'Để trống: từ lúc nhập.',
	check: 'Kiểm tra',
	take: 'Nhập',
	busy: 'Đang kiểm tra tệp…',
	noFile: 'Chưa chọn tệp.',
	noFileRemedy: 'Chọn tệp CSV của bảng này.',
	tooLarge: 'Tệp lớn hơn 8 MB.',
	tooLargeRemedy: 'Kiểm tra có đúng là bảng danh mục không.',
	problems: (count: number) => `${count} lỗi; chưa nhận gì.`,
	row: 'Dòng',
	column: 'Cột',
	problem: 'Lỗi',
	remedy: 'Cách sửa',
	wholeFile: 'cả tệp',
	checked: 'Tệp không có lỗi, chưa nhận. Bấm «Nhập» để áp dụng.',
	taken: (version: number, instant: string) =>
		`Đã nhận phiên bản ${version}, áp dụng cho các bản số liệu có thời điểm biết từ ${instant}. Bản công bố tiếp theo sẽ dùng.`,
	unchanged: 'Tệp giống hệt bảng đang dùng.',
	concerned: (ids: string) =>
		`Bản đã công bố có thời điểm biết sau mốc này: ${ids}. Các bản đó giữ nguyên; lập lại mới ra khác.`,
	notConcerned: 'Không bản đã công bố nào có thời điểm biết sau mốc này.'
};
