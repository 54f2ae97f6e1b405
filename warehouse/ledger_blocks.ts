import type { DuckDBConnection } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	readSync,
	renameSync,
	rmSync,
	writeFileSync,
	writeSync
} from 'node:fs';
import { dirname } from 'node:path';

/*
DuckDB keeps what describes its tables in blocks with one check sum each, and a checkpoint writes new
parts into such a block where it lies. When the power goes in between, a disk may have taken some pages
of the block and not others: then its check sum is wrong, and the whole file cannot be opened, although
every part that counts is whole. So these blocks are kept beside the ledger before a checkpoint. They
are put back when the headers, which DuckDB writes last, still are those of before: then the ledger
is exactly what it was, and its log is replayed.
*/

/** Three headers, then the blocks one after the other; as DuckDB lays out a file. */
const HEADERS_LENGTH = 3 * 4096;
const BLOCK_LENGTH = 256 * 1024;

const keptBlocks = (file: string) => `${file}.blocks`;

/**
 * Commits what was begun in the ledger attached as `ledger` from the file `file`, and brings the ledger in order: a
 * power cut at any moment leaves all of it or nothing. Of much, DuckDB writes no log but does both at once. The
 * names of its folder are forced to disk too, which DuckDB does not do.
 */
export async function commitToLedger(connection: DuckDBConnection, file: string): Promise<void> {
	await keepBlocks(connection, file);
	await connection.run('commit');
	if (existsSync(`${file}.wal`)) await connection.run('checkpoint ledger');
	rmSync(keptBlocks(file));
}

/** {@link commitToLedger}, when nothing was begun: what its log says is in the file afterwards. */
export async function checkpointLedger(connection: DuckDBConnection, file: string): Promise<void> {
	await keepBlocks(connection, file);
	await connection.run('checkpoint ledger');
	rmSync(keptBlocks(file));
}

/** Whether a checkpoint of the ledger is under way, or was when the power went. */
export const areBlocksKept = (file: string): boolean => existsSync(keptBlocks(file));

/**
 * Undoes what a checkpoint that was not completed did to a ledger that nobody has open. Done twice, or
 * after a checkpoint that was completed, it changes nothing.
 */
export function putBlocksBack(file: string): void {
	const kept = readFileSync(keptBlocks(file));
	const ledger = openSync(file, 'r+');
	try {
		const headers = Buffer.alloc(HEADERS_LENGTH);
		readSync(ledger, headers, 0, HEADERS_LENGTH, 0);
		if (headers.equals(kept.subarray(0, HEADERS_LENGTH))) {
			for (let at = HEADERS_LENGTH; at < kept.length; at += 8 + BLOCK_LENGTH) {
				const offset = Number(kept.readBigUInt64LE(at));
				writeWhole(ledger, kept.subarray(at + 8, at + 8 + BLOCK_LENGTH), offset);
			}
			fsyncSync(ledger);
		}
	} finally {
		closeSync(ledger);
	}
	rmSync(keptBlocks(file), { force: true });
}

function writeWhole(handle: number, bytes: Buffer, offset: number): void {
	for (let done = 0; done < bytes.length;) {
		done += writeSync(handle, bytes, done, bytes.length - done, offset + done);
	}
}

async function keepBlocks(connection: DuckDBConnection, file: string): Promise<void> {
	const found = await connection.runAndReadAll(
		`select distinct cast(block_id as integer) from pragma_metadata_info('ledger')`
	);
	const offsets = found.getRows().map(([id]) => HEADERS_LENGTH + Number(id) * BLOCK_LENGTH);
	const read = readBlocks(file, offsets);
	const parts = [read.subarray(0, HEADERS_LENGTH)];
	for (const [i, offset] of offsets.entries()) {
		const place = Buffer.alloc(8);
		place.writeBigUInt64LE(BigInt(offset));
		const at = HEADERS_LENGTH + i * BLOCK_LENGTH;
		parts.push(place, read.subarray(at, at + BLOCK_LENGTH));
	}
	const making = `${keptBlocks(file)}.making`;
	try {
		// A disk that is almost full takes a part of what is written to it, and says so only to who asks.
		writeFileSync(making, Buffer.concat(parts), { flush: true });
	} catch (error) {
		rmSync(making, { force: true });
		throw error;
	}
	renameSync(making, keptBlocks(file));
	const folder = openSync(dirname(file), 'r');
	fsyncSync(folder);
	closeSync(folder);
}

/** Read by another process: when this one closes the file of a ledger, its lock on it is gone. */
function readBlocks(file: string, offsets: readonly number[]): Buffer {
	const parts = [[0, HEADERS_LENGTH], ...offsets.map((offset) => [offset, BLOCK_LENGTH])];
	const program = `
		const { openSync, readSync } = require('node:fs');
		const [file, parts] = process.argv.slice(1);
		const ledger = openSync(file);
		for (const [offset, length] of JSON.parse(parts)) {
			const bytes = Buffer.alloc(length);
			readSync(ledger, bytes, 0, length, offset);
			process.stdout.write(bytes);
		}`;
	return execFileSync(process.execPath, ['-e', program, file, JSON.stringify(parts)], {
		maxBuffer: Infinity,
		stdio: ['ignore', 'pipe', 'inherit']
	});
}
