/* What is due when, in words. */

const regimes: Readonly<Record<string, string>> = {
	qh_kntc: 'Báo cáo phục vụ Quốc hội về khiếu nại, tố cáo trong hoạt động tư pháp',
	vks_work_year: 'Báo cáo công tác của ngành',
	statistics: 'Thống kê nghiệp vụ (biểu 25.1, 25.2, 25.4)'
};
const periodTypes: Readonly<Record<string, string>> = {
	week: 'tuần',
	month: 'tháng',
	half_year: '6 tháng',
	ten_months: '10 tháng',
	supplement: 'bổ sung 2 tháng',
	year: 'năm'
};
/** Whose duty it is within a level; the level's own is not said. */
const dueLevels: Readonly<Record<string, string>> = {
	phong_tinh: 'Phòng nghiệp vụ cấp tỉnh',
	phong_khuvuc: 'Phòng nghiệp vụ, Viện kiểm sát khu vực',
	tinh: 'Viện kiểm sát cấp tỉnh',
	tinh_capcao: 'Viện kiểm sát cấp tỉnh, cấp cao',
	khuvuc: 'Viện kiểm sát khu vực',
	huyen_khuvuc: 'Viện kiểm sát khu vực',
	unit: 'Từng đơn vị',
	cuc2: 'Cục 2',
	quansu_tw: 'Viện kiểm sát quân sự trung ương',
	nganh_tw_gui_vkstc: 'Các ngành ở trung ương'
};

export const reporting = {
	regimes,
	periodTypes,
	dueLevels,
	report: 'Báo cáo',
	period: 'Kỳ báo cáo',
	by: 'Ai báo cáo',
	due: 'Hạn cuối',
	basis: 'Căn cứ',
	sent: 'Số liệu đã nhận',
	unread: 'chưa đối chiếu với văn bản gốc',
	ofWeek: 'Tuần báo cáo do nơi nhận ấn định',
	months: (sent: number, over: number) =>
		over === 0 ? 'Chưa có tháng nào kết thúc' : `${sent}/${over} tháng đã kết thúc`,
	caption: 'Các báo cáo sắp đến hạn, theo hạn cuối',
	inDays: (days: number) => (days === 0 ? 'hôm nay' : days === 1 ? 'ngày mai' : `còn ${days} ngày`),
	nothing: 'Không có báo cáo nào trong danh mục chế độ báo cáo.'
};
