import type { DuckDBConnection } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { demoMarker, landingDir, ledgerFile, releasesDir } from '../warehouse/home.ts';
import { attachTrialLedger } from '../warehouse/ledger.ts';
import { openMemory } from '../warehouse/open.ts';
import { currentReleaseId, readCards, type ReleaseCard } from '../warehouse/release_card.ts';

export type Status = {
	isDemo: boolean;
	packages: { accepted: number; rejected: number; repeated: number };
	/** `pending`: rows set aside of which no later package brought a good version. */
	rows: { accepted: number; quarantined: number; pending: number };
	/** Vietnam time of the last receipt; null when nothing ever came. */
	lastReceipt: string | null;
	releases: ReleaseCard[];
	serving: string | null;
	bytes: { ledger: number; landing: number; releases: number };
	/** The last packages that were rejected, newest first, with their first problem. */
	lastErrors: { name: string; loadedAt: string; code: string; message: string }[];
};

const ERRORS_SHOWN = 5;

/**
 * What lies in a home; nothing changes, and no home is made.
 *
 * @throws {DonthuError} `ledger_busy`, `ledger_newer`
 */
export async function statusOf(home: string): Promise<Status> {
	return {
		...(await ledgerStatus(home)),
		isDemo: existsSync(demoMarker(home)),
		releases: readCards(home),
		serving: currentReleaseId(home),
		bytes: {
			ledger: await bytesOf(ledgerFile(home)),
			landing: await bytesOf(landingDir(home)),
			releases: await bytesOf(releasesDir(home))
		}
	};
}

type LedgerStatus = Pick<Status, 'packages' | 'rows' | 'lastReceipt' | 'lastErrors'>;

async function ledgerStatus(home: string): Promise<LedgerStatus> {
	const connection = await openMemory();
	try {
		const catalogue = (await attachTrialLedger(connection, home)) ? 'past' : 'ledger';
		const counted = await connection.runAndReadAll(`
			select
				count(*) filter (where package_no is not null and not is_repeat),
				count(*) filter (where verdict = 'rejected'),
				count(*) filter (where is_repeat),
				coalesce(sum(rows_accepted) filter (where package_no is not null and not is_repeat), 0),
				coalesce(sum(rows_quarantined) filter (where package_no is not null and not is_repeat), 0),
				strftime(max(loaded_at), '%Y-%m-%d %H:%M:%S')
			from ${catalogue}.receipts`);
		const [accepted, rejected, repeated, rowsAccepted, quarantined, last] = counted.getRows()[0]!;
		const errors = await connection.runAndReadAll(`
			select
				receipt.name, strftime(receipt.loaded_at, '%Y-%m-%d %H:%M:%S'),
				arg_min(problem.code, problem.rowid), arg_min(problem.message, problem.rowid)
			from ${catalogue}.receipts as receipt
			inner join ${catalogue}.problems as problem using (receipt_no)
			where receipt.verdict = 'rejected' and problem.severity = 'error'
			group by receipt.receipt_no, receipt.name, receipt.loaded_at
			order by receipt.receipt_no desc
			limit ${ERRORS_SHOWN}`);
		return {
			packages: {
				accepted: Number(accepted),
				rejected: Number(rejected),
				repeated: Number(repeated)
			},
			rows: {
				accepted: Number(rowsAccepted),
				quarantined: Number(quarantined),
				pending: await countPending(connection, catalogue)
			},
			lastReceipt: last as string | null,
			lastErrors: (errors.getRows() as string[][]).map(([name, loadedAt, code, message]) => ({
				name: name!,
				loadedAt: loadedAt!,
				code: code!,
				message: message!
			}))
		};
	} finally {
		connection.closeSync();
	}
}

/** A record without a unit or an id that could be read is named by no later row, and stays pending. */
async function countPending(
	connection: DuckDBConnection,
	catalogue: 'ledger' | 'past'
): Promise<number> {
	const types = await connection.runAndReadAll(
		`select distinct record_type from ${catalogue}.set_aside_rows order by all`
	);
	const selects = (types.getRows() as [string][]).map(
		([type]) => `
			select aside.package_no, aside.row_no
			from ${catalogue}.set_aside_rows as aside
			inner join ${catalogue}.packages as package on package.package_no = aside.package_no
			anti join (
				select record.unit, record.record_key, later.created_at, later.package_id
				from ${catalogue}.${type} as record
				inner join ${catalogue}.packages as later on later.package_no = record.package_no
			) as good
				-- A row with a cell too few or too many has no unit of its own.
				on good.unit = coalesce(aside.unit, package.unit)
				and good.record_key = aside.record_key
				and (good.created_at, good.package_id) > (package.created_at, package.package_id)
			where aside.record_type = '${type}'`
	);
	if (selects.length === 0) return 0;
	const counted = await connection.runAndReadAll(
		`select count(*) from (${selects.join(' union all ')})`
	);
	return Number(counted.getRows()[0]![0]);
}

/** Of a file, or of all files below a folder; 0 for what is not there. */
async function bytesOf(path: string): Promise<number> {
	const found = await stat(path).catch(() => null);
	if (!found) return 0;
	if (!found.isDirectory()) return found.size;
	const files = await readdir(path, { recursive: true, withFileTypes: true });
	const sizes = await Promise.all(
		files
			.filter((file) => file.isFile())
			.map(async (file) => (await stat(join(file.parentPath, file.name))).size)
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}
