import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestHome } from '../homes.ts';
import { donthuOf } from './commands.ts';
import { reportsHome } from './reports_home.ts';

const CLI = join(import.meta.dirname, '../../etl/cli.ts');
const TODAY = ['--today', '2026-10-15'];
const GOOD = `since: 2026-07-31
reports:
  - template: muoi-thang
    window: ttlt01_ubtvqh_nganh_tw_gui_vkstc
    folder: bao-cao/quoc-hoi
  - template: thang
    window: month_new
    where: { province: '34-08' }
    formats: [xlsx]
    folder: bao-cao/thang
`;
/** The last day of each window lies between the first day of the schedule and today. */
const FOLDERS = [
	'quoc-hoi/muoi-thang_2025-10-01_2026-07-31',
	'thang/thang_2026-07-01_2026-07-31_34-08',
	'thang/thang_2026-08-01_2026-08-31_34-08',
	'thang/thang_2026-09-01_2026-09-30_34-08'
];

let home: TestHome;
let donthu: ReturnType<typeof donthuOf>;
let file: string;

beforeAll(async () => {
	home = await reportsHome();
	donthu = donthuOf(home);
	file = join(home.dir, 'lich.yaml');
});
afterEach(() => rmSync(join(home.dir, 'bao-cao'), { recursive: true, force: true }));
afterAll(() => home.remove());

const scheduled = (text: string, ...more: string[]) => {
	writeFileSync(file, text);
	return donthu('report', '--schedule', file, ...(more.length > 0 ? more : TODAY));
};
const madeIn = (folder: string) => readdirSync(join(home.dir, 'bao-cao', folder)).sort();

test('makes what has become due, once, and says what is open', async () => {
	const first = await scheduled(GOOD);
	expect(first.problem).toBe('');
	expect(first.out).toContain('Đã lập 4 báo cáo; 0 đã có từ trước; 0 còn chờ số liệu.');
	expect(first.out).toContain('Kỳ tới: thang, 01/10/2026–31/10/2026, hạn 09/11/2026.');
	expect(first.code).toBe(0);
	expect(FOLDERS.map(madeIn)).toEqual([
		['muoi-thang.docx', 'muoi-thang.pdf', 'muoi-thang.xlsx'],
		...Array.from({ length: 3 }, () => ['thang.xlsx'])
	]);
	// Somebody works on a file: it is theirs.
	const changed = join(home.dir, 'bao-cao', FOLDERS[1]!, 'thang.xlsx');
	writeFileSync(changed, 'mine');

	const later = await scheduled(GOOD, '--today', '2026-11-05');
	expect(later.out).toContain(
		'Còn chờ số liệu: thang, kỳ 01/10/2026–31/10/2026, hạn 09/11/2026; bản số liệu mới nhất chốt ngày 30/09/2026.'
	);
	expect(later.out).toContain('Đã lập 0 báo cáo; 4 đã có từ trước; 1 còn chờ số liệu.');
	expect(readFileSync(changed, 'utf8')).toBe('mine');
});

test('a report is whole or not there, wherever a run is ended, and the next run makes the rest', async () => {
	writeFileSync(file, GOOD);
	const dir = join(home.dir, 'bao-cao', 'quoc-hoi');
	const args = [CLI, 'report', '--schedule', file, ...TODAY, '--home', home.dir];
	const child = spawn(process.execPath, args, { stdio: 'ignore' });
	const ended = once(child, 'exit');
	while (child.exitCode === null && !(existsSync(dir) && readdirSync(dir).length > 0))
		await wait(2);
	child.kill('SIGKILL');
	await ended;
	const left = readdirSync(dir);
	expect(left).toEqual([`.${FOLDERS[0]!.split('/')[1]!}.${child.pid}`]);

	const { out } = await donthu('report', '--schedule', file, ...TODAY);
	expect(out).toContain('Đã lập 4 báo cáo; 0 đã có từ trước');
	expect(readdirSync(dir)).toEqual([FOLDERS[0]!.split('/')[1]]);
	expect(madeIn(FOLDERS[0]!)).toHaveLength(3);
	// Others than whoever runs the timer have to read it.
	expect(statSync(join(home.dir, 'bao-cao', FOLDERS[0]!)).mode & 0o444).toBe(0o444);
});

test('a report that cannot be made is named with its line, and keeps no other one from being made', async () => {
	const { code, out, problem } = await scheduled(
		GOOD.replace(
			'folder: bao-cao/quoc-hoi',
			"folder: bao-cao/quoc-hoi\n    where: { level: 'nowhere' }"
		)
	);
	expect(problem).toContain(`${file}, dòng 3: không lập được muoi-thang: `);
	expect(out).toContain('Đã lập 3 báo cáo; 0 đã có từ trước; 0 còn chờ số liệu; 1 không lập được.');
	expect(code).toBe(2);
});

test.each([
	['no YAML', 'since: 2026-07-31', 'since: [', 2, 'không đúng cú pháp YAML'],
	['a day that does not exist', '2026-07-31', '2026-07-32', 1, '«since: 2026-07-32»'],
	['an unknown template', 'template: thang', 'template: thangs', 6, '«thangs»'],
	['an unknown window', 'window: month_new', 'window: month', 7, 'không có kỳ báo cáo «month»'],
	['a window of another kind', 'window: month_new', 'window: half_new_tinh', 7, 'dùng cho kỳ khác'],
	['an unknown key', 'formats:', 'format:', 9, 'không có mục «format»'],
	['an unknown kind of file', '[xlsx]', '[xls]', 9, 'không có loại tệp «xls»'],
	['an unknown dimension', "{ province: '34-08' }", "{ provinces: '34-08' }", 8, '«provinces»']
])('%s is refused with file and line, and nothing is made', async (_, from, to, line, words) => {
	const text = GOOD.replace(from, to);
	expect(text).not.toBe(GOOD);
	const { code, problem } = await scheduled(text);
	expect(problem).toContain(`${file}, dòng ${line}: `);
	expect(problem).toContain(words);
	expect(code).toBe(1);
	expect(existsSync(join(home.dir, 'bao-cao'))).toBe(false);
});

test('the same report twice is refused, and so are options that a schedule says itself', async () => {
	const entry = GOOD.slice(GOOD.indexOf('  - template: thang'));
	const { problem } = await scheduled(GOOD + entry);
	expect(problem).toContain(`${file}, dòng 11: mẫu thang đã có ở trên`);
	expect((await scheduled(GOOD, '--from', '2026-01-01')).problem).toContain('chỉ dùng --today');
});
