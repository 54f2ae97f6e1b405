import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { FONT_FILES } from '../../warehouse/reports/fonts.ts';

/* Files are opened by programs that are not ours: LibreOffice and poppler. */

const run = promisify(execFile);

/** A folder in which LibreOffice finds the type of Times New Roman's measures, and keeps what it likes. */
function office(dir: string): { args: string[]; env: NodeJS.ProcessEnv } {
	const fonts = join(dir, 'fonts.conf');
	const folders = FONT_FILES.map((file) => `<dir>${join(file, '..')}</dir>`).join('');
	writeFileSync(
		fonts,
		`<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(dir, 'cache')}</cachedir>
		<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>`
	);
	return {
		args: ['--headless', `-env:UserInstallation=file://${join(dir, 'office')}`],
		// Names of sheets become names of files, which it can write in no language but one with their letters.
		env: { ...process.env, FONTCONFIG_FILE: fonts, LC_ALL: 'C.UTF-8' }
	};
}

/** Converts files with LibreOffice; where it writes them. */
export async function convert(dir: string, to: string, ...files: string[]): Promise<string> {
	const out = join(dir, 'converted');
	mkdirSync(out, { recursive: true });
	const { args, env } = office(dir);
	await run('soffice', [...args, '--convert-to', to, '--outdir', out, ...files], { env });
	return out;
}

/** The text layer of a .pdf, spaces as one. */
export async function pdfText(file: string): Promise<string> {
	const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 2 ** 26 });
	return stdout.normalize('NFC');
}

export async function pdfPages(file: string): Promise<number> {
	const { stdout } = await run('pdfinfo', [file]);
	return Number(/Pages:\s+(\d+)/.exec(stdout)![1]);
}

/** Pictures of the pages of a .pdf, at 60 dots to the inch; where they lie. */
export async function pdfPictures(file: string, out: string): Promise<string[]> {
	mkdirSync(out, { recursive: true });
	const name = basename(file, '.pdf');
	await run('pdftoppm', ['-r', '60', '-png', file, join(out, name)]);
	return readdirSync(out)
		.filter((picture) => picture.startsWith(`${name}-`))
		.sort()
		.map((picture) => join(out, picture));
}

/** Rows of a sheet that LibreOffice wrote as CSV, cells as shown. */
export function csvRows(file: string): string[][] {
	const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
	return [...text.matchAll(/((?:"(?:[^"]|"")*"|[^,\n])*)(,|\n|$)/g)].reduce<string[][]>(
		(rows, [, cell = '', end]) => {
			rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
			if (end === '\n') rows.push([]);
			return rows;
		},
		[[]]
	);
}
