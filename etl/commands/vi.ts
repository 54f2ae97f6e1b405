/** What the command line says, in Vietnamese. */

const help = {
	demo: `donthu demo --petitions N [--seed S] [--until NGÀY] --out THƯ_MỤC
  Tạo các gói số liệu mô phỏng của mọi cấp, mọi đơn vị (người và việc đều hư cấu).
  Cùng --seed thì cùng nội dung, từng byte.
`,
	load: `donthu load GÓI… [--received-at THỜI_ĐIỂM|manifest] [--json]
  Nạp gói số liệu (tệp .zip, thư mục, hoặc thư mục chứa nhiều gói), in biên nhận từng gói.
  --received-at manifest: lấy thời điểm lập gói làm thời điểm nhận (nạp số liệu lịch sử).
  Mã thoát: 0 xong; 1 không chạy được; 2 xong nhưng có gói bị từ chối.
`,
	check: `donthu check GÓI… [--received-at THỜI_ĐIỂM|manifest] [--json]
  Kết luận như khi nạp, không thay đổi gì.
`,
	publish: `donthu publish [--as-of NGÀY] [--known-at THỜI_ĐIỂM]
  Lập, kiểm toán và công bố một bản số liệu; in mã bản ở dòng cuối.
  --as-of    ngày chốt, dạng 2026-10-31 (mặc định: ngày của --known-at)
  --known-at chỉ tính các gói nhận đến thời điểm này (mặc định: bây giờ)
`,
	query: `donthu query --metrics A,B [--by D1,D2] --from NGÀY --to NGÀY
             [--where 'level=province,district;field=civil'] [--calendar civil|procuracy|assembly]
             [--boundaries as_reported|current] [--release MÃ] [--format json|csv|arrow|xlsx]
  Đúng những con số mà mọi trang hiển thị. Mặc định: bản công bố gần nhất, --format json.
  --format arrow, xlsx ghi dữ liệu nhị phân ra đầu ra chuẩn: donthu query … --format xlsx > so-lieu.xlsx
`,
	records: `donthu records --metric A --from NGÀY --to NGÀY [--where …] [--calendar …] [--boundaries …]
               [--release MÃ] [--limit N] [--format json|csv|xlsx]
  Các bản ghi đứng sau một con số, đúng bằng con số đó; các tùy chọn như của donthu query.
  Cột adds (nếu có): bản ghi cộng vào con số nhiều hơn một, ví dụ số người của một lượt tiếp.
`,
	releases: `donthu releases
  Liệt kê mọi bản số liệu: mã, ngày chốt, thời điểm biết, thời điểm công bố, trạng thái, mã băm.
`,
	serve: `donthu serve [--port N] [--host H]
  Phục vụ ứng dụng trên bản số liệu gần nhất; in địa chỉ. Mặc định chỉ trên máy này (127.0.0.1).
`
};

export const cli = {
	usage: `donthu <lệnh> [--home THƯ_MỤC]

  demo      tạo gói số liệu mô phỏng
  load      nạp gói số liệu, in biên nhận
  check     kiểm tra gói, không thay đổi gì
  publish   lập và công bố một bản số liệu
  query     hỏi số liệu
  records   liệt kê bản ghi đứng sau một con số
  releases  liệt kê các bản số liệu
  serve     phục vụ ứng dụng

  --home    thư mục chứa sổ cái, các bản số liệu (mặc định: DONTHU_HOME, rồi ./data)
  donthu <lệnh> --help cho biết cách dùng từng lệnh.
`,
	help,
	homeMissing: '--home thiếu tên thư mục.',
	unknownCommand: (name: string) => `Không có lệnh «${name}».`,
	seeHelp: 'Xem donthu --help.',
	missing: (option: string) => `Thiếu ${option}.`,
	badDay: (option: string, value: string) => `${option}: «${value}» không phải một ngày.`,
	badDayRemedy: 'Ghi ngày dạng 2026-10-31.',
	badInstant: (option: string, value: string) => `${option}: «${value}» không phải một thời điểm.`,
	badInstantRemedy: 'Ghi dạng 2026-11-01T00:00:00+07:00.',
	badChoice: (option: string, value: string, choices: readonly string[]) =>
		`${option}: «${value}» không có. Các lựa chọn: ${choices.join(', ')}.`,
	badWhere: (part: string) => `--where: «${part}» không đúng dạng tên=giá trị.`,
	badWhereRemedy: "Ghi dạng --where 'level=province,district;field=civil'.",
	badLimit: (text: string) => `--limit: «${text}» không phải số nguyên dương.`,
	badLimitRemedy: 'Ghi số bản ghi cần xem, ví dụ --limit 100.',
	noReleases: 'Chưa có bản số liệu nào.',
	published: (id: string, asOf: string, seconds: string) =>
		`Đã công bố bản ${id}, số liệu chốt ngày ${asOf}, trong ${seconds} giây.`,
	serving: (address: string) => `Đang phục vụ tại ${address}`,
	notServing: (address: string) => `Ứng dụng không lên được tại ${address}.`,
	notServingRemedy: 'Xem lỗi phía trên; nếu cổng đã có chương trình khác dùng, chọn --port khác.',
	appMissing: 'Chưa dựng ứng dụng (thư mục build).',
	appMissingRemedy: 'Chạy npm run build, hoặc npm start.'
};
