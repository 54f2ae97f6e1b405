/* What the server says of reports. */

export const admit = {
	bad: (path: string) => `Nội dung báo cáo gửi lên không đúng dạng (tại ${path}).`,
	badRemedy: 'Tải lại trang rồi sửa tiếp; phần chưa lưu vẫn còn trên máy này.',
	notTaken: 'Máy chủ không nhận nội dung gửi lên.',
	tooLarge: 'Báo cáo quá dài.',
	tooLargeRemedy: 'Bớt nội dung, hoặc chia thành nhiều báo cáo.',
	strange: (path: string) => `Có bảng hoặc biểu đồ không thuộc báo cáo này (tại ${path}).`,
	strangeRemedy: 'Bỏ bảng, biểu đồ đó; chèn lại từ mẫu của báo cáo này.'
};

export const others = {
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
	empty: 'Điền ô này.',
	tooLong: (most: number) => `Viết không quá ${most} chữ.`,
	noDay: 'Ghi ngày dạng 31/12/2025.',
	noNumber: 'Ghi một số, như 1.234 hoặc 97,5.',
	reversed: 'Ngày cuối phải không sớm hơn ngày đầu.',
	noColumn: 'Thêm cột này vào dòng đầu của bảng.',
	rows: (most: number) => `Bảng phải có từ 1 đến ${most} dòng dưới dòng tiêu đề.`,
	twice: (row: number) => `Trùng cơ quan, biểu, dòng và kỳ với dòng ${row}; chỉ giữ một dòng.`,
	source: (agency: string, form: string, line: string, source: string) =>
		`${agency}, ${form}, dòng “${line}” (${source})`
};

export const opened = {
	none: 'Không có báo cáo này, hoặc báo cáo ngoài phạm vi được xem.',
	noneRemedy: 'Mở danh sách báo cáo và chọn một báo cáo ở đó.',
	notWriter: 'Tài khoản này xem và duyệt báo cáo, không soạn báo cáo.',
	notWriterRemedy: 'Ghi ý kiến vào mục Góp ý để người soạn sửa.',
	noOther: 'Không có số liệu ngoài ngành này.',
	noOtherRemedy: 'Chọn lại trong danh sách Số liệu của cơ quan khác.'
};

export const scopeWords = { whole: 'Toàn ngành' };

export const figureCard = {
	other: 'Số liệu của cơ quan khác',
	period: 'Kỳ',
	days: (from: string, to: string) => `${from} – ${to}`,
	source: 'Nguồn',
	version: 'Phiên bản',
	told: 'Cách nêu',
	ways: {
		value: 'giá trị',
		change: 'tăng, giảm so với kỳ so sánh',
		target: 'so với chỉ tiêu được giao',
		highest: 'nơi cao nhất',
		lowest: 'nơi thấp nhất'
	},
	unit: 'Đơn vị tính',
	beside: 'Kỳ so sánh',
	over: 'Theo',
	filters: 'Điều kiện',
	noFilter: 'không có',
	boundaries: 'Địa giới',
	release: 'Bản số liệu',
	definition: 'Định nghĩa',
	basis: 'Căn cứ'
};

export const inserting = {
	noDraft: 'Báo cáo không còn ở trạng thái đang soạn.',
	noDraftRemedy: 'Trả về đang soạn rồi sửa.',
	unknown: 'Mẫu của báo cáo không có bảng, biểu đồ này.',
	unknownRemedy: 'Tải lại trang rồi chọn lại.'
};

export const typed = {
	gone: 'Con số này không còn ở chỗ đó.',
	goneRemedy: 'Tải lại trang Kiểm tra.',
	noFigure: 'Không thay được bằng một số liệu.',
	noFigureRemedy: 'Sửa trong bài: chèn số liệu, rồi bỏ số gõ tay.'
};
