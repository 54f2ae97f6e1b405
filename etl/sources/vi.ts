/** What is said of sources other than files, in Vietnamese. */
export const source = {
	badMapping: (file: string, what: string) =>
		`Tệp cấu hình nguồn «${file}» không dùng được: ${what}.`,
	badMappingRemedy: 'Sửa tệp theo docs/nguon-postgres.md rồi chạy lại; chưa đọc gì từ nguồn.',
	noObject: 'không phải một cấu hình',
	unknownKey: (key: string) => `không có mục «${key}»`,
	missing: (key: string) => `thiếu mục «${key}»`,
	badName: 'name gồm 1 đến 20 chữ không dấu, số, gạch nối',
	badLag: 'lag_seconds là số giây, từ 0',
	unknownType: (type: string) => `không có loại bản ghi «${type}»`,
	badColumn: (type: string, column: string, code: string) => `cột «${column}» của ${type}: ${code}`,
	failed: (why: string) => `Không đọc được nguồn PostgreSQL (${why}).`,
	failedRemedy:
		'Kiểm tra kết nối và quyền đọc rồi chạy lại: lần sau đọc lại từ mốc cũ, không mất và không trùng.',
	badRow: (type: string) =>
		`Có dòng của ${type} không có đơn vị hoặc không có ngày để xếp vào gói, hoặc mã đơn vị không đúng dạng.`,
	badRowRemedy: 'Sửa dòng đó ở nguồn, hoặc sửa «unit», «day» trong tệp cấu hình; chưa nạp gì.',
	nothing: 'Nguồn không có gì mới.',
	pulled: (packages: number, until: string) =>
		`Đã lấy ${packages} gói từ nguồn, gồm các thay đổi đến trước ${until}.`,
	held: 'Có gói bị từ chối: mốc giữ nguyên, lần sau đọc lại từ mốc cũ sau khi đã sửa.'
};
