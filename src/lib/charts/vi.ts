/** The words of the frame around every chart. */
export const figure = {
	show: 'Cách xem',
	chart: 'Biểu đồ',
	table: 'Bảng',
	download: 'Tải về',
	png: 'Ảnh PNG',
	svg: 'Ảnh SVG',
	csv: 'Bảng CSV',
	xlsx: 'Bảng Excel',
	rawFigures: 'kèm nguồn: chỉ tiêu, bộ lọc, kỳ, bản số liệu',
	nothing: 'Không có số liệu để vẽ.',
	total: 'Tổng số',
	filter: (label: string) => `Lọc theo ${label}`,
	wanted: 'đang lọc',
	leftOut: 'đang loại trừ',
	records: (label: string) => `${label}: xem danh sách`,
	source: (release: string, day: string, state: string) =>
		`Nguồn: bản số liệu ${release}, chốt ngày ${day}, ${state}.`
};
