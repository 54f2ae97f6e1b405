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
	nothing: 'Không có số liệu để vẽ.',
	filter: (label: string) => `Lọc theo ${label}`,
	open: (label: string) => `Mở trang ${label}`,
	interval: (lower: string, upper: string) => `khoảng tin cậy 95%: ${lower}–${upper}`,
	wanted: 'đang lọc',
	leftOut: 'đang loại trừ',
	source: (release: string, day: string, state: string) =>
		`Nguồn: bản số liệu ${release}, chốt ngày ${day}, ${state}.`
};
