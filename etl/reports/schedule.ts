import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { addDays, isDay } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { DIMENSIONS } from '../../warehouse/metrics/measure.ts';
import { BOUNDARIES, CALENDARS } from '../../warehouse/question.ts';
import type { OpenRelease } from '../../warehouse/release.ts';
import {
	windowsEnding,
	type ReportingCalendar,
	type ReportingWindow
} from '../../warehouse/reporting_calendar.ts';
import type { ReportChoice } from '../../warehouse/reports/document.ts';
import { LinedYaml, type Fields, type Path } from '../../warehouse/reports/lined_yaml.ts';
import type { Template } from '../../warehouse/reports/template.ts';
import { sync, writeDurably } from '../durably.ts';
import { draftOf, KINDS, templateOf, WRITERS, type Kind } from './files.ts';
import { schedule as words } from './vi.ts';

/*
Reports that are made by themselves: a file says which, of which windows of the reporting calendar, and
where to. Each report is a folder that appears with all its files at once, and is never touched again.
*/

type Entry = {
	/** Where it stands in the file. */
	readonly line: number;
	readonly template: Template;
	/** The line of the reporting calendar that it answers. */
	readonly window: string;
	readonly choice: Omit<ReportChoice, 'from' | 'to'>;
	readonly formats: readonly Kind[];
	readonly folder: string;
};
export type Schedule = {
	/** Windows that ended before it are nobody's business. */
	readonly since: string;
	readonly entries: readonly Entry[];
};

const KEYS = {
	schedule: ['since', 'reports'],
	entry: ['template', 'window', 'where', 'calendar', 'boundaries', 'formats', 'folder']
} as const;
/** What the calendar calls the periods of templates. */
const PERIOD_TYPES: Readonly<Record<string, string>> = { half: 'half_year' };

/**
 * @throws {DonthuError} `bad_schedule`, naming file and line, also of what the calendar does not know
 */
export function readSchedule(file: string, { duties }: ReportingCalendar): Schedule {
	if (!existsSync(file))
		throw new DonthuError('bad_schedule', words.noFile(file), words.noFileRemedy);
	const yaml = new LinedYaml(readFileSync(file, 'utf8'), (line, problem) => {
		throw new DonthuError('bad_schedule', words.bad(file, line, problem), words.remedy);
	});
	const top = yaml.fields(yaml.value, [], KEYS.schedule);
	const since = yaml.text(top, 'since', []);
	if (!isDay(since)) yaml.fail(['since'], words.since(since));
	const folders = new Set<string>();
	const entries = yaml.list(top, 'reports', []).map((each, at): Entry => {
		const path: Path = ['reports', at];
		const entry = readEntry(yaml, yaml.fields(each, path, KEYS.entry), path, dirname(file));
		const { window, template, choice } = entry;
		const duty = duties.find(({ key, due_rule }) => key === window && due_rule !== 'weekday_time');
		if (!duty) {
			const known = duties.filter(({ due_rule }) => due_rule !== 'weekday_time');
			return yaml.fail(
				[...path, 'window'],
				words.window(
					window,
					known.map(({ key }) => key)
				)
			);
		}
		const period = PERIOD_TYPES[template.period] ?? template.period;
		if (period !== 'any' && period !== duty.period_type)
			yaml.fail([...path, 'window'], words.otherPeriod(template.id, window));
		const place = JSON.stringify([entry.folder, template.id, duty.period_type, choice.where]);
		if (folders.has(place)) yaml.fail(path, words.twice(template.id));
		folders.add(place);
		return entry;
	});
	if (entries.length === 0) yaml.fail([], words.nothing);
	return { since, entries };
}

