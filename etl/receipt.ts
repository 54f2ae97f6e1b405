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
const PROBLEMS_SHOWN_MAX = 20;

/** Receipts for people: a line for each package, its problems below, a summary at the end. */
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
	for (const { code, file, row, column, message, remedy } of problems.slice(
		0,
		PROBLEMS_SHOWN_MAX
	)) {
		yield words.problem(code, words.place(file, row, column), message, remedy);
	}
	if (problems.length > PROBLEMS_SHOWN_MAX) {
		yield words.moreProblems(problems.length - PROBLEMS_SHOWN_MAX);
	}
}

/** Receipts for programs: one JSON array, piece by piece, since it may be long. */
export function* receiptJson(receipts: readonly Receipt[]): Generator<string> {
	yield '[';
	for (const [i, receipt] of receipts.entries()) {
		yield `${i === 0 ? '' : ','}\n${JSON.stringify(receipt)}`;
	}
	yield '\n]\n';
}
