import { error, type RequestEvent } from '@sveltejs/kit';
import type { Cell, Column } from '#warehouse/numbers.ts';
import { record, RECORD_TYPES, type Limit, type RecordAnswer } from '#warehouse/record.ts';
import * as format from '../format.ts';
import { recordHref, SEGMENT_OF } from '../record_types.ts';
import { facts } from './facts.ts';
import { answered } from './inquiry.ts';
import { reader } from './numbers.ts';
import { releaseNote } from './release_note.ts';
import { valueLabels, type ValueLabels } from './value_labels.ts';
import { clocks, recordPage as words } from './vi.ts';

type Event = Pick<RequestEvent, 'locals'> & {
	params: { loai: string; don_vi: string; ma: string };
};

/** Fields that the part on the due day tells, with what they mean. */
const TOLD_APART: readonly string[] = [
	...[
		'rule',
		'due_on',
		'overdue_from',
		'is_extended',
		'extended_on',
		'extension_length',
		'limit_key'
	]
];

/**
 * A record with all its fields in words, the due day and the rule behind it, and the package.
 *
 * @throws 404 for an unknown type, or a record that is not there or not to be seen
 */
export async function recordPage({ params, locals }: Event) {
	const who = reader(locals);
	const { release } = who.lease;
	const type = RECORD_TYPES.find((known) => SEGMENT_OF[known] === params.loai);
	if (!type) {
		error(404, { message: words.noType(params.loai), remedy: words.noTypeRemedy });
	}
	const known = await facts(release);
	const labels = valueLabels(known);
	const [note, found] = await Promise.all([
		releaseNote(who),
		answered(record(release, who.scope, { type, unit: params.don_vi, record_id: params.ma }))
	]);
	const cell = cellsOf(found);
	const shown = found.columns.filter(
		({ name }) => type !== 'matters' || !TOLD_APART.includes(name)
	);
	return {
		note,
		type,
		id: `${cell('record_id')}`,
		unit: labels.of('unit', found.unit),
		fields: shown.map(({ name, label, type }) => ({
			name,
			label,
			text: text({ name, type }, cell(name), labels)
		})),
		due: found.matter && dueOf(found, labels),
		petitions: (found.matter?.petitions ?? []).map(({ unit, record_id }) => ({
			id: record_id,
			href: recordHref('petitions', unit, record_id) ?? null
		})),
		matterHref: linkTo('matters', found.unit, cell('matter_id')),
		previousHref: linkTo('matters', `${cell('previous_unit') ?? ''}`, cell('previous_matter_id')),
		origin: {
			...found.origin,
			unit: labels.of('unit', found.origin.unit),
			created_at: moment(found.origin.created_at),
			received_at: moment(found.origin.received_at)
		}
	};
}

const cellsOf =
	({ columns, cells }: RecordAnswer) =>
	(name: string): Cell => {
		const at = columns.findIndex((column) => column.name === name);
		return at < 0 ? null : (cells[at] ?? null);
	};

const linkTo = (type: string, unit: string, id: Cell) =>
	id === null || unit === '' ? null : (recordHref(type, unit, `${id}`) ?? null);

/** An instant that the release keeps as the time in Vietnam. */
const moment = (text: string) => format.instant(`${text.replace(' ', 'T')}+07:00`);

function text(
	{ name, type }: Pick<Column, 'name' | 'type'>,
	cell: Cell,
	labels: ValueLabels
): string | null {
	if (cell === null) return null;
	if (type === 'day') return format.day(`${cell}`);
	if (type === 'count') return format.count(Number(cell));
	return name.endsWith('_at') ? moment(`${cell}`) : labels.of(name, cell);
}

/** Until when the matter has to be resolved, and how that follows from the law and what happened. */
function dueOf(found: RecordAnswer, labels: ValueLabels) {
	const cell = cellsOf(found);
	const { standing, limit, suspensions } = found.matter!;
	const day = (name: string) => (cell(name) === null ? null : format.day(`${cell(name)}`));
	const length = cell('extension_length');
	return {
		standing: standing && labels.of('standing', standing),
		isLate: standing === 'overdue',
		rule: labels.of('rule', cell('rule')),
		dueOn: day('due_on'),
		overdueFrom: day('overdue_from'),
		limit: limit && {
			law: limit.law,
			article: limit.article,
			from: format.day(limit.effective_from),
			to: limit.effective_to && format.day(limit.effective_to),
			length: lengthOf(limit.base_limit, limit.clock_unit),
			isUnread: limit.base_limit === null && cell('rule') === 'unknown_rule',
			start: limit.start_event,
			extension: extensionOf(limit)
		},
		extended:
			cell('extended_on') === null
				? null
				: {
						on: day('extended_on')!,
						length:
							length === null ? '' : (lengthOf(Number(length), limit?.ext_unit ?? null) ?? ''),
						counts: cell('is_extended') === true
					},
		suspensions: suspensions.map(({ from, to }) => ({
			from: format.day(from),
			to: to && format.day(to)
		}))
	};
}

function extensionOf({ ext_kind, ext_limit, ext_unit, max_total, max_unit }: Limit) {
	if (ext_kind === 'additional') {
		return { kind: 'additional' as const, most: lengthOf(ext_limit, ext_unit) ?? '' };
	}
	if (ext_kind === 'cap_total') {
		return { kind: 'cap_total' as const, most: lengthOf(max_total, max_unit) ?? '' };
	}
	return { kind: 'none' as const, most: '' };
}

const lengthOf = (count: number | null, clock: string | null) =>
	count === null ? null : `${format.count(count)} ${clocks[clock ?? ''] ?? clock ?? ''}`.trim();
