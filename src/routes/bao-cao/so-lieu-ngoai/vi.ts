/** Figures of other bodies. */
export const words = {
	title: 'Số liệu của cơ quan khác',
	intro:
		'Số tổng hợp của Tòa án, Công an, Thi hành án và của các năm chưa có dữ liệu vụ việc: nhập kèm văn bản nguồn, dùng trong báo cáo bên cạnh số của ngành. Sửa là thêm phiên bản; giá trị cũ vẫn giữ.',
	none: 'Chưa có số liệu nào.',
	list: 'Đã nhập',
	entered: 'Người nhập',
	version: (no: number) => `phiên bản ${no}`,
	history: 'Các phiên bản',
	seeHistory: 'Lịch sử',
	fields: {
		agency: 'Cơ quan',
		form: 'Biểu',
		line: 'Dòng',
		period_from: 'Từ ngày',
		period_to: 'Đến ngày',
		value: 'Giá trị',
		unit: 'Đơn vị tính',
		source: 'Văn bản nguồn'
	},
	period: 'Kỳ',
	one: 'Nhập một số',
	oneNote: 'Cùng cơ quan, biểu, dòng, kỳ với số đã có thì là phiên bản mới của số đó.',
	save: 'Ghi',
	file: 'Nhập từ tệp',
	fileNote:
		'Tệp .xlsx hoặc .csv, dòng đầu là tên cột: Cơ quan, Biểu, Dòng, Từ ngày, Đến ngày, Giá trị, Đơn vị tính, Văn bản nguồn. Sai một ô thì không nhận cả tệp.',
	choose: 'Tệp',
	preview: 'Xem trước',
	import: 'Nhập',
	files: {
		not_allowed: 'Số liệu của cơ quan khác do cấp tối cao nhập; tài khoản này chỉ xem và dùng.',
		missing: 'Chưa chọn tệp.',
		large: 'Tệp quá lớn (tối đa 2 MB).',
		unreadable: 'Không đọc được tệp: cần .xlsx hoặc .csv (UTF-8).'
	},
	problems: 'Không nhận, vì:',
	problem: (row: number | null, column: string, value: string, remedy: string) =>
		`${row === null ? '' : `Dòng ${row}, `}cột ${column}${value ? ` (“${value}”)` : ''}: ${remedy}`,
	taken: (added: number, changed: number) =>
		`Đã nhận: ${added} số mới, ${changed} số có phiên bản mới.`,
	previewed: (count: number) => `Tệp có ${count} số, không có lỗi. Bấm Nhập để nhận.`
};
