/* Reports as files, made once or on a schedule. */

export const files = {
	unknownTemplate: (name: string) => `Không có mẫu báo cáo «${name}».`,
	seeTemplates: (ids: readonly string[]) =>
		`Các mẫu: ${ids.join(', ')}; hoặc đường dẫn đến một tệp .yaml.`
};

const days = (from: string, to: string) => `${day(from)}–${day(to)}`;
const day = (iso: string) => iso.split('-').reverse().join('/');

export const schedule = {
	noFile: (file: string) => `Không có tệp lịch lập báo cáo ${file}.`,
	noFileRemedy: 'Kiểm tra lại đường dẫn; cách viết tệp ở docs/mau-bao-cao.md.',
	bad: (file: string, line: number | null, problem: string) =>
		line === null ? `${file}: ${problem}` : `${file}, dòng ${line}: ${problem}`,
	remedy: 'Chưa lập báo cáo nào. Sửa dòng đó rồi chạy lại; cách viết tệp ở docs/mau-bao-cao.md.',
	since: (text: string) => `«since: ${text}» phải là một ngày, như 2026-10-01.`,
	nothing: 'thiếu danh sách «reports».',
	window: (name: string, known: readonly string[]) =>
		`không có kỳ báo cáo «${name}»; các kỳ: ${known.join(', ')}.`,
	otherPeriod: (template: string, window: string) =>
		`mẫu ${template} dùng cho kỳ khác với «${window}».`,
	twice: (template: string) => `mẫu ${template} đã có ở trên với cùng kỳ, phạm vi, thư mục.`,
	format: (name: string, known: readonly string[]) =>
		`không có loại tệp «${name}»; các loại: ${known.join(', ')}.`,
	dimension: (name: string) => `không có chiều «${name}».`,
	made: (folder: string, release: string) => `Đã lập ${folder} (bản số liệu ${release}).`,
	waiting: (id: string, from: string, to: string, due_on: string, as_of: string) =>
		`Còn chờ số liệu: ${id}, kỳ ${days(from, to)}, hạn ${day(due_on)}; bản số liệu mới nhất chốt ngày ${day(as_of)}.`,
	next: (id: string, from: string, to: string, due_on: string) =>
		`Kỳ tới: ${id}, ${days(from, to)}, hạn ${day(due_on)}.`,
	failed: (file: string, line: number, id: string, problem: string) =>
		`${file}, dòng ${line}: không lập được ${id}: ${problem}`,
	done: (made: number, there: number, waiting: number, failed: number) =>
		[
			`Đã lập ${made} báo cáo`,
			`${there} đã có từ trước`,
			`${waiting} còn chờ số liệu`,
			...(failed > 0 ? [`${failed} không lập được`] : [])
		].join('; ') + '.',
	badToday: (text: string) => `--today ${text} không phải là một ngày.`,
	badTodayRemedy: 'Ghi ngày dạng 2026-10-01.',
	alone: 'Cùng với --schedule chỉ dùng --today.',
	aloneRemedy: 'Kỳ, phạm vi, nơi ghi nằm trong tệp lịch.'
};
