import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isDay } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { readQuestion, required } from '../../warehouse/question_text.ts';
import { openRelease } from '../../warehouse/release.ts';
import { reportingCalendar } from '../../warehouse/reporting_calendar.ts';
import { TEMPLATES } from '../../warehouse/reports/template.ts';
import { draftOf, KINDS, templateOf, WRITERS, type Kind } from '../reports/files.ts';
import { clearLeft, dueBy, make, readSchedule } from '../reports/schedule.ts';
import { files as fileWords, schedule as scheduleWords } from '../reports/vi.ts';
import { optionName } from './question_options.ts';
import { report as words } from './vi.ts';

const FAILED = 2;

/** `donthu report`: a draft of a report from a template, as files; or all that a schedule asks for. */
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
			out: { type: 'string' },
			schedule: { type: 'string' },
			today: { type: 'string' }
		}
	});
	const { schedule, today, ...asked } = values;
	if (schedule !== undefined) {
		if (positionals.length > 0 || Object.keys(asked).length > 0)
			throw new DonthuError('usage', scheduleWords.alone, scheduleWords.aloneRemedy);
		return onSchedule(schedule, home, today);
	}
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0)
		throw new DonthuError(
			'usage',
			words.oneTemplate,
			fileWords.seeTemplates([...TEMPLATES.keys()])
		);
	await once(name, asked, home);
	return 0;
}

type Asked = Partial<
	Record<'from' | 'to' | 'where' | 'calendar' | 'boundaries' | 'release' | 'out', string>
>;

async function once(name: string, values: Asked, home: string): Promise<void> {
	const template = templateOf(name, (file) =>
		existsSync(file) ? readFileSync(file, 'utf8') : undefined
	);
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
		let asked = 0;
		const report = await draftOf(home, release, template, choice, () => {
			asked += 1;
			if (asked % 10 === 0) say(words.asked(asked));
		});
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
}

/** A file of the kind its name ends with; else all kinds, in a folder or with a common beginning. */
function filesOf(out: string, id: string): [Kind | 'json', string][] {
	const kind = [...KINDS, 'json' as const].find((kind) => extname(out) === `.${kind}`);
	if (kind) return [[kind, out]];
	const isFolder = out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory());
	return KINDS.map((kind) => [kind, `${isFolder ? join(out, id) : out}.${kind}`]);
}

/** Makes what a schedule asks for and is not there yet; says that, and what is still open. */
async function onSchedule(file: string, home: string, given: string | undefined): Promise<number> {
	const today = given ?? new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
	if (!isDay(today))
		throw new DonthuError('usage', scheduleWords.badToday(today), scheduleWords.badTodayRemedy);
	const release = await openRelease(home);
	try {
		const calendar = await reportingCalendar(release);
		const { due, next } = dueBy(readSchedule(file, calendar), calendar, today);
		const count = { made: 0, there: 0, waiting: 0, failed: 0 };
		const print = (line: string) => process.stdout.write(`${line}\n`);
		for (const each of due) {
			const { entry, window, folder } = each;
			const { id } = entry.template;
			clearLeft(each);
			if (existsSync(folder)) {
				count.there += 1;
			} else if (release.as_of < window.to) {
				count.waiting += 1;
				print(scheduleWords.waiting(id, window.from, window.to, window.due_on, release.as_of));
			} else {
				try {
					const isMade = await make(home, release, each);
					count[isMade ? 'made' : 'there'] += 1;
					if (isMade) print(scheduleWords.made(folder, release.id));
				} catch (error) {
					// One that cannot be made keeps no other one from being made.
					if (!(error instanceof DonthuError)) throw error;
					count.failed += 1;
					say(scheduleWords.failed(file, entry.line, id, error.message));
				}
			}
		}
		for (const { entry, window } of next)
			print(scheduleWords.next(entry.template.id, window.from, window.to, window.due_on));
		print(scheduleWords.done(count.made, count.there, count.waiting, count.failed));
		return count.failed > 0 ? FAILED : 0;
	} finally {
		release.close();
	}
}

const say = (line: string) => process.stderr.write(`${line}\n`);
