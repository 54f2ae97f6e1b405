/** Templates of reports. */
export const words = {
	title: 'Mẫu báo cáo',
	intro:
		'Mẫu là đề cương viết sẵn: phần, mục, câu có số liệu trong ngoặc nhọn, bảng, biểu đồ. Mở một mẫu, sao chép thành mẫu riêng rồi sửa; mẫu gọi chỉ tiêu không có thì không lưu được và nêu rõ dòng.',
	shipped: 'Mẫu có sẵn',
	own: 'Mẫu riêng',
	none: 'Chưa có mẫu riêng.',
	by: (version: number, person: string, at: string) => `phiên bản ${version}, ${person}, ${at}`,
	shippedNote: 'Mẫu có sẵn không sửa được: đặt tên và sao chép thành mẫu riêng.',
	text: 'Nội dung mẫu',
	name: 'Tên mẫu riêng (chữ thường không dấu, số, gạch nối)',
	copy: 'Sao chép thành mẫu riêng',
	save: 'Lưu phiên bản mới',
	saved: (version: number) => `Đã lưu phiên bản ${version}.`,
	history: 'Các phiên bản',
	version: (no: number) => `Phiên bản ${no}`,
	problems: {
		name: 'Tên mẫu chỉ gồm chữ thường không dấu, số, gạch nối, và chưa có mẫu nào dùng.',
		stale:
			'Người khác vừa lưu một phiên bản khác. Chép phần đã sửa ra, tải lại trang rồi sửa tiếp.',
		large: 'Mẫu quá dài.'
	}
};
