import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { openMemory } from '../../warehouse/open.ts';
import { fold, FOLD_MACRO } from './fold.ts';

describe('Folding', () => {
	test('leaves out case, accents and extra spaces', () => {
		expect(fold('  Tố  CÁO ')).toBe('to cao');
		expect(fold('Hòa')).toBe(fold('Hoà'));
		expect(fold('Đơn'.normalize('NFD'))).toBe('don');
	});

	test('takes a stroked d, and what looks like one, for a d', () => {
		expect(fold('Đđ\u00d0\u00f0\u0189')).toBe('ddddd');
	});

	describe('in SQL', () => {
		let folded: (words: string[]) => Promise<unknown[]>;

		beforeAll(async () => {
			const connection = await openMemory();
			await connection.run(FOLD_MACRO);
			folded = async (words) => {
				const sql =
					'select list_transform(from_json($1, \'["varchar"]\'), word -> fold(word)) as f';
				const rows = await connection.runAndReadAll(sql, [JSON.stringify(words)]);
				return rows.getRowObjectsJson()[0]!['f'] as string[];
			};
		});

		test('gives the same', async () => {
			const unit = fc.constantFrom(
				...'aAăĂâÂbdDđĐeêÊéèẻẽẹiîoôơƠửỮyỳỸ Ð\t\n\u00a0\u3000,-_/1ñÅçß',
				'e\u0302\u0301',
				'\u0323'
			);
			const words = fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 50, maxLength: 50 });
			const property = fc.asyncProperty(words, async (words) => {
				expect(await folded(words)).toEqual(words.map(fold));
			});
			await fc.assert(property, { numRuns: 40 });
		});
	});
});
