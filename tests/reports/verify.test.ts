import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run as report } from '../../etl/commands/report.ts';
import { run as verifyReport } from '../../etl/commands/verify_report.ts';
import { readZip } from '../../etl/zip.ts';
import { writeZip } from '../../etl/zip_writer.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { readSealXml, sealXml, sealed, type Sealed } from '../../warehouse/reports/seal.ts';
import type { TestHome } from '../homes.ts';
import { FROM, reportsHome, TO } from './reports_home.ts';

const CLI = join(import.meta.dirname, '../../etl/cli.ts');
const SEAL = 'customXml/item1.xml';
let home: TestHome;
let file: string;

type Ended = { code: number; out: string; problem: string };

/** As its users run it: a process of its own. */
const donthuItself = (...args: string[]) =>
	new Promise<Ended>((done) =>
		execFile(process.execPath, [CLI, ...args, '--home', home.dir], (error, out, problem) =>
			done({ code: error ? Number(error.code) : 0, out, problem })
		)
	);

const COMMANDS = { report, 'verify-report': verifyReport };

/** The command in this process, which need not start anew. */
async function donthu(command: keyof typeof COMMANDS, ...args: string[]): Promise<Ended> {
	const said = { out: '', problem: '' };
	const note = (kind: keyof typeof said) => (text: string | Uint8Array) => {
		said[kind] += `${text as string}`;
		return true;
	};
	const spies = [
		vi.spyOn(process.stdout, 'write').mockImplementation(note('out')),
		vi.spyOn(process.stderr, 'write').mockImplementation(note('problem'))
	];
	try {
		return { code: await COMMANDS[command](args, home.dir), ...said };
	} catch (error) {
		if (!(error instanceof DonthuError)) throw error;
		return { code: 1, out: said.out, problem: error.message };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}

beforeAll(async () => {
	home = await reportsHome();
	file = join(home.dir, 'bao-cao.docx');
	const question = ['--from', FROM, '--to', TO];
	const { code, problem } = await donthu('report', 'tom-tat', ...question, '--out', file);
	if (code !== 0) throw new Error(problem);
});
afterAll(() => home.remove());

const partsOf = (name: string) =>
	new Map(
		readZip(readFileSync(name), { entries: 1000, bytes: 2 ** 28 }).map((entry) => [
			entry.name,
			entry.read() as Uint8Array
		])
	);

/** The report with a part of its file changed. */
function changed(name: string, part: string, change: (text: string) => string): string {
	const parts = partsOf(file);
	const text = new TextDecoder().decode(parts.get(part));
	const after = change(text);
	expect(after).not.toBe(text);
	parts.set(part, new TextEncoder().encode(after));
	const out = join(home.dir, name);
	writeFileSync(out, writeZip(parts));
	return out;
}

const sealIn = (text: string) => readSealXml(text, 'test')!;

describe('donthu verify-report', () => {
	test('finds a report as it was written', async () => {
		const { code, out } = await donthuItself('verify-report', file);
		expect(out).toMatch(
			/^Đã hỏi lại [\d.]+ số liệu từ bản .*: tất cả đúng như báo cáo\. SHA-256 [0-9a-f]{64}/
		);
		expect(code).toBe(0);
	});

	test('catches a number that was changed in the text', async () => {
		const tampered = changed('text.docx', 'word/document.xml', (xml) =>
			xml.replace(
				/(tiếp nhận <\/w:t><\/w:r><w:r><w:t[^>]*>)[\d.]+/,
				(_, before: string) => `${before}99999`
			)
		);
		const { code, out } = await donthu('verify-report', tampered);
		expect(out).toContain('Có 1 chỗ khác');
		expect(out).toContain('99999');
		expect(code).toBe(2);
	});

	test('catches a cell of a table that was changed', async () => {
		const tampered = changed('cell.docx', 'word/document.xml', (xml) => {
			const at = xml.indexOf('Việc đã giải quyết');
			return xml.slice(0, at) + xml.slice(at).replace(/>[\d.]+<\/w:t>/, '>77777</w:t>');
		});
		const { code, out } = await donthu('verify-report', tampered);
		expect(out).toContain('Chữ bị sửa: «77777»');
		expect(code).toBe(2);
	});

	test('catches a chart whose picture was exchanged', async () => {
		const picture = [...partsOf(file).keys()].find((name) => name.startsWith('word/media/'))!;
		const parts = partsOf(file);
		parts.set(picture, new Uint8Array([1, 2, 3]));
		const tampered = join(home.dir, 'picture.docx');
		writeFileSync(tampered, writeZip(parts));
		const { code, out } = await donthu('verify-report', tampered);
		expect(out).toMatch(/Hình của biểu đồ \d không còn như khi xuất/);
		expect(code).toBe(2);
	});

	test('catches a report whose own figures were changed, its hash and all', async () => {
		const forged = changed('forged.docx', SEAL, (xml) => {
			const text = JSON.stringify(sealIn(xml).report).replace(/"shown":"\d+"/, '"shown":"4321"');
			return sealXml(sealed(JSON.parse(text) as Sealed['report'], []));
		});
		const { code, out } = await donthu('verify-report', forged);
		expect(out).toContain('báo cáo ghi «4321»');
		expect(code).toBe(2);
	});

	test('catches what was changed after the hash was made', async () => {
		const broken = changed('broken.docx', SEAL, (xml) =>
			xml.replace('"symbol":"BC-VKSTC-V12"', '"symbol":"BC-VKSTC-V13"')
		);
		const { code, out } = await donthu('verify-report', broken);
		expect(out).toContain('không khớp mã băm');
		expect(code).toBe(2);
	});

	test('reads the report as JSON as well', async () => {
		const json = join(home.dir, 'bao-cao.json');
		const { report } = sealIn(new TextDecoder().decode(partsOf(file).get(SEAL)));
		writeFileSync(json, JSON.stringify(report));
		expect((await donthu('verify-report', json)).code).toBe(0);
	});

	test('says what to do with a file that carries no report, or none at all', async () => {
		const parts = partsOf(file);
		parts.delete(SEAL);
		const bare = join(home.dir, 'bare.docx');
		writeFileSync(bare, writeZip(parts));
		const without = await donthu('verify-report', bare);
		expect(without).toMatchObject({
			code: 1,
			problem: expect.stringContaining('không mang nội dung')
		});
		const text = join(home.dir, 'text.txt.docx');
		writeFileSync(text, 'no zip');
		expect(await donthu('verify-report', text)).toMatchObject({
			code: 1,
			problem: expect.stringContaining('không phải tệp .docx')
		});
	});
});

describe('donthu report', () => {
	test('refuses a template with the line of what is wrong', async () => {
		const template = join(home.dir, 'mau.yaml');
		writeFileSync(
			template,
			'id: a\nname: A\nsymbol: A\nkind: A\nsubject: A\nbody:\n  - text: Nhận {petition} đơn\n'
		);
		const ended = await donthu('report', template, '--from', FROM, '--to', TO, '--out', 'x.docx');
		expect(ended.code).toBe(1);
		expect(ended.problem).toContain('dòng 7: không có chỉ tiêu hay từ «{petition}»');
	});

	test('names the templates that there are', async () => {
		const ended = await donthu('report', 'khong-co', '--from', FROM, '--to', TO, '--out', 'x.docx');
		expect(ended.problem).toMatch(
			/Không có mẫu báo cáo «khong-co»\. Các mẫu: bieu-25\.1, .*tom-tat/
		);
	});

	test('writes all kinds into a folder', async () => {
		const out = join(home.dir, 'all/');
		const question = ['--from', FROM, '--to', TO];
		const { out: files } = await donthu('report', 'bieu-25.1', ...question, '--out', out);
		expect(files.trim().split('\n')).toEqual(
			['docx', 'pdf', 'xlsx'].map((kind) => join(out, `bieu-25.1.${kind}`))
		);
		expect(readFileSync(join(out, 'bieu-25.1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
	});
});
