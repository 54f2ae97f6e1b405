/** The words of the search. */
export const search = {
	open: 'Tìm',
	label: 'Tìm trang, đơn vị, tỉnh, chỉ tiêu',
	keys: 'Ctrl K',
	nothing: 'Không tìm thấy. Thử ít chữ hơn; gõ không dấu cũng được.',
	loading: 'Đang tải danh mục…',
	failed: 'Không tải được danh mục. Đóng rồi mở lại để thử lần nữa.',
	close: 'Đóng',
	count: (count: string) => `${count} kết quả`,
	kinds: { page: 'Trang', province: 'Tỉnh, thành phố', unit: 'Đơn vị', metric: 'Chỉ tiêu' }
};
