/** A time limit as a clerk knows it. */
export const limits = {
	article: (article: string) => `Điều ${article}`,
	articleUnread: 'chưa rõ điều',
	remote: 'vùng sâu, vùng xa',
	kinds: { khieu_nai: 'khiếu nại', to_cao: 'tố cáo', any: 'khiếu nại, tố cáo' } as Record<
		string,
		string
	>,
	levels: { '1': 'lần đầu', '2': 'lần hai', '1_final': 'giải quyết một lần' } as Record<
		string,
		string
	>,
	owners: {
		vks: 'Viện kiểm sát giải quyết',
		supervised_body: 'cơ quan được kiểm sát giải quyết'
	} as Record<string, string>,
	domains: {
		hinh_su_bat_giam: 'bắt, tạm giữ, tạm giam',
		tgtg_tam_giu: 'tạm giữ',
		tgtg_tam_giam: 'tạm giam'
	} as Record<string, string>,
	clocks: {
		hour: 'giờ',
		calendar_day: 'ngày',
		working_day: 'ngày làm việc',
		month: 'tháng',
		year: 'năm'
	} as Record<string, string>,
	none: 'luật không quy định thời hạn',
	unread: 'chưa xác định thời hạn',
	until: (day: string) => `đến ${day.split('-').reverse().join('/')}`
};
