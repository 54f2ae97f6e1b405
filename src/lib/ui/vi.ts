/* Words of the parts that a list of records and a free table share. */

export const exports = {
	label: 'Xuất',
	xlsx: 'Excel (.xlsx, có trang Nguồn)',
	csv: 'CSV',
	sources: 'nguồn của CSV',
	most: (most: string, all: string) =>
		`Tệp xuất có ${most} dòng đầu trong ${all}; lấy đủ bằng lệnh bên dưới.`,
	command: 'Lệnh tương đương',
	commandNote: 'Chạy trên máy chủ, cho đúng những con số này.',
	copy: 'Sao chép',
	copied: 'Đã sao chép'
};

export const question = {
	period: 'Kỳ',
	boundaries: 'Ranh giới',
	filters: 'Lọc',
	none: 'không lọc',
	compared: 'So với',
	and: ', '
};
