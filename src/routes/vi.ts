import type { Pathname } from '$app/types';

/** What is asked next, with the page and the figure that answer it. */
type Question = {
	readonly text: string;
	readonly path: Pathname;
	readonly figure?: string;
	/** The page has no choice of a period or a place. */
	readonly isPlain?: true;
};

export const next: { readonly heading: string; readonly questions: readonly Question[] } = {
	heading: 'Hỏi tiếp',
	questions: [
		{
			text: 'Nơi nào chưa đạt chỉ tiêu, vì mẫu số nhỏ hay vì chậm?',
			path: '/dia-phuong',
			figure: 'khong-dat-chi-tieu'
		},
		{ text: 'Quá hạn bao lâu, ở lĩnh vực nào?', path: '/qua-han', figure: 'muc-qua-han' },
		{
			text: 'Nơi nào tồn đọng tăng ba tháng liền?',
			path: '/dia-phuong',
			figure: 'ton-viec-tang'
		},
		{
			text: 'Trước và sau sắp xếp 01/07/2025, tốc độ giải quyết ra sao?',
			path: '/dia-phuong',
			figure: 'truoc-va-sau'
		},
		{
			text: 'Bao nhiêu quyết định có hiệu lực bị hủy, sửa?',
			path: '/kiem-tra-lai',
			figure: 'ket-luan'
		},
		{
			text: 'Bao nhiêu đoàn đông người, đơn vượt cấp, kéo dài?',
			path: '/tiep-cong-dan',
			figure: 'tiep-unit'
		},
		{
			text: 'Đơn Quốc hội, đại biểu Quốc hội chuyển đến đâu?',
			path: '/tien-do',
			figure: 'don-chuyen-den'
		},
		{
			text: 'Kháng nghị, kiến nghị được chấp nhận bao nhiêu?',
			path: '/ket-qua',
			figure: 'van-ban'
		},
		{ text: 'Tuần này phải báo cáo gì, hạn nào?', path: '/lich-bao-cao', isPlain: true }
	]
};
