import { error } from '@sveltejs/kit';
import * as format from '#lib/format.ts';
import type { Bearer } from '#lib/server/access/scope_of.ts';
import type { FigurePage } from '#lib/server/figure.ts';
import { isDemo } from '#lib/server/home.ts';
import { answered } from '#lib/server/inquiry.ts';
import { labelOf } from '#lib/server/labels.ts';
import type { Block, Letter, LetterTable } from '#lib/server/letter.ts';
import type { Locality } from '#lib/server/locality.ts';
import { numberIn, type Row } from '#lib/server/numbers.ts';
import { ask } from '#lib/server/question.ts';
import { records } from '#lib/server/records.ts';
import { CENTRE, mayRemind, senderOf } from '#lib/server/reminding.ts';
import { isSmall } from '#lib/small.ts';
import type { Unit } from '#lib/server/facts.ts';
import { words } from './vi.ts';

type LetterPage = FigurePage & { readonly locality: Locality };

const METRICS = [
	'matters_closing',
	'matters_overdue',
	'overdue_rate',
	'matters_resolved',
	'matters_resolved_late'
];
const SOON = ['0-3', '4-7', '8-15'];
const LONGEST = '61+';
/** Columns of the list of matters: no one that is about a person. */
const LISTED = ['record_id', 'petition_kind', 'field', 'limit_key', 'accepted_on', 'due_on'];
const DAY_MS = 86_400_000;

const count = (row: Row | undefined, name: string) => numberIn(row, name) ?? 0;

/**
 * The letter to a unit of what it has overdue on the last day of the period, from the figures that the
 * account may see; the list of its matters only for those who may list them.
 *
 * @throws 403 where the unit is out of the account's reach, 404 for what is no unit, 400 with nothing overdue
 */
export async function reminderOf(page: LetterPage, bearer: Bearer): Promise<Letter> {
	const { locality, facts, reader } = page;
	const { unit } = locality;
	if (!unit) error(404, { message: words.noUnit, remedy: words.noUnitRemedy });
	if (!mayRemind({ bearer, scope: reader.scope }, unit, facts)) {
		error(403, { message: words.notYours(unit.name), remedy: words.notYoursRemedy });
	}
	const figures = await answered(figuresOf(page));
	if (figures.overdue === 0) {
		const day = format.day(page.question.choice.period.to);
		error(400, { message: words.nothing(unit.name, day), remedy: words.nothingRemedy });
	}
	const sender = senderOf(bearer, facts)!;
	const matters = await mattersOf(page, unit);
	return {
		...headOf(page, sender),
		subject: words.subject,
		to: unit.name,
		body: bodyOf(page, { unit, sender, figures, hasList: matters !== null }),
		annex: matters && { title: words.listTitle(unit.name), body: [matters, source(page)] },
		isMock: isDemo()
	};
}

type Figures = Awaited<ReturnType<typeof figuresOf>>;

async function figuresOf({ reader, question }: LetterPage) {
	const { where, choice } = question;
	const { from, to } = choice.period;
	const day = { from: to, to };
	const [[whole], laws, [soon]] = await Promise.all([
		ask(reader, question, { metrics: METRICS, where, from, to }),
		ask(reader, question, {
			metrics: ['matters_overdue'],
			by: ['limit_key', 'overdue_band'],
			where,
			...day
		}),
		ask(reader, question, {
			metrics: ['matters_closing'],
			where: { ...where, standing: ['on_time'], due_band: SOON },
			...day
		})
	]);
	return {
		open: count(whole, 'matters_closing'),
		overdue: count(whole, 'matters_overdue'),
		rate: numberIn(whole, 'overdue_rate'),
		resolved: count(whole, 'matters_resolved'),
		late: count(whole, 'matters_resolved_late'),
		soon: count(soon, 'matters_closing'),
		laws
	};
}

/** Who writes, as the letter names it. */
function headOf({ facts }: LetterPage, { code, name, provinces }: Unit) {
	const isCentre = code === CENTRE;
	return {
		superior: isCentre ? null : words.centre.toUpperCase(),
		issuer: name.toUpperCase(),
		symbol: isCentre ? words.symbolOfCentre : words.symbol,
		place: isCentre
			? words.placeOfCentre
			: (facts.provinces.get(provinces['34'] ?? '') ?? words.somewhere),
		signature: isCentre ? words.signatureOfCentre : words.signature,
		kept: isCentre ? words.keptAtCentre : words.kept
	};
}