function readEntry(yaml: LinedYaml, fields: Fields, path: Path, dir: string): Entry {
	const template = readTemplateOf(yaml, yaml.text(fields, 'template', path), path, dir);
	const formats = yaml.texts(fields, 'formats', path);
	const strange = formats.findIndex((each) => !KINDS.some((kind) => kind === each));
	if (strange >= 0)
		yaml.fail([...path, 'formats', strange], words.format(formats[strange]!, KINDS));
	return {
		line: yaml.lineOf(path) ?? 1,
		template,
		window: yaml.text(fields, 'window', path),
		choice: {
			template: template.id,
			where: readWhere(yaml, fields, path),
			calendar: yaml.choice(fields, 'calendar', path, CALENDARS, template.calendar),
			boundaries: yaml.choice(fields, 'boundaries', path, BOUNDARIES, 'as_reported')
		},
		formats: formats.length === 0 ? KINDS : KINDS.filter((kind) => formats.includes(kind)),
		folder: resolve(dir, yaml.optional(fields, 'folder', path) ?? '.')
	};
}

function readTemplateOf(yaml: LinedYaml, name: string, path: Path, dir: string): Template {
	try {
		return templateOf(name, (file) => {
			const found = resolve(dir, file);
			return existsSync(found) ? readFileSync(found, 'utf8') : undefined;
		});
	} catch (cause) {
		if (!(cause instanceof DonthuError)) throw cause;
		return yaml.fail([...path, 'template'], `${name}: ${cause.problem} ${cause.remedy}`);
	}
}

function readWhere(yaml: LinedYaml, fields: Fields, path: Path): ReportChoice['where'] {
	if (fields['where'] === undefined) return {};
	const here = [...path, 'where'];
	return Object.fromEntries(
		Object.entries(yaml.map(fields['where'], here)).map(([name, values]) => {
			if (!(name in DIMENSIONS)) yaml.fail([...here, name], words.dimension(name));
			return [name, (Array.isArray(values) ? values : [values]).map(String)];
		})
	);
}

/** A report that its window asks for. */
export type Due = {
	readonly entry: Entry;
	readonly window: ReportingWindow;
	readonly folder: string;
};

/** What is due by a day, since the schedule's first day; and the window that each entry waits for. */
export function dueBy(
	{ since, entries }: Schedule,
	calendar: ReportingCalendar,
	today: string
): { due: Due[]; next: Due[] } {
	const of = (entry: Entry, days: readonly [string, string]): Due[] => {
		const duty = calendar.duties.find(({ key }) => key === entry.window)!;
		return windowsEnding(duty, days, calendar).map((window) => {
			const scope = Object.values(entry.choice.where).flat();
			const name = [entry.template.id, window.from, window.to, ...scope].join('_');
			return { entry, window, folder: join(entry.folder, name) };
		});
	};
	const later = addDays(today, 2 * 366);
	return {
		due: entries.flatMap((entry) => of(entry, [since, addDays(today, -1)])),
		next: entries.flatMap((entry) => of(entry, [since > today ? since : today, later]).slice(0, 1))
	};
}

/**
 * Makes a report whole: its files are written beside and come under its name together, or not at all.
 *
 * @returns whether it was made; false: somebody else was quicker
 * @throws {DonthuError} as `numbers()`
 */
export async function make(
	home: string,
	release: OpenRelease,
	{ entry: { template, choice, formats }, window: { from, to }, folder }: Due
): Promise<boolean> {
	const parent = dirname(folder);
	mkdirSync(parent, { recursive: true });
	const report = await draftOf(home, release, template, { ...choice, from, to });
	const beside = join(parent, `.${basename(folder)}.${process.pid}`);
	try {
		rmSync(beside, { recursive: true, force: true });
		mkdirSync(beside);
		for (const kind of formats) {
			const write = await WRITERS[kind]();
			await writeDurably(join(beside, `${template.id}.${kind}`), await write(report));
		}
		await rename(beside, folder);
		await sync(parent);
		return true;
	} catch (error) {
		rmSync(beside, { recursive: true, force: true });
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
		throw error;
	}
}

/** Takes away what a run left that was ended half way. */
export function clearLeft({ folder }: Pick<Due, 'folder'>): void {
	const parent = dirname(folder);
	if (!existsSync(parent)) return;
	for (const name of readdirSync(parent)) {
		if (!name.startsWith(`.${basename(folder)}.`)) continue;
		const pid = Number(name.slice(basename(folder).length + 2));
		if (!isRunning(pid)) rmSync(join(parent, name), { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
