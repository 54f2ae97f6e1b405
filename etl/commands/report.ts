import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { demoMarker } from '../../warehouse/home.ts';
import { EVERYTHING, numbers, type NumbersRequest } from '../../warehouse/numbers.ts';
import { openRelease, readCard } from '../../warehouse/release.ts';
import { readQuestion, required } from '../../warehouse/question_text.ts';
import type { Report } from '../../warehouse/reports/document.ts';
import { fillReport } from '../../warehouse/reports/fill.ts';
import { canonical } from '../../warehouse/reports/hash.ts';
import { readKnown } from '../../warehouse/reports/known.ts';
import { sealed } from '../../warehouse/reports/seal.ts';
import { readTemplate, TEMPLATES, type Template } from '../../warehouse/reports/template.ts';
import { optionName } from './question_options.ts';
import { report as words } from './vi.ts';

const KINDS = ['docx', 'pdf', 'xlsx'] as const;
type Kind = (typeof KINDS)[number] | 'json';

/** `donthu report`: a draft of a report from a template, as files. */
export async function run(args: string[], home: string): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			from: { type: 'string' },
			to: { type: 'string' },
			where: { type: 'string' },
			calendar: { type: 'string' },
			boundaries: { type: 'string' },
			release: { type: 'string' },
			out: { type: 'string' }
		}
	});
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0)
		throw new DonthuError('usage', words.oneTemplate, words.seeTemplates([...TEMPLATES.keys()]));
	const template = templateOf(name);
	const out = required('--out', values.out);
	const question = readQuestion({ calendar: template.calendar, ...values }, optionName);
	const { from, to, where = {}, calendar = 'civil', boundaries = 'as_reported' } = question;
	const choice = { template: template.id, from, to, where, calendar, boundaries };
	const files = filesOf(out, template.id).map(([kind, file]) => ({
		...{ kind, file },
		writer: WRITERS[kind]()
	}));
	const release = await openRelease(home, values.release);
	try {
		say(words.asking(template.name));
		const known = await readKnown(release, {
			isLocked: readCard(home, release.id).state === 'locked',
			isMock: existsSync(demoMarker(home))
		});
		let asked = 0;
		// Whoever runs the command can read the files anyway: the scope is the whole.
		const ask = async (request: NumbersRequest) => {
			const answer = await numbers(release, EVERYTHING, request);
			asked += 1;
			if (asked % 10 === 0) say(words.asked(asked));
			return answer;
		};
		const report = await fillReport(ask, template, choice, known);
		for (const { kind, file, writer } of files) {
			say(words.writing(kind));
			mkdirSync(dirname(file), { recursive: true });
			const write = await writer;
			writeFileSync(file, await write(report));
			process.stdout.write(`${file}\n`);
		}
	} finally {
		release.close();
	}
	return 0;
}

/** One that comes with the program, by its id, or a file. */
function templateOf(name: string): Template {
	const shipped = TEMPLATES.get(name);
	if (shipped) return shipped.template;
	if (!/\.ya?ml$/.test(name) || !existsSync(name))
		throw new DonthuError(
			'unknown_template',
			words.unknownTemplate(name),
			words.seeTemplates([...TEMPLATES.keys()])
		);
	return readTemplate(readFileSync(name, 'utf8'));
}

/** A file of the kind its name ends with; else all kinds, in a folder or with a common beginning. */
function filesOf(out: string, id: string): [Kind, string][] {
	const kind = [...KINDS, 'json' as const].find((kind) => extname(out) === `.${kind}`);
	if (kind) return [[kind, out]];
	const isFolder = out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory());
	return KINDS.map((kind) => [kind, `${isFolder ? join(out, id) : out}.${kind}`]);
}

type Writer = (report: Report) => string | Uint8Array | Promise<Uint8Array>;

/** Each is loaded when it is wanted, and while the figures are asked for. */
const WRITERS: Readonly<Record<Kind, () => Promise<Writer>>> = {
	docx: async () => (await import('../../warehouse/reports/docx.ts')).docxFile,
	pdf: async () => (await import('../../warehouse/reports/pdf.ts')).pdfFile,
	xlsx: async () => (await import('../../warehouse/reports/xlsx.ts')).xlsxFile,
	json: async () => (report) => `${canonical(sealed(report, []))}\n`
};

const say = (line: string) => process.stderr.write(`${line}\n`);
