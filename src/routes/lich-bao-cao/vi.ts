export const words = {
	title: 'Lịch báo cáo',
	level: 'Cấp',
	show: 'Xem',
	week: (from: string, to: string) => `Tuần này (${from}–${to})`,
	dueThisWeek: (count: number) =>
		count === 0
			? 'Tuần này không có báo cáo nào đến hạn.'
			: `Tuần này còn ${count} báo cáo đến hạn.`,
	later: 'Sau tuần này',
	ownLevel: 'Số liệu đã nhận: tính theo các gói của đơn vị mình trong bản số liệu đang xem.',
	calendar:
		'Ngày làm việc tính theo Bộ luật Lao động và các quyết định nghỉ, làm bù hằng năm. Nơi nào văn bản ghi «trước ngày …» thì hạn cuối là ngày liền trước.'
};
