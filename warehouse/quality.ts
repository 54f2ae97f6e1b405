import { sql } from 'kysely';
import { counted, periods } from './counted.ts';
import { metric } from './metrics/catalogue.ts';
import type { EventMeasure } from './metrics/measure.ts';
import { db, rowsOf } from './query.ts';
import { makePlan, type NumbersRequest } from './question.ts';
import type { OpenRelease } from './release.ts';
import type { Scope } from './scope.ts';

/*
The lists behind the indicators of data quality: the same packages and months, places and days, within
the same scope. No cell of a record is in them.
*/

export type QualityRequest = Pick<NumbersRequest, 'from' | 'to' | 'where' | 'boundaries'>;

/** What a unit owed for a month. */
export type OwedMonth = {
	/** The unit as it was then, and the one for which it counts. */
	unit: string;
	owner: string;
	level: string;
	province: string | null;
	first_day: string;
	/** The last day in time. */
	deadline: string;
	/** Vietnam time at which a package first covered the month; null: none did. */
	received_at: string | null;
	is_on_time: boolean;
};

export type SentPackage = {
	package_id: string;
	unit: string;
	period_from: string;
	period_to: string;
	/** Vietnam time. */
	received_at: string;
	/** Whole days between the last day of the period and the day of receipt. */
	days_after: number;
	/** The last day on which the last month of the period could be sent in time; null: not over yet. */
	deadline: string | null;
	is_after_deadline: boolean | null;
	corrects: string | null;
	reason: string | null;
	source: string | null;
	rows_in: number;
	rows_quarantined: number;
};

/** A reason for which rows were set aside, or a warning. */
export type ProblemCount = {
	code: string;
	severity: 'row' | 'warning';
	message: string;
	remedy: string;
	problems: number;
	packages: number;
	units: number;
};

/** Where in a package a problem occurs. */
export type ProblemPlace = {
	package_id: string;
	received_at: string;
	file: string;
	/** As the column is called in packages; empty: the row as a whole. */
	column_name: string;
	/** The column in words; null: none of a record type. */
	column_label: string | null;
	code: string;
	severity: 'row' | 'warning';
	message: string;
	remedy: string;
	problems: number;
	rows_concerned: number;
	/** Numbers of the first 20 rows, 1 = the first data row; null: the file. */
	first_rows: string | null;
};

export type Software = {
	unit: string;
	/** What the last package of the unit says it was made with; null: nothing. */
	source: string | null;
	packages: number;
	received_at: string;
};

const OWED = metric('packages_expected').measures as Readonly<Record<string, EventMeasure>>;
const [OWED_MONTHS] = Object.values(OWED) as [EventMeasure];
const PACKAGES: EventMeasure = {
	kind: 'event',
	mart: 'mart.packages',
	day: 'period_to',
	aggregate: { as: 'count' }
};
const PROBLEMS: EventMeasure = { ...PACKAGES, mart: 'mart.problems' };

/** The months that `packages_expected` counts, of units whose figures may be seen, by unit and month. */
export const owedMonths = (
	release: OpenRelease,
	{ figures }: Scope,
	request: QualityRequest
): Promise<OwedMonth[]> =>
	list(release, figures, request, OWED_MONTHS, {
		columns: `record.unit, owner.owner, owner.level, owner.province, record.first_day,
			record.deadline, record.received_at, record.is_on_time`,
		tail: 'order by record.unit, record.first_day'
	});

/** Accepted packages whose period ends in the asked one, newest first. */
export const sentPackages = (
	release: OpenRelease,
	{ quality }: Scope,
	request: QualityRequest,
	only: 'all' | 'corrections' = 'all'
): Promise<SentPackage[]> =>
	list(
		release,
		quality,
		request,
		{ ...PACKAGES, ...(only === 'corrections' && { where: 'record.corrects is not null' }) },
		{
			columns: `record.package_id, record.unit, record.period_from, record.period_to,
				record.received_at, cast(record.received_at as date) - record.period_to as days_after,
				(${DEADLINE}) as deadline, record.received_at >= (${DEADLINE}) + 1 as is_after_deadline,
				record.corrects, record.reason, record.source, record.rows_in, record.rows_quarantined`,
			tail: 'order by record.received_at desc, record.package_id'
		}
	);

const DEADLINE = `select max(owed.deadline) from mart.submissions as owed
	where owed.unit = record.unit and record.period_to between owed.first_day and owed.last_day`;

/** Reasons for which rows were set aside, and warnings, most frequent first. */
export const problemCounts = (
	release: OpenRelease,
	{ quality }: Scope,
	request: QualityRequest
): Promise<ProblemCount[]> =>
	list(release, quality, request, PROBLEMS, {
		columns: `record.code, record.severity, any_value(${wordOf('message_vi')}) as message,
			any_value(${wordOf('remedy_vi')}) as remedy, cast(sum(record.problems) as bigint) as problems,
			count(distinct record.package_no) as packages, count(distinct owner.owner) as units`,
		tail: 'group by record.code, record.severity order by record.severity, problems desc, record.code'
	});

/** Where problems occur, by package, file, column and reason; the newest package first. */
export const problemPlaces = (
	release: OpenRelease,
	{ quality }: Scope,
	request: QualityRequest
): Promise<ProblemPlace[]> =>
	list(release, quality, request, PROBLEMS, {
		columns: `(select package.package_id from mart.packages as package
				where package.package_no = record.package_no) as package_id,
			(select package.received_at from mart.packages as package
				where package.package_no = record.package_no) as received_at,
			record.file, record.column_name,
			(select min(named.label_vi) from seed.columns as named
				where named."column" = record.column_name) as column_label,
			record.code, record.severity, ${wordOf('message_vi')} as message,
			${wordOf('remedy_vi')} as remedy, record.problems, record.rows_concerned, record.first_rows`,
		tail: 'order by record.package_no desc, record.severity, record.file, record.column_name, record.code'
	});

const wordOf = (column: 'message_vi' | 'remedy_vi') =>
	`(select code.${column} from seed.problem_codes as code where code.code = record.code)`;

/** What each unit makes its packages with, by its last one. */
export const software = (
	release: OpenRelease,
	{ quality }: Scope,
	request: QualityRequest
): Promise<Software[]> =>
	list(release, quality, request, PACKAGES, {
		columns: `owner.owner as unit,
			nullif(arg_max(coalesce(record.source, ''), record.received_at), '') as source,
			count(*) as packages, max(record.received_at) as received_at`,
		tail: 'group by owner.owner order by owner.owner'
	});

async function list<Row>(
	release: OpenRelease,
	units: Scope['quality'],
	request: QualityRequest,
	measure: EventMeasure,
	{ columns, tail }: { columns: string; tail: string }
): Promise<Row[]> {
	const plan = makePlan(release, units, { ...request, metrics: ['packages_expected'] });
	const statement = sql<Row>`with ${periods(plan)}
		select ${sql.raw(columns)} ${counted(plan, [measure], true)} ${sql.raw(tail)}`;
	const connection = await release.connect();
	try {
		return await rowsOf(connection, { compile: () => statement.compile(db) });
	} finally {
		connection.closeSync();
	}
}
