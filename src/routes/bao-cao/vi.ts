import type { ReportState } from '#lib/report.ts';

const states: Readonly<Record<ReportState, string>> = {
	draft: 'Đang soạn',
	reviewed: 'Trình duyệt',
	approved: 'Đã duyệt',
	issued: 'Đã ban hành'
};

/** Every page of the reports. */
export const words = {
	title: 'Báo cáo',
	intro:
		'Báo cáo soạn từ số liệu của kho: mỗi con số dẫn về chỉ tiêu, kỳ, điều kiện và bản số liệu; sửa, góp ý, kiểm tra, duyệt, ban hành tại đây.',
	new: 'Soạn báo cáo mới',
	templates: 'Mẫu báo cáo',
	others: 'Số liệu của cơ quan khác',
	none: 'Chưa có báo cáo nào trong phạm vi được xem.',
	states,
	columns: {
		subject: 'Báo cáo',
		state: 'Trạng thái',
		period: 'Kỳ',
		scope: 'Phạm vi',
		last: 'Sửa gần nhất',
		release: 'Bản số liệu'
	},
	newer: (release: string) => `đã có bản ${release}`,
	number: (number: string, symbol: string) => `Số ${number}/${symbol}`,
	by: (person: string, at: string) => `${person}, ${at}`,

	/** Beginning one. */
	newIntro:
		'Chọn mẫu, kỳ và phạm vi; bản nháp có sẵn câu chữ, bảng và biểu đồ tính từ bản số liệu đang dùng. Mọi thứ đều sửa được sau đó.',
	template: 'Mẫu',
	ofUsers: (name: string) => `${name} (mẫu riêng)`,
	window: 'Kỳ báo cáo',
	byDays: 'Từ ngày – đến ngày',
	from: 'Từ ngày',
	to: 'Đến ngày',
	calendar: 'Lịch',
	calendars: {
		civil: 'Năm dương lịch',
		procuracy: 'Năm công tác của ngành',
		assembly: 'Năm báo cáo Quốc hội'
	},
	boundaries: 'Địa giới, đơn vị',
	boundariesOf: {
		as_reported: 'Theo đơn vị tại thời điểm báo cáo',
		current: 'Quy về đơn vị hiện nay (34 tỉnh, thành phố)'
	},
	scope: 'Phạm vi',
	whole: 'Toàn ngành',
	provinces: 'Tỉnh, thành phố',
	units: 'Đơn vị',
	begin: 'Tạo bản nháp',
	beginning: 'Đang tính số liệu và viết bản nháp…',
	noWindow: 'Kỳ báo cáo không hợp lệ: chọn một kỳ, hoặc điền cả hai ngày.',
	noScope: 'Phạm vi này ngoài quyền của tài khoản.',
	noTemplate: 'Không có mẫu này.',

	appendices: 'PHỤ LỤC',
	appendix: (number: string) => `Phụ lục ${number}`
};
