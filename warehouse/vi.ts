/** What the warehouse says when something is wrong, in Vietnamese. */

export const build = {
	auditFailed: (name: string, rows: string) =>
		`Kiểm toán «${name}» không đạt, chưa công bố; các dòng đầu tiên: ${rows}.`,
	auditRemedy: 'Báo bộ phận kỹ thuật; bản số liệu đang phục vụ không thay đổi.'
};

export const release = {
	none: 'Chưa có bản số liệu nào được công bố.',
	noneRemedy: 'Chạy donthu load rồi donthu publish.',
	unknown: (id: string) => `Không có bản số liệu «${id}».`,
	unknownRemedy: 'Xem các bản hiện có bằng donthu releases.'
};

export const answerFormats = {
	figures: 'Số liệu',
	source: 'Nguồn',
	release: 'Bản số liệu',
	asOf: 'Ngày chốt',
	knownAt: 'Thời điểm biết'
};

export const ledger = {
	busy: 'Sổ cái đang được một lượt nạp hoặc công bố khác sử dụng.',
	busyRemedy: 'Chờ lượt đó xong rồi chạy lại.',
	newer: (version: number, known: number) =>
		`Sổ cái ở phiên bản ${version}, chương trình này chỉ biết đến ${known}.`,
	newerRemedy: 'Cài bản donthu mới hơn.'
};
