import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from './problem.ts';
import { readZip } from './zip.ts';
import { writeZip } from './zip_writer.ts';

const LIMITS = { entries: 20, bytes: 1024 ** 2 };
const unpack = (zip: Buffer): [string, string][] =>
	readZip(zip, LIMITS).map(({ name, read }) => [name, read().toString()]);

const FILES: [string, string][] = [
	['manifest.json', '{"contract":"donthu/1"}'],
	['đơn.csv', 'record_id\nD1\n']
];
const zipOf = (files: typeof FILES) =>
	Buffer.from(writeZip(files.map(([name, text]) => [name, Buffer.from(text)])));
const ZIP = zipOf(FILES);

describe('A zip', () => {
	test('gives back the files that were put into it', () => {
		expect(unpack(ZIP)).toEqual(FILES);
	});

	test('of the same files has the same bytes', () => {
		expect(zipOf(FILES)).toEqual(ZIP);
	});

	test('may end in a comment', () => {
		const commented = Buffer.concat([ZIP, Buffer.from('PK')]);
		commented.writeUInt16LE(2, ZIP.length - 2);
		expect(unpack(commented)).toEqual(FILES);
	});

	test('with any bytes changed or cut off is read or refused, and nothing else', () => {
		const changes = fc.array(fc.tuple(fc.nat(ZIP.length - 1), fc.nat(255)), { maxLength: 4 });
		const lengths = fc.oneof(fc.constant(ZIP.length), fc.nat(ZIP.length));
		fc.assert(
			fc.property(changes, lengths, (changes, length) => {
				const zip = Buffer.from(ZIP.subarray(0, length));
				for (const [at, byte] of changes) if (at < length) zip[at] = byte;
				expect(outcome(zip)).toBeOneOf(['read', 'refused']);
			}),
			{ numRuns: 3_000 }
		);
	});
});

function outcome(zip: Buffer): string {
	try {
		unpack(zip);
		return 'read';
	} catch (error) {
		if (error instanceof Refusal) return 'refused';
		throw error;
	}
}
