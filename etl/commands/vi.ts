/** What the command line says, in Vietnamese. */

import { metricWords } from '../../warehouse/metrics/vi.ts';
import type { Stage } from '../backup.ts';
import type { Change, ChangedRecord } from '../diff.ts';
import type { Pruned, Why } from '../prune.ts';
import type { Status } from '../status.ts';

const help = {
	template: `donthu template THƯ_MỤC
  Tạo sổ mẫu (.xlsx) cho từng loại bản ghi: tiêu đề tiếng Việt, danh sách chọn, trang giải thích.
  Chạy tại đơn vị, không cần máy chủ, không cần mạng.
`,
	seal: `donthu seal SỔ… --unit ĐƠN_VỊ --period TỪ/ĐẾN --key TỆP_KHÓA --out GÓI
            [--corrects MÃ_GÓI --reason LÝ_DO] [--columns TỆP] [--created-at THỜI_ĐIỂM] [--json]
  Biến sổ có họ tên (.xlsx, .csv) thành gói số liệu không có họ tên, kiểm tra như khi nạp.
  GÓI kết thúc bằng .zip là tệp nén, nếu không là thư mục. Sổ có thể ghi kèm loại: petitions=so-don.xlsx
  --corrects    gói này đính chính gói nào (mã gói ghi trong biên nhận); bắt buộc kèm --reason
  --reason      vì sao gửi; ghi trong gói, trung tâm lưu và cho xem
  --columns     tiêu đề riêng của đơn vị ứng với cột nào của mẫu; khi gặp tiêu đề lạ, lệnh ghi đề xuất
                vào tệp này (mặc định GÓI.columns.csv) rồi dừng
  --created-at  thời điểm lập gói (mặc định: bây giờ); cùng sổ, khóa, thời điểm thì cùng nội dung, từng byte
donthu seal --new-key TỆP_MỚI [--key TỆP_CŨ --from NGÀY]
  Tạo khóa; với --key: giữ các khóa cũ, khóa mới dùng cho đơn nhận từ NGÀY. Xem docs/van-hanh-khoa.md.
  Mã thoát: 0 xong; 1 không chạy được; 2 gói bị từ chối.
`,
	demo: `donthu demo --petitions N [--seed S] [--until NGÀY] --out THƯ_MỤC
  Tạo các gói số liệu mô phỏng của mọi cấp, mọi đơn vị (người và việc đều hư cấu).
  Cùng --seed thì cùng nội dung, từng byte.
`,
	load: `donthu load GÓI… [--received-at THỜI_ĐIỂM|manifest] [--feedback THƯ_MỤC]
            [--unit MÃ[,MÃ]] [--json]
  Nạp gói số liệu (tệp .zip, thư mục, hoặc thư mục chứa nhiều gói), in biên nhận từng gói.
  --received-at manifest: lấy thời điểm lập gói làm thời điểm nhận (nạp số liệu lịch sử).
  --feedback THƯ_MỤC: với mỗi gói có dòng để riêng, ghi cho mỗi loại bản ghi một tệp <tên gói>-<sổ>.xlsx
                gồm các dòng đó, lỗi, cách sửa và lệnh donthu seal để gửi lại tất cả;
                tệp đã có thì không ghi đè mà thêm -2, -3…
  --unit MÃ[,MÃ] chỉ nhận gói của các đơn vị này (đơn vị ghi ở kê khai của gói); gặp gói của đơn vị khác
                thì dừng, không lưu gì của gói đó và không nói gì về đơn vị đó.
  Mã thoát: 0 xong; 1 không chạy được; 2 xong nhưng có gói bị từ chối.
`,
	check: `donthu check GÓI… [--received-at THỜI_ĐIỂM|manifest] [--json]
  Kết luận như khi nạp, không thay đổi gì.
`,
	publish: `donthu publish [--as-of NGÀY] [--known-at THỜI_ĐIỂM]
  Lập, kiểm toán và công bố một bản số liệu; in mã bản ở dòng cuối. Lập từ bản gần nhất, chỉ tính lại
  phần đã thay đổi; khi không dùng được bản đó (danh mục hoặc chương trình đã đổi) thì lập lại toàn bộ.
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
	diff: `donthu diff BẢN_CŨ BẢN_MỚI --from NGÀY --to NGÀY [--metrics A,B] [--by D1,D2] [--where …]
            [--calendar …] [--boundaries …] [--format text|json]
  Con số nào khác nhau giữa hai bản; bản ghi nào, trong gói nào, đã làm nó thay đổi.
  Không có --metrics: mọi chỉ tiêu.
`,
	report: `donthu report MẪU --from NGÀY --to NGÀY --out TỆP|THƯ_MỤC [--where …] [--calendar …] [--boundaries …] [--release MÃ]
  Lập dự thảo báo cáo từ một mẫu: lời văn, bảng, biểu đồ tính từ một bản số liệu. MẪU là mã một mẫu có sẵn
  hoặc đường dẫn một tệp .yaml (cách viết: docs/mau-bao-cao.md).
  --out      tệp .docx, .pdf, .xlsx hoặc .json; thư mục (kết thúc bằng /) hay phần đầu tên tệp: cả ba loại
  --calendar lịch; mặc định theo mẫu
donthu report --schedule TỆP [--today NGÀY]
  Lập mọi báo cáo trong tệp lịch đã đến kỳ mà chưa có; không ghi đè; nêu báo cáo đã lập, còn chờ, kỳ tới.
  Chạy mỗi ngày bằng cron hoặc systemd timer (docs/mau-bao-cao.md). Mã thoát: 2 khi có báo cáo không lập được.
  Mẫu có sẵn: chuyen-de-kntc, sau-thang, muoi-thang, bo-sung, nam, thang, dang-35-ct-tw, dang-27-ct-tw,
  dang-11-qdi-tw, tom-tat, bieu-25.1, bieu-25.2, bieu-25.4.
`,
	'verify-report': `donthu verify-report TỆP
  Hỏi lại từng số liệu, từng ô bảng của một báo cáo (.docx hoặc .json) từ bản số liệu ghi trong đó, và so lời văn, số,
  ô bảng hiện trong tệp .docx với nội dung báo cáo mang theo, không kể phông chữ, lề, cách trình bày; nêu chỗ nào khác.
  Mã thoát: 0 giống; 1 không chạy được; 2 có chỗ khác.
`,
	reference: `donthu reference import TỆP.csv… [--known-at THỜI_ĐIỂM] [--json]
donthu reference check TỆP.csv… [--json]
donthu reference export THƯ_MỤC
donthu reference list [--json]
donthu reference show BẢNG [--version N] [--json]
donthu reference diff BẢNG --from N --to N [--json]
  Danh mục của đơn vị: ngày nghỉ, thời hạn, đơn vị, kế thừa, chỉ tiêu, bộ mã. Xuất ra, sửa, nhập lại cả bảng.
  Bảng mới áp dụng cho các bản số liệu có thời điểm biết từ --known-at (mặc định: bây giờ); bản cũ không đổi.
  check: kết luận như import, không thay đổi gì. show: một phiên bản dạng CSV (mặc định: mới nhất; 0 là bản theo
  chương trình). diff: dòng nào khác nhau giữa hai phiên bản.
  Mã thoát của import, check: 0 không có lỗi; 1 không chạy được; 2 có lỗi trong tệp, chưa nhận tệp nào.
`,
	status: `donthu status [--json]
  Trong thư mục số liệu có gì: gói, dòng, dòng để riêng, các bản số liệu, dung lượng, lỗi gần nhất.
`,
	watch: `donthu watch THƯ_MỤC_NHẬN [--publish-every PHÚT]
  Trông một thư mục nhận (và các thư mục trong đó): gói nào chép xong (10 giây không đổi) thì nạp, ghi biên
  nhận và tệp các dòng phải sửa vào thư mục <tên gói>.bien-nhan bên cạnh gói. Công bố bản mới khi có số liệu
  mới hoặc sang ngày mới, cách nhau ít nhất PHÚT phút (mặc định 15). Gói để nguyên tại chỗ; gói sửa và chép đè
  cùng tên thì được nạp lại. Ctrl-C hoặc SIGTERM để dừng; đang nạp dở thì nạp xong mới dừng.
`,
	pull: `donthu pull TỆP_CẤU_HÌNH [--since THỜI_ĐIỂM] [--json]
  Lấy phần mới từ cơ sở dữ liệu PostgreSQL của phần mềm quản lý đơn, lập thành gói theo đơn vị và tháng, nạp, in
  biên nhận. Chạy lại bao nhiêu lần cũng không mất, không trùng. Cách ghi tệp cấu hình: docs/nguon-postgres.md.
  --since: đọc lại từ một thời điểm. Mã thoát: 0 nhận hết; 1 không chạy được; 2 có gói bị từ chối.
`,
	backup: `donthu backup THƯ_MỤC_MỚI
  Sao chép mọi thứ trong --home: sổ cái, các gói đã nhận, các bản số liệu, tài khoản và nhật ký, khóa ứng dụng, đã đọc
  các nguồn đến đâu;
  ghi mã băm từng tệp. Chạy được trong khi ứng dụng đang phục vụ; lệnh nạp và công bố chờ đến lượt.
  Bản sao lưu chứa khóa và tài khoản: giữ như giữ chính máy chủ.
`,
	restore: `donthu restore THƯ_MỤC_SAO_LƯU --home THƯ_MỤC_TRỐNG
  Kiểm tra mã băm từng tệp của bản sao lưu rồi mới sao chép vào --home. Không ghi đè gì.
`,
	unpack: `donthu unpack THƯ_MỤC
  Lấy các gói gốc đã lưu trong --home ra thành từng tệp .zip trong THƯ_MỤC, để nạp lại bằng donthu load; gói hỏng bị bỏ qua.
  Mã thoát: 0 lấy ra hết; 1 không chạy được; 2 có tệp hỏng.
`,
	lock: `donthu lock MÃ_BẢN
  Đánh dấu bản số liệu là đã chốt; các bản khác là sơ bộ. Nội dung không thay đổi.
`,
	rollback: `donthu rollback MÃ_BẢN
  Phục vụ lại một bản đã công bố trước; không bản nào bị xóa.
`,
	prune: `donthu prune [--last N] [--dry-run] [--json]
  Dọn các bản số liệu không còn cần đến. Giữ: bản đang phục vụ; N bản công bố gần nhất (mặc định 30); bản đã chốt;
  bản mới nhất của mỗi tháng và mỗi kỳ báo cáo đã qua; bản mà báo cáo đã ban hành hoặc đang soạn nêu tên.
  Mã của bản đã dọn không dùng lại; sổ cái còn nguyên, nên khi cần vẫn lập lại được bản đó.
  --dry-run: chỉ nêu bản nào sẽ bị dọn, bản nào giữ vì sao.
`,
	verify: `donthu verify [MÃ_BẢN]
  Không nêu bản nào: đọc lại mọi tệp của --home (bản số liệu, thẻ, sổ cái, gói đã lưu), nêu tệp nào hỏng và cách xử lý.
  Có nêu bản: lập lại bản số liệu từ sổ cái vào tệp tạm, so nội dung từng bảng; nêu bảng nào khác.
  Mã thoát: 0 giống; 1 không chạy được; 2 có tệp hỏng hoặc có bảng khác.
`,
	serve: `donthu serve [--port N] [--host H]
  Phục vụ ứng dụng trên bản số liệu gần nhất; in địa chỉ. Mặc định chỉ trên máy này (127.0.0.1).
`
};

export const cli = {
	usage: `donthu <lệnh> [--home THƯ_MỤC]

  template  tạo sổ mẫu cho đơn vị
  seal      biến sổ có họ tên thành gói số liệu không có họ tên
  demo      tạo gói số liệu mô phỏng
  load      nạp gói số liệu, in biên nhận
  check     kiểm tra gói, không thay đổi gì
  publish   lập và công bố một bản số liệu
  query     hỏi số liệu
  records   liệt kê bản ghi đứng sau một con số
  releases  liệt kê các bản số liệu
  lock      đánh dấu một bản là đã chốt
  rollback  phục vụ lại một bản trước
  prune     dọn các bản số liệu cũ không còn cần
  verify    kiểm tra tệp hỏng; lập lại một bản từ sổ cái và so sánh
  diff      con số nào khác nhau giữa hai bản, vì sao
  report    lập dự thảo báo cáo từ một mẫu
  verify-report hỏi lại mọi số liệu của một báo cáo
  reference danh mục của đơn vị: ngày nghỉ, thời hạn, đơn vị…
  status    trong thư mục số liệu có gì
  watch     trông thư mục nhận: nạp gói vừa đến, công bố định kỳ
  pull      lấy phần mới từ cơ sở dữ liệu PostgreSQL
  backup    sao lưu toàn bộ thư mục số liệu
  restore   khôi phục từ bản sao lưu
  unpack    lấy các gói gốc đã lưu ra để nạp lại
  serve     phục vụ ứng dụng

  --home    thư mục chứa sổ cái, các bản số liệu (mặc định: DONTHU_HOME, rồi ./data)
  donthu <lệnh> --help cho biết cách dùng từng lệnh.
`,
	help,
	homeMissing: '--home thiếu tên thư mục.',
	unknownCommand: (name: string) => `Không có lệnh «${name}».`,
	/** By the code of Node's error. */
	badArgument: {
		ERR_PARSE_ARGS_UNKNOWN_OPTION: (option) => `Không có tùy chọn «${option}».`,
		ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (option) => `Tùy chọn ${option} thiếu hoặc thừa giá trị.`,
		ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (argument) => `Thừa «${argument}».`
	} as Partial<Record<string, (argument: string) => string>>,
	seeHelp: 'Xem donthu --help.',
	badDay: (option: string, value: string) => `${option}: «${value}» không phải một ngày.`,
	badDayRemedy: 'Ghi ngày dạng 2026-10-31.',
	badInstant: (option: string, value: string) => `${option}: «${value}» không phải một thời điểm.`,
	badInstantRemedy: 'Ghi dạng 2026-11-01T00:00:00+07:00.',
	oneRelease: 'Cần đúng một mã bản số liệu.',
	twoReleases: 'Cần đúng hai mã bản số liệu: bản cũ, rồi bản mới.',
	oneReleaseRemedy: 'Xem các bản hiện có bằng donthu releases.',
	oneConfig: 'Cần nêu đúng một tệp cấu hình nguồn.',
	oneFolder: 'Cần đúng một thư mục.',
	badLast: (value: string) => `--last: «${value}» không phải số bản.`,
	badLastRemedy: 'Ghi một số nguyên từ 1 trở lên.',
	badMinutes: (value: string) => `--publish-every: «${value}» không phải số phút.`,
	badMinutesRemedy: 'Ghi một số nguyên từ 1 đến 9999.',
	watching: (folder: string) => `Đang trông thư mục ${folder}`,
	stages: {
		ledger: 'Sao chép sổ cái …',
		packages: 'Sao chép các gói đã nhận …',
		releases: 'Sao chép các bản số liệu …',
		accounts: 'Sao chép tài khoản, nhật ký, khóa …',
		reading: 'Đọc lại và ghi mã băm …'
	} satisfies Record<Stage, string>,
	backedUp: (folder: string, files: number, bytes: number) =>
		`Đã sao lưu ${count(files)} tệp, ${megabytes(bytes)}, vào ${folder}.`,
	restored: (home: string, files: number, bytes: number) =>
		`Đã khôi phục ${count(files)} tệp, ${megabytes(bytes)}, vào ${home}.`,
	unpacked: (packages: number, folder: string, damaged: readonly string[]) =>
		[
			`Đã lấy ra ${count(packages)} gói vào ${folder}.`,
			...damaged.map((file) => `Tệp hỏng, gói nào trong đó không còn đọc được thì bỏ qua: ${file}`)
		].join('\n'),
	locked: (id: string) => `Bản ${id} đã chốt.`,
	rolledBack: (id: string) => `Đang phục vụ bản ${id}.`,
	verifiedHome: (damaged: number) =>
		damaged === 0
			? 'Mọi tệp còn nguyên vẹn: bản số liệu, thẻ, sổ cái, gói đã lưu.'
			: `Có ${damaged} chỗ hỏng:`,
	verified: (id: string) => `Bản ${id} lập lại từ sổ cái giống hệt bản đã công bố.`,
	notVerified: (id: string) =>
		`Sổ cái hôm nay không cho lại bản ${id}: có gói nạp sau nhưng tính là nhận trước thời điểm biết, hoặc danh mục đã đổi.`,
	differs: (table: string, released: number, rebuilt: number) =>
		`  ${table}: ${released} dòng khi công bố, ${rebuilt} dòng khi lập lại`,
	noReleases: 'Chưa có bản số liệu nào.',
	published: (id: string, asOf: string, seconds: string) =>
		`Đã công bố bản ${id}, số liệu chốt ngày ${asOf}, trong ${seconds} giây.`,
	serving: (address: string) => `Đang phục vụ tại ${address}`,
	notServing: (address: string) => `Ứng dụng không lên được tại ${address}.`,
	notServingRemedy: 'Xem lỗi phía trên; nếu cổng đã có chương trình khác dùng, chọn --port khác.',
	appMissing: 'Chưa dựng ứng dụng (thư mục build).',
	appMissingRemedy: 'Chạy npm run build, hoặc npm start.'
};

export const report = {
	oneTemplate: 'Cần đúng một mẫu báo cáo.',
	asking: (name: string) => `${name}: đang hỏi số liệu …`,
	asked: (count: number) => `Đã hỏi ${count} câu …`,
	writing: (kind: string) => `Đang ghi .${kind} …`,
	oneFile: 'Cần đúng một tệp báo cáo.',
	seeHelp: 'Xem donthu verify-report --help.',
	noFile: (file: string) => `Không có tệp ${file}.`,
	noFileRemedy: 'Kiểm tra lại đường dẫn; dùng tệp .docx hoặc .json gốc.',
	unreadable: (file: string) => `Tệp ${file} không phải tệp .docx, hoặc đã hỏng.`,
	noSeal: (file: string) => `Tệp ${file} không mang nội dung báo cáo để đối chiếu.`,
	noSealRemedy: 'Dùng tệp .docx do hệ thống xuất, hoặc tệp .json của báo cáo.',
	broken: '  Nội dung mang theo không khớp mã băm: đã bị sửa sau khi xuất.',
	differs: (
		id: string,
		at: { row: string; column: string } | null,
		metric: string,
		old: string,
		now: string,
		release: string
	) =>
		`  ${id}${at === null ? '' : `, ${at.row}, ${at.column}`}${metric === '' ? '' : ` (${metricWords[metric]?.label ?? metric})`}: báo cáo ghi «${old}», bản ${release} trả lời «${now}»`,
	textDiffers: (written: string, found: string, after: string) => {
		const place = after === '' ? '(ở đầu văn bản)' : `(sau «… ${after}»)`;
		if (written === '') return `  Chữ thêm vào: «${found}» ${place}`;
		if (found === '') return `  Chữ bị bỏ: «${written}» ${place}`;
		return `  Chữ bị sửa: «${found}», báo cáo ghi «${written}» ${place}`;
	},
	markMissing: (mark: string) => `  Đầu trang không còn ghi «${mark}».`,
	pictureDiffers: (place: number) => `  Hình của biểu đồ ${place} không còn như khi xuất.`,
	verified: (figures: number, releases: readonly string[], hash: string) =>
		`Đã hỏi lại ${count(figures)} số liệu từ bản ${releases.join(', ')}: tất cả đúng như báo cáo. SHA-256 ${hash}.`,
	others: (count: number) =>
		`${count} số của cơ quan khác: theo văn bản nguồn, không hỏi lại được.`,
	notVerified: (differences: number, figures: number) =>
		`Có ${count(differences)} chỗ khác, trong ${count(figures)} số liệu đã hỏi lại:`
};

const count = (number: number) => number.toLocaleString('vi-VN');
const megabytes = (bytes: number) =>
	`${(bytes / 1e6).toLocaleString('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
const STATES = { provisional: 'sơ bộ', locked: 'đã chốt' };

/** A page of text on what lies in a home. */
export function statusText(home: string, status: Status): string {
	const { packages, rows, bytes } = status;
	const served = status.releases.find(({ id }) => id === status.serving);
	const locked = status.releases.filter(({ state }) => state === 'locked').length;
	return [
		`Thư mục        ${home}${status.isDemo ? ' (dữ liệu mô phỏng)' : ''}`,
		`Gói            ${count(packages.accepted)} đã nhận, ${count(packages.rejected)} lần bị từ chối, ${count(packages.repeated)} lần gửi trùng`,
		`Dòng           ${count(rows.accepted)} đã nhận, ${count(rows.quarantined)} để riêng (${count(rows.pending)} còn chờ sửa)`,
		`Nạp gần nhất   ${status.lastReceipt ?? 'chưa có'}`,
		`Bản số liệu    ${count(status.releases.length)}, trong đó ${count(locked)} đã chốt`,
		`Đang phục vụ   ${served ? `${served.id}, số liệu chốt ngày ${served.as_of}, ${STATES[served.state]}` : 'chưa có'}`,
		`Dung lượng     sổ cái ${megabytes(bytes.ledger)}, gói gốc ${megabytes(bytes.landing)}, bản số liệu ${megabytes(bytes.releases)}`,
		...(status.lastErrors.length > 0 ? ['Lỗi gần nhất'] : []),
		...status.lastErrors.map(
			({ name, loadedAt, code, message }) => `  ${loadedAt}  ${name}: ${code} ${message}`
		),
		''
	].join('\n');
}

const WHY: Record<Why, string> = {
	served: 'đang phục vụ',
	last: 'trong số bản gần nhất',
	locked: 'đã chốt',
	period: 'mới nhất của một tháng hoặc kỳ báo cáo đã qua',
	issued: 'có trong báo cáo đã ban hành',
	in_work: 'có trong báo cáo đang soạn'
};

/** A line for each release, and what becomes of it. */
export function prunedText({ kept, gone }: Pruned, isTrial: boolean): string {
	const bytes = gone.reduce((sum, release) => sum + release.bytes, 0);
	const [goes, all] = isTrial ? ['sẽ dọn', 'Sẽ dọn'] : ['đã dọn', 'Đã dọn'];
	return [
		...kept.map(({ id, why }) => `giữ     ${id}  ${why.map((reason) => WHY[reason]).join('; ')}`),
		...gone.map(({ id, bytes }) => `${goes}  ${id}  ${megabytes(bytes)}`),
		`${all} ${count(gone.length)} bản, ${megabytes(bytes)}; giữ ${count(kept.length)} bản.`
	].join('\n');
}

const CHANGES: Record<ChangedRecord['change'], string> = {
	came: 'thêm',
	went: 'bớt',
	changed: 'đổi'
};
const RECORDS_SHOWN = 20;
const value = (number: number | null) =>
	number === null ? '–' : number.toLocaleString('vi-VN', { maximumFractionDigits: 4 });

/** What changed between two releases, for reading. */
export function diffText(before: string, after: string, changes: readonly Change[]): string {
	if (changes.length === 0) return `${before} → ${after}: không con số nào khác nhau.\n`;
	const lines = changes.flatMap(({ metric, group, old, new: now, records }) => [
		`${metricWords[metric]?.label ?? metric} (${[metric, ...group.map((key) => key ?? '–')].join(', ')}): ${value(old)} → ${value(now)}`,
		...records
			.slice(0, RECORDS_SHOWN)
			.map(
				({ unit, record_id, change, package_id }) =>
					`  ${CHANGES[change]}  ${unit} ${record_id}${package_id === null ? '' : `, gói ${package_id}`}`
			),
		...(records.length > RECORDS_SHOWN
			? [`  … và ${count(records.length - RECORDS_SHOWN)} bản ghi nữa (xem đủ bằng --format json)`]
			: [])
	]);
	return `${[`${before} → ${after}`, ...lines].join('\n')}\n`;
}
