import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { releaseFile } from '../warehouse/home.ts';
import { EVERYTHING, numbers, type NumbersRequest } from '../warehouse/numbers.ts';
import { openMemory, openReadOnly, quoted } from '../warehouse/open.ts';
import { plain } from '../warehouse/query.ts';
import { openRelease } from '../warehouse/release.ts';

/*
`npm run bench:web -- --home DIR [--home DIR2]`: what the questions of the pages cost, each against one
hand-written select over the records in bare DuckDB, in the same run. The answers must be equal. Give
homes from few records to many; the times of the last are then told against those of the first as well.
*/

type Question = { page: string; request: NumbersRequest; select: string };
type Time = { ours: number; bare: number };

/** Of what a question should cost: half of the select, and what nobody notices. */
const SHARE = 0.5;
const UNNOTICED_MS = 15;

const { values } = parseArgs({
	options: {
		home: { type: 'string', multiple: true, default: [] },
		runs: { type: 'string', default: '7' }
	}
});
const questions = JSON.parse(
	readFileSync(join(import.meta.dirname, 'web', 'questions.json'), 'utf8')
) as Question[];
const work = mkdtempSync(join(tmpdir(), 'donthu-bench-'));

process.stdout.write(
	`${questions.length} questions, median of ${values.runs} runs in ms; ${cpus()[0]?.model.trim()}, 2 threads\n`
);
try {
	const homes: Time[][] = [];
	for (const home of values.home) homes.push(await measure(home));
	tell(homes);
} finally {
	rmSync(work, { recursive: true, force: true });
}

async function measure(home: string): Promise<Time[]> {
	const release = await openRelease(home);
	const bareFile = await bareTables(releaseFile(home, release.id));
	const instance = await openReadOnly(bareFile);
	const bare = await instance.connect();
	const times: Time[] = [];
	for (const { page, request, select } of questions) {
		const ours: number[] = [];
		const theirs: number[] = [];
		for (let run = 0; run < Number(values.runs); run += 1) {
			const asked = await timed(ours, () => numbers(release, EVERYTHING, request));
			const selected = await timed(theirs, () => bare.runAndReadAll(select));
			const rows = selected.getRows().map((row) => row.map(plain));
			if (!isDeepStrictEqual(asked.rows, rows)) {
				throw new Error(
					`${page} ${JSON.stringify(request)} differs:\n${JSON.stringify(asked.rows.slice(0, 5))}\n${JSON.stringify(rows.slice(0, 5))}`
				);
			}
		}
		times.push({ ours: median(ours), bare: median(theirs) });
	}
	bare.closeSync();
	instance.closeSync();
	release.close();
	rmSync(bareFile);
	return times;
}

/** The records of a release with the owner of today, its level and province, and nothing else. */
async function bareTables(release: string): Promise<string> {
	const file = join(work, 'bare.duckdb');
	const connection = await openMemory(2);
	await connection.run(
		`attach ${quoted(release)} as release (read_only); attach ${quoted(file)} as bare;`
	);
	for (const [table, mart] of Object.entries({
		petitions: 'petitions',
		matters: 'matters',
		spans: 'matter_spans',
		reviews: 'reviews',
		supervisions: 'supervisions',
		receptions: 'receptions'
	})) {
		await connection.run(
			`create table bare.${table} as
			select record.*, owner.owner, owner.level, owner.province
			from release.mart.${mart} as record
			inner join release.mart.unit_owners as owner
				on owner.unit = record.unit and owner.boundaries = 'current'`
		);
	}
	await connection.run(
		`create table bare.receipt_owners as
		select unit, owner, from_day, to_day from release.mart.unit_owners where boundaries = 'as_reported';
		checkpoint bare;`
	);
	connection.closeSync();
	return file;
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
	const started = performance.now();
	const result = await work();
	times.push(performance.now() - started);
	return result;
}

function median(times: number[]): number {
	return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function tell(homes: Time[][]): void {
	const cells = (ms: number) => ms.toFixed(1).padStart(8);
	const isWithin = ({ ours, bare }: Time) => ours <= Math.max(bare * SHARE, UNNOTICED_MS);
	const lines = questions.map(({ page, request }, place) => {
		const times = homes.map((home) => home[place]!);
		const grown = times.length > 1 ? cells(times.at(-1)!.ours / times[0]!.ours) : '';
		const verdict = times.every(isWithin) ? '' : ' slow';
		const asked = [request.metrics.join(' '), ...(request.by?.length ? ['by', ...request.by] : [])];
		return `${times.map(({ ours, bare }) => cells(ours) + cells(bare)).join('')}${grown}  ${page} ${asked.join(' ')}${verdict}`;
	});
	const within = homes.map((home) => home.filter(isWithin).length).join(', ');
	process.stdout.write(
		`${lines.join('\n')}\n` +
			`ours, bare${homes.length > 1 ? ' of each home, last against first' : ''}; ` +
			`within max(${SHARE} × bare, ${UNNOTICED_MS} ms): ${within} of ${questions.length}\n`
	);
}
