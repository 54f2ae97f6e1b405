import { attachTrialLedger } from '../warehouse/ledger.ts';
import { EVERYTHING, numbers, type Cell, type NumbersRequest } from '../warehouse/numbers.ts';
import { openMemory } from '../warehouse/open.ts';
import { countsBehind, records, recordTypeOf } from '../warehouse/records.ts';
import { openRelease, type OpenRelease } from '../warehouse/release.ts';

export type ChangedRecord = {
	unit: string;
	record_id: string;
	/** It counts now and did not; it did and does not; it adds another number. */
	change: 'came' | 'went' | 'changed';
	/** The package of its current version; null when the release knows none, as of a month owed. */
	package_id: string | null;
};

export type Change = {
	metric: string;
	/** Values of `by`. */
	group: Cell[];
	old: number | null;
	new: number | null;
	records: ChangedRecord[];
};

export type DiffQuestion = Omit<NumbersRequest, 'metrics'>;

/** Where a record counts, and with what. */
type Counted = { unit: string; record_id: string; adds: number; package_id: string | null };
type Groups<T> = Map<string, T>;

/**
 * What changed from one release to another for one question: every number that differs, with the
 * records that make the difference and the package that brought each. A record without a new version
 * changed with time or with the law.
 *
 * @throws {DonthuError} `unknown_release`, and as `numbers`
 */
export async function diffReleases(
	home: string,
	[oldId, newId]: readonly [string, string],
	metrics: readonly string[],
	question: DiffQuestion
): Promise<Change[]> {
	const before = await openRelease(home, oldId);
	const after = await openRelease(home, newId);
	try {
		const changed: Change[] = [];
		for (const metric of metrics) {
			const groups = await changedNumbers(before, after, {
				...question,
				metrics: [metric]
			});
			if (groups.length === 0) continue;
			const responsible = await changedRecords(home, [before, after], metric, question);
			for (const { group, ...values } of groups) {
				changed.push({ metric, group, ...values, records: responsible.get(keyOf(group)) ?? [] });
			}
		}
		return changed;
	} finally {
		before.close();
		after.close();
	}
}

async function changedNumbers(
	before: OpenRelease,
	after: OpenRelease,
	request: NumbersRequest
): Promise<Pick<Change, 'group' | 'old' | 'new'>[]> {
	const width = request.by?.length ?? 0;
	const groups: Groups<{ group: Cell[]; old: number | null; new: number | null }> = new Map();
	for (const [side, release] of [['old', before] as const, ['new', after] as const]) {
		for (const row of (await numbers(release, EVERYTHING, request)).rows) {
			const group = row.slice(0, width);
			const found = groups.get(keyOf(group)) ?? { group, old: null, new: null };
			groups.set(keyOf(group), { ...found, [side]: row[width] as number | null });
		}
	}
	return [...groups.values()].filter((values) => values.old !== values.new);
}

async function changedRecords(
	home: string,
	[before, after]: readonly [OpenRelease, OpenRelease],
	metric: string,
	question: DiffQuestion
): Promise<Groups<ChangedRecord[]>> {
	const changed: Groups<Map<string, ChangedRecord>> = new Map();
	for (const count of countsBehind(metric)) {
		const [old, now] = [
			await counted(before, count, question),
			await counted(after, count, question)
		];
		for (const group of new Set([...old.keys(), ...now.keys()])) {
			const found = changed.get(group) ?? new Map<string, ChangedRecord>();
			for (const record of differing(old.get(group), now.get(group))) {
				const other = found.get(recordKey(record));
				const isMixed = other !== undefined && other.change !== record.change;
				found.set(recordKey(record), isMixed ? { ...record, change: 'changed' } : record);
			}
			changed.set(group, found);
		}
		await nameWithdrawals(home, recordTypeOf(count), after, changed);
	}
	return new Map([...changed].map(([group, found]) => [group, [...found.values()]]));
}

async function counted(
	release: OpenRelease,
	metric: string,
	question: DiffQuestion
): Promise<Groups<Map<string, Counted>>> {
	const { columns, rows } = await records(release, EVERYTHING, { ...question, metric });
	const place = (name: string) => columns.findIndex((column) => column.name === name);
	const id = ['record_id', 'package_id', 'first_day'].map(place).find((at) => at !== -1);
	const [unit, adds, packageId] = [place('unit'), place('adds'), place('package_id')];
	const width = question.by?.length ?? 0;
	const groups: Groups<Map<string, Counted>> = new Map();
	// Who writes to many units is known to nobody.
	if (id === undefined) return groups;
	for (const row of rows) {
		const record = {
			unit: `${row[unit]}`,
			record_id: `${row[id]}`,
			adds: adds === -1 ? 1 : Number(row[adds]),
			package_id: packageId === -1 ? null : (row[packageId] as string | null)
		};
		const key = keyOf(row.slice(0, width));
		groups.set(key, (groups.get(key) ?? new Map<string, Counted>()).set(recordKey(record), record));
	}
	return groups;
}

function differing(
	old: ReadonlyMap<string, Counted> = new Map(),
	now: ReadonlyMap<string, Counted> = new Map()
): ChangedRecord[] {
	const changed = (record: Counted, change: ChangedRecord['change']): ChangedRecord => ({
		unit: record.unit,
		record_id: record.record_id,
		change,
		package_id: change === 'went' ? null : record.package_id
	});
	return [
		...[...now].flatMap(([key, record]) => {
			const before = old.get(key);
			if (!before) return [changed(record, 'came')];
			return before.adds === record.adds ? [] : [changed(record, 'changed')];
		}),
		...[...old].filter(([key]) => !now.has(key)).map(([, record]) => changed(record, 'went'))
	];
}

/** A record that went may be withdrawn, and then stands in the ledger alone. */
async function nameWithdrawals(
	home: string,
	type: string,
	after: OpenRelease,
	changed: Groups<Map<string, ChangedRecord>>
): Promise<void> {
	const went = [...changed.values()]
		.flatMap((found) => [...found.values()])
		.filter(({ change, package_id }) => change !== 'came' && package_id === null);
	if (went.length === 0 || type === 'packages' || type === 'submissions') return;
	const connection = await openMemory();
	try {
		if (!(await attachTrialLedger(connection, home))) return;
		const found = await connection.runAndReadAll(
			`select sought.place, arg_max(package.package_id, (package.created_at, package.package_id))
			from (
				select unnest(from_json($1, '[{"place": "integer", "unit": "varchar", "record_id": "varchar"}]'), recursive := true)
			) as sought
			inner join past.${type} as record
				on record.unit = sought.unit and record.record_key = lower(sought.record_id)
			inner join past.packages as package using (package_no)
			where package.received_at <= cast($2 as timestamptz) at time zone 'Asia/Ho_Chi_Minh'
			group by sought.place`,
			[
				JSON.stringify(went.map(({ unit, record_id }, place) => ({ place, unit, record_id }))),
				after.known_at
			]
		);
		for (const [place, package_id] of found.getRows() as [number, string][]) {
			went[place]!.package_id = package_id;
		}
	} finally {
		connection.closeSync();
	}
}

const keyOf = (group: readonly Cell[]): string => JSON.stringify(group);
const recordKey = ({ unit, record_id }: { unit: string; record_id: string }) =>
	`${unit} ${record_id.toLowerCase()}`;
