import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCsv } from '../etl/readers/csv.ts';
import { EXAMPLES_OF } from '../tests/load/examples.ts';
import { shippedSeed } from '../warehouse/seeds.ts';
import { problemCodes as words } from './vi.ts';

/*
The pages on problem codes, written from `warehouse/seeds/problem_codes.csv`: one for those who send
packages, one for those who change the checks. A test holds them equal to what this makes.
*/

interface Code {
	code: string;
	severity: string;
	when: string;
	message: string;
	remedy: string;
}

/** Each page by its path in the project. */
export function problemCodePages(): Map<string, string> {
	const codes = readCodes();
	return new Map([
		['docs/ma-loi.md', senderPage(codes)],
		['docs/problem-codes.md', developerPage(codes)]
	]);
}

function readCodes(): Code[] {
	const { rows } = readCsv(Buffer.from(shippedSeed('problem_codes')), () => true);
	return [...rows].map(([code = '', severity = '', when = '', message = '', remedy = '']) => {
		return { code, severity, when, message, remedy };
	});
}

function senderPage(codes: readonly Code[]): string {
	const families = Map.groupBy(codes, ({ code }) => code.split('-')[0]!);
	const parts = [...families].map(([family, codes]) => {
		const lines = codes.map(({ code, severity, message, remedy }) =>
			row([`\`${code}\``, words.severities[severity]!, message, words.when[code]!, remedy])
		);
		return [`## ${words.families[family]}`, '', row(words.head), rule(words.head), ...lines].join(
			'\n'
		);
	});
	return `${[words.generated, words.title, words.intro, ...parts].join('\n\n')}\n`;
}

function developerPage(codes: readonly Code[]): string {
	const head = ['code', 'severity', 'said when', 'shown where'];
	const lines = codes.map(({ code, severity, when }) => {
		const shown = Object.entries(EXAMPLES_OF).flatMap(([file, examples]) => {
			const found = examples.filter((example) => example.code === code);
			const where = found.map((example) => example.where).join('; ');
			return found.length === 0 ? [] : [`[${file}](../tests/load/${file}): ${where}`];
		});
		return row([`\`${code}\``, severity, when, shown.join('; ')]);
	});
	const intro = `# Problem codes

What a receipt can say, and the examples in \`tests/load\` that show it; \`tests/load/problems.test.ts\` sends every one. The
wording for those who send packages: [ma-loi.md](ma-loi.md). \`npm run docs:codes\` writes both pages.`;
	return `${words.generated}\n\n${intro}\n\n${[row(head), rule(head), ...lines].join('\n')}\n`;
}

const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
const rule = (cells: readonly string[]) => `| ${cells.map(() => '---').join(' | ')} |`;
const cell = (text: string) => text.replaceAll('|', '\\|');

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
	for (const [path, text] of problemCodePages()) {
		const file = join(import.meta.dirname, '..', path);
		writeFileSync(file, text);
		process.stdout.write(`${path} is up to date.\n`);
	}
}
