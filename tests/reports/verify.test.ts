import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../etl/zip.ts';
import { writeZip } from '../../etl/zip_writer.ts';
import type { FigureNode } from '../../warehouse/reports/document.ts';
import { readSealXml, sealXml, sealed, type Sealed } from '../../warehouse/reports/seal.ts';
import type { TestHome } from '../homes.ts';
import { donthuOf, type Ended } from './commands.ts';
import { FROM, reportsHome, TO } from './reports_home.ts';
import { convert } from './second_program.ts';

const CLI = join(import.meta.dirname, '../../etl/cli.ts');
const SEAL = 'customXml/item1.xml';
let home: TestHome;
let file: string;
let donthu: ReturnType<typeof donthuOf>;

/** As its users run it: a process of its own. */
const donthuItself = (...args: string[]) =>
	new Promise<Ended>((done) =>
		execFile(process.execPath, [CLI, ...args, '--home', home.dir], (error, out, problem) =>
			done({ code: error ? Number(error.code) : 0, out, problem })
		)
	);

beforeAll(async () => {
	home = await reportsHome();
	donthu = donthuOf(home);
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

	test('takes a report for the same in another layout', async () => {
		const old = changed('layout.docx', 'word/document.xml', (xml) =>
			xml
				.replaceAll(/<w:pPr>[^]*?<\/w:pPr>/g, '')
				.replaceAll(/<w:rPr>[^]*?<\/w:rPr>/g, '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>')
				.replaceAll(/<w:pgMar [^>]*\/>/g, '<w:pgMar w:top="2000" w:left="900"/>')
				.replaceAll(/(<w:t[^>]*>)(?:- |Bảng \d+\. |Biểu đồ \d+\. |Đơn vị tính: )/g, '$1')
				.replaceAll('Số liệu chủ yếu</w:t>', '</w:t></w:r><w:r><w:t>SỐ LIỆU CHỦ YẾU</w:t>')
				.replaceAll('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '')
		);
		const { code, out } = await donthu('verify-report', old);
		expect(out).toContain('tất cả đúng như báo cáo');
		expect(code).toBe(0);
	});

	test('takes a report for the same as another program writes it', async () => {
		const parts = partsOf(join(await convert(home.dir, 'docx', file), 'bao-cao.docx'));
		expect(parts.get('word/document.xml')).not.toEqual(partsOf(file).get('word/document.xml'));
		// LibreOffice leaves out what it does not know; Word keeps it.
		parts.set(SEAL, partsOf(file).get(SEAL)!);
		const saved = join(home.dir, 'saved.docx');
		writeFileSync(saved, writeZip(parts));
		const { code, out } = await donthu('verify-report', saved);
		expect(out).toContain('tất cả đúng như báo cáo');
		expect(code).toBe(0);
	});

	test('catches words that were changed, put in, left out or moved to another cell', async () => {
		const change = (xml: string) =>
			xml
				.replace('Toàn ngành Kiểm sát nhân dân', 'Riêng ngành Kiểm sát nhân dân')
				.replace('<w:tbl>', '<w:p><w:r><w:t>Đã đối chiếu xong.</w:t></w:r></w:p><w:tbl>')
				.replace('đoàn đông người ', '')
				.replace(
					/(Tỷ lệ kiểm sát việc giải quyết<\/w:t>(?:(?!<\/w:tr>)[^])*?<w:t[^>]*>)([^<]+)(<\/w:t>(?:(?!<\/w:tr>)[^])*?<w:t[^>]*>)([^<]+)/,
					(_, before: string, one: string, between: string, two: string) =>
						`${before}${two}${between}${one}`
				);
		const { code, out } = await donthu(
			'verify-report',
			changed('words.docx', 'word/document.xml', change)
		);
		expect(out).toContain('Chữ bị sửa: «Riêng», báo cáo ghi «Toàn»');
		expect(out).toContain('Chữ thêm vào: «Đã đối chiếu xong»');
		expect(out).toContain('Chữ bị bỏ: «đoàn đông người»');
		expect(out).toContain(
			'Chữ bị sửa: «47,7% 35,4%», báo cáo ghi «35,4% 47,7%» (sau «… lệ kiểm sát việc giải quyết»)'
		);
		expect(code).toBe(2);
	});

	test('catches a draft that no longer says that it is one', async () => {
		const header = [...partsOf(file).keys()].find((name) => name.startsWith('word/header'))!;
		const { code, out } = await donthu(
			'verify-report',
			changed('mark.docx', header, (xml) => xml.replace('DỰ THẢO', ''))
		);
		expect(out).toContain('Đầu trang không còn ghi «DỰ THẢO»');
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

	test('counts what other bodies have said, and asks no release for it', async () => {
		const json = join(home.dir, 'others.json');
		const { report } = sealIn(new TextDecoder().decode(partsOf(file).get(SEAL)));
		const other: FigureNode = {
			type: 'figure',
			attrs: {
				...{ id: 'x', metric: 'other', question: { from: FROM, to: TO }, told: 'value' },
				...{ release: '', values: [1234], shown: '1.234', frozen: true },
				other: { id: 'y', version: 1, source: 'Tòa án nhân dân tối cao, Biểu 3' }
			}
		};
		const sentence = { type: 'paragraph' as const, content: [other] };
		const content = [sentence, ...report.document.content];
		writeFileSync(json, JSON.stringify({ ...report, document: { type: 'doc', content } }));
		const { code, out } = await donthu('verify-report', json);
		expect(out).toContain('tất cả đúng như báo cáo');
		expect(out).toContain('1 số của cơ quan khác: theo văn bản nguồn, không hỏi lại được.');
		expect(code).toBe(0);
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
