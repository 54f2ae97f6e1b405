/** Versions of a report: seen, compared, taken back. */
export const words = {
	title: 'Các phiên bản',
	version: 'Số',
	who: 'Ai, lúc nào',
	how: 'Do',
	view: 'Xem',
	compare: 'So với bản đang dùng',
	shown: (no: number, person: string, at: string) => `Phiên bản ${no}: ${person}, ${at}`,
	against: (no: number, person: string, at: string) =>
		`So với phiên bản ${no} (${person}, ${at}): gạch ngang là phần phiên bản này không có, vạch xanh là phần thêm.`,
	take: 'Dùng phiên bản này',
	takeNote: 'Phiên bản đang dùng vẫn được giữ trong danh sách.',
	stale: 'Báo cáo vừa có phiên bản mới hơn. Tải lại trang rồi chọn lại.'
};
