import { columnLabel } from './column_labels.ts';
import { receipts as words } from './vi.ts';

export type Verdict = 'accepted' | 'accepted_with_quarantine' | 'rejected';

/** What the sender of a package gets back; the shape is that of the contract. */
export interface Receipt {
	package: string;
	package_id: string | null;
	unit: string | null;
	verdict: Verdict;
	rows: { in: number; accepted: number; quarantined: number };
	problems: ReceiptProblem[];
}

export interface ReceiptProblem {
	code: string;
	severity: 'error' | 'row' | 'warning';
	file: string | null;
	row: number | null;
	column: string | null;
	message: string;
	remedy: string;
}

/** With more packages than this, only those with problems are shown. */
const PACKAGES_SHOWN_ALL = 20;
const PACKAGES_SHOWN_MAX = 50;
/** Problems alike are one group; of a group so many values are shown, of a value so many rows. */
const GROUPS_SHOWN_MAX = 20;
const VALUES_SHOWN_MAX = 5;
const ROWS_SHOWN_MAX = 5;
const SEVERITIES = ['error', 'row', 'warning'];
/** What these say of days was read already, so it need not stand there as it was written. */
const OF_DAYS = /^(TMP-|ORG-|PKG-PERIOD|REC-SUPERVISED)/;

/**
 * Receipts for people: a line for each package, its problems below, those alike together and what
 * keeps rows out first; a summary at the end.
 */
export function* receiptLines(receipts: readonly Receipt[], isCheck: boolean): Generator<string> {
	// Names and cells are the sender's: what they hold must not steer the terminal.
	for (const line of lines(receipts, isCheck)) yield `${line.replace(/\p{C}/gu, ' ')}\n`;
}

function* lines(receipts: readonly Receipt[], isCheck: boolean): Generator<string> {
	const isMany = receipts.length > PACKAGES_SHOWN_ALL;
	const told = isMany ? receipts.filter(({ problems }) => problems.length > 0) : receipts;
	const shown = isMany ? told.slice(0, PACKAGES_SHOWN_MAX) : told;
	for (const receipt of shown) yield* linesOf(receipt);
	if (told.length > shown.length) yield words.morePackages(told.length - shown.length);
	const isRepeat = ({ problems }: Receipt) => problems.some(({ code }) => code === 'PKG-DUPLICATE');
	// Rows that came again were not taken again.
	const sum = (part: (receipt: Receipt) => number) =>
		receipts
			.filter((receipt) => !isRepeat(receipt))
			.reduce((total, receipt) => total + part(receipt), 0);
	yield words.summary(
		isCheck,
		receipts.length,
		sum(({ verdict }) => (verdict === 'rejected' ? 1 : 0)),
		sum(({ rows }) => rows.accepted),
		sum(({ rows }) => rows.quarantined)
	);
}

function* linesOf({ package: name, verdict, rows, problems }: Receipt): Generator<string> {
	yield words.line(name, words.verdict[verdict], rows.in, rows.quarantined);
	const alike = Map.groupBy(problems, ({ code, file, column }) => [code, file, column].join('\n'));
	const groups = [...alike.values()].toSorted(
		([a], [b]) => SEVERITIES.indexOf(a!.severity) - SEVERITIES.indexOf(b!.severity)
	);
	for (const group of groups.slice(0, GROUPS_SHOWN_MAX)) yield* linesOfGroup(group);
	if (groups.length > GROUPS_SHOWN_MAX) {
		const hidden = groups.slice(GROUPS_SHOWN_MAX).flat();
		yield words.moreProblems(hidden.length);
	}
}

function* linesOfGroup(group: readonly ReceiptProblem[]): Generator<string> {
	const { code, severity, file, row, column, message, remedy } = group[0]!;
	const title = words.title(code, severity === 'warning');
	const label = column === null ? null : words.column(columnLabel(file, column), column);
	if (group.length === 1) {
		yield words.problem(title, words.place(file, row, label), inDays(code, message), remedy);
		return;
	}
	const [rule] = split(message);
	yield words.problems(title, words.place(file, null, label), group.length, rule, remedy);
	const values = [...Map.groupBy(group, (problem) => inDays(code, split(problem.message)[1]))];
	for (const [value, same] of values.slice(0, VALUES_SHOWN_MAX)) {
		const rows = same.flatMap(({ row }) => row ?? []);
		if (rows.length > 0) yield words.rows(value, rows.slice(0, ROWS_SHOWN_MAX), rows.length);
	}
	if (values.length > VALUES_SHOWN_MAX) yield words.moreValues(values.length - VALUES_SHOWN_MAX);
}

/** The rule, and what stood there. */
function split(message: string): [rule: string, value: string] {
	const at = message.indexOf(': ');
	return at === -1 ? [message, ''] : [message.slice(0, at), message.slice(at + 2)];
}

const inDays = (code: string, text: string) =>
	OF_DAYS.test(code) ? text.replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, '$3/$2/$1') : text;

/** Receipts for programs: one JSON array, piece by piece, since it may be long. */
export function* receiptJson(receipts: readonly Receipt[]): Generator<string> {
	yield '[';
	for (const [i, receipt] of receipts.entries()) {
		yield `${i === 0 ? '' : ','}\n${JSON.stringify(receipt)}`;
	}
	yield '\n]\n';
}
