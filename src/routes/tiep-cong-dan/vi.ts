import type { Piece } from '#lib/messages/vi.ts';

const plain = (text: string): Piece => ({ text });

export const words = {
	title: 'Tiếp công dân',
	visit: 'lượt',
	group: 'đoàn',
	petition: 'đơn',
	headline: {
		nothing: [plain('Không có lượt tiếp công dân nào trong kỳ này.')] as readonly Piece[],
		visits: (visits: string, people: string): readonly Piece[] => [
			plain('Trong kỳ tiếp '),
			{ text: `${visits} lượt`, metric: 'receptions' },
			plain(` với ${people} người`)
		],
		groups: (count: string): Piece => plain(`, có ${count} đoàn đông người`),
		noGroups: plain(', không có đoàn đông người'),
		leaders: (count: string, share: string): Piece =>
			plain(`; lãnh đạo tiếp ${count} lượt (${share})`),
		end: plain('.')
	},
	titles: {
		month: 'Lượt tiếp công dân theo tháng',
		visit_kind: 'Lượt tiếp theo hình thức',
		result: 'Kết quả tiếp',
		province: 'Lượt tiếp theo tỉnh, thành phố',
		unit: 'Đoàn đông người theo đơn vị'
	} as Readonly<Record<string, string>>,
	rows: {
		month: 'Tháng',
		visit_kind: 'Hình thức tiếp',
		result: 'Kết quả',
		province: 'Tỉnh, thành phố',
		unit: 'Đơn vị'
	} as Readonly<Record<string, string>>,
	columns: {
		receptions: 'Lượt',
		people_received: 'Người',
		group_receptions: 'Đoàn đông người',
		leader_receptions: 'Lãnh đạo tiếp',
		reception_rate: 'Tỷ lệ tiếp'
	},
	leaders: 'Lãnh đạo tiếp công dân theo tháng',
	leaderColumns: {
		leader_receptions: 'Lượt lãnh đạo tiếp',
		receptions: 'Mọi lượt'
	},
	leaderUnits: 'Đơn vị có lãnh đạo tiếp',
	leadersReading: (month: string, some: string, all: string) =>
		`Tháng ${month}: lãnh đạo có tiếp ở ${some}/${all} đơn vị có công dân đến.`,
	leadersFoot:
		'Nghĩa vụ hằng tháng: người đứng đầu trực tiếp tiếp công dân ít nhất một ngày mỗi tháng (Luật Tiếp công dân 2013 Điều 18). Số ngày tiếp: chưa thu thập số liệu; cần mỗi đơn vị gửi ngày tiếp định kỳ và đột xuất của người đứng đầu, kể cả ngày không có công dân đến. Số lượt không thay được số ngày.',
	resultFoot:
		'Chưa được tiếp = tổng lượt tính từ tỷ lệ tiếp, trừ lượt đã tiếp. Lượt từ chối theo quy định không nằm trong hai phần và chưa có chỉ tiêu đếm.',
	marked: {
		over_level: 'Đơn vượt cấp theo tỉnh, thành phố',
		prolonged: 'Đơn kéo dài theo tỉnh, thành phố'
	} as Readonly<Record<string, string>>,
	markedHead: { over_level: 'Vượt cấp', prolonged: 'Kéo dài' } as Readonly<Record<string, string>>,
	allPetitions: 'Đơn tiếp nhận',
	share: 'Tỷ trọng',
	bar: (part: string, whole: string, share: string) => `${part}/${whole} · ${share}`,
	markedFoot: 'Đơn tiếp nhận trong kỳ, mọi nguồn; một đơn có thể vừa vượt cấp vừa kéo dài.'
};