function bodyOf(
	page: LetterPage,
	{
		unit,
		sender,
		figures,
		hasList
	}: { unit: Unit; sender: Unit; figures: Figures; hasList: boolean }
): Block[] {
	const { reader, question } = page;
	const { release, card } = reader.lease;
	const { from, to } = question.choice.period;
	const [first, last] = [format.day(from), format.day(to)];
	const { open, overdue, rate, resolved, late, soon } = figures;
	const table = bandsByLaw(page, figures);
	const longest = figures.laws
		.filter((row) => row['overdue_band'] === LONGEST)
		.reduce((sum, row) => sum + count(row, 'matters_overdue'), 0);
	const from_whom = sender.code === CENTRE ? words.centreInBody : sender.name;
	const requests = [
		words.review(format.count(overdue), longest > 0 ? format.count(longest) : null),
		...(soon > 0 ? [words.due(format.count(soon), last)] : []),
		...(card.state === 'locked' ? [] : [words.correct]),
		words.report(from_whom)
	];
	return [
		{
			text: words.stand({
				release: release.id,
				asOf: format.day(release.as_of),
				isFinal: card.state === 'locked',
				day: last,
				unit: unit.name,
				open: format.count(open),
				overdue: format.count(overdue),
				rate: isSmall(open) ? null : format.share(rate)
			})
		},
		{ text: words.done(first, last, format.count(resolved), late > 0 ? format.count(late) : null) },
		{ text: words.asFollows },
		table,
		source(page),
		...(hasList ? [{ text: words.listAttached }] : []),
		{ text: words.demand(from_whom, unit.name) },
		...requests.map((text, at) => ({ text: `${at + 1}. ${text}` })),
		{ text: words.closing(from_whom, unit.name) }
	];
}

/** Overdue matters by the law of their limit and by how long they have been so; the last row adds up. */
function bandsByLaw({ facts }: LetterPage, { laws }: Figures): LetterTable {
	const bands = facts.options.codes['overdue_band'] ?? [];
	const keys = [...new Set(laws.map((row) => row['limit_key']))];
	const cell = (holds: (row: Row) => boolean) =>
		laws.filter(holds).reduce((sum, row) => sum + count(row, 'matters_overdue'), 0);
	const rowOf = (label: string, isOf: (row: Row) => boolean) => {
		const counts = bands.map((band) => cell((row) => isOf(row) && row['overdue_band'] === band));
		return { label, counts, all: counts.reduce((sum, each) => sum + each, 0) };
	};
	const rows = keys
		.map((key) =>
			rowOf(
				key === null ? words.unknownLaw : labelOf(facts, 'limit_key', `${key}`),
				(row) => row['limit_key'] === key
			)
		)
		.toSorted((a, b) => b.all - a.all);
	const width = 58 / (bands.length + 1);
	return {
		head: [words.law, ...bands.map((band) => labelOf(facts, 'overdue_band', band)), words.total],
		widths: [42, ...bands.map(() => width), width],
		rows: [...rows, rowOf(words.total, () => true)].map(({ label, counts, all }) => [
			label,
			...[...counts, all].map(format.count)
		]),
		ofWords: [0],
		hasTotal: true
	};
}

/** The matters one by one, longest overdue first; null for whoever may not list those of the unit. */
async function mattersOf(
	{ reader, question, facts }: LetterPage,
	{ code }: Unit
): Promise<LetterTable | null> {
	const { scope } = reader;
	if (scope.records !== 'all' && !scope.records.includes(code)) return null;
	const { where, boundaries, choice } = question;
	const { to } = choice.period;
	const { columns, rows } = await answered(
		records(reader, {
			metric: 'matters_overdue',
			where,
			boundaries,
			calendar: choice.calendar,
			from: to,
			to,
			sort: { column: 'due_on', descending: false }
		})
	);
	const places = LISTED.map((name) => columns.findIndex((column) => column.name === name));
	const text = (name: string, cell: Row[string]) => {
		if (cell === null) return format.NO_DATA;
		if (name.endsWith('_on')) return format.day(`${cell}`);
		return name === 'record_id' ? `${cell}` : labelOf(facts, name, `${cell}`);
	};
	return {
		head: [words.no, ...LISTED.map((name) => words.columns[name]!), words.daysOverdue],
		widths: [5, 15, 11, 15, 21, 12, 12, 9],
		rows: rows.map((row, at) => {
			const cells = places.map((place) => row[place] ?? null);
			const due = cells[LISTED.indexOf('due_on')];
			const days = (Date.parse(to) - Date.parse(`${due}`)) / DAY_MS;
			return [
				`${at + 1}`,
				...LISTED.map((name, i) => text(name, cells[i]!)),
				due === null ? format.NO_DATA : format.count(days)
			];
		}),
		ofWords: [1, 2, 3, 4],
		hasTotal: false
	};
}

/** Where the figures come from, as every table of a document says. */
function source({ reader, question }: LetterPage): Block {
	const { release } = reader.lease;
	const { from, to } = question.choice.period;
	return {
		note: words.source({
			release: release.id,
			asOf: format.day(release.as_of),
			knownAt: format.instant(release.known_at),
			from: format.day(from),
			to: format.day(to)
		})
	};
}
