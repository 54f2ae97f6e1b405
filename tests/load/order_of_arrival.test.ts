import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TestHome } from '../homes.ts';
import { petition, sent, type Package } from '../packages.ts';
import { readLanding, readRecords } from './ledgers.ts';

/*
Whatever the order of arrival, the version made last is current. The rule is written down once more
here, as a clerk with a card index would keep it, and compared with the figures of a release.
*/

const JANUARY = ['2025-01-01', '2025-01-31'] as const;
/** The first two are one instant. */
const INSTANTS = [
	'2025-09-01T08:00:00+07:00',
	'2025-09-01T01:00:00Z',
	'2025-09-01T08:00:00.5',
	'2025-09-30T23:59:59+07:00'
];
/** Bytes of UTF-8 order the last two one way, units of UTF-16 the other. */
const IDS = ['a', 'B', 'b', 'đ', '\uff5e', '\u{1f4e6}'];
/** Two spellings of one record, and another record. */
const RECORDS = ['D1', ' d1 ', 'D2'];
/** A channel that no list has sets the row aside. */
const CHANNELS = ['post', 'press', 'online', 'pigeon'];

const version = fc.record({
	record_id: fc.constantFrom(...RECORDS),
	channel: fc.constantFrom(...CHANNELS),
	withdrawn: fc.boolean()
});
/** P37 took over from T36, and may correct what T36 sent. */
const versions = fc.record({
	unit: fc.constantFrom('T36', 'P37'),
	created_at: fc.constantFrom(...INSTANTS),
	rows: fc.uniqueArray(version, {
		minLength: 1,
		maxLength: 2,
		selector: ({ record_id }) => keyOf(record_id)
	})
});
const packages = fc
	.uniqueArray(fc.constantFrom(...IDS), { minLength: 1 })
	.chain((ids) => fc.tuple(...ids.map((id) => versions.map((content) => packageOf(id, content)))));

test('Whatever the order of arrival, the version made last is current', async () => {
	const orders = packages.chain((all) =>
		fc.tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(all.length))
	);
	await fc.assert(
		fc.asyncProperty(orders, async ([order, split]) => {
			const home = new TestHome();
			try {
				await home.load(...order.slice(0, split));
				await home.load(...order.slice(split));
				const ask = await home.publish('2025-12-31');
				const figures = await ask('petitions_received', JANUARY, { by: ['channel'] });

				expect(figures).toEqual(figuresOf(order));
			} finally {
				home.remove();
			}
		}),
		{ numRuns: 10 }
	);
});

test('Packages that come again, in whatever order, change nothing', async () => {
	const again = packages.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all)));
	await fc.assert(
		fc.asyncProperty(again, async ([first, second]) => {
			const home = new TestHome();
			try {
				await home.load(...first);
				const before = [await readRecords(home.dir), readLanding(home.dir)];
				const receipts = await home.load(...second);

				expect(receipts.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(
					second.map(() => 'PKG-DUPLICATE')
				);
				expect([await readRecords(home.dir), readLanding(home.dir)]).toEqual(before);
			} finally {
				home.remove();
			}
		}),
		{ numRuns: 10 }
	);
});

function packageOf(
	package_id: string,
	{ unit, created_at, rows }: typeof versions extends fc.Arbitrary<infer T> ? T : never
): Package {
	const records = rows.map(({ record_id, channel, withdrawn }) =>
		petition(record_id, '2025-01-06', { channel, withdrawn, unit: 'T36' })
	);
	const period = unit === 'T36' ? JANUARY : (['2025-07-01', '2025-07-31'] as const);
	return sent(unit, period, { petitions: records }, { package_id, created_at });
}

const keyOf = (record_id: string) => record_id.trim().toLowerCase();

/** Petitions by channel: of each record the last version that was no mistake, unless it withdraws. */
function figuresOf(all: readonly Package[]): [string, number][] {
	const inOrder = all.toSorted(
		(a, b) =>
			instantOf(a) - instantOf(b) ||
			Buffer.compare(Buffer.from(a.package_id), Buffer.from(b.package_id))
	);
	const channels = new Map<string, string>();
	for (const row of inOrder.flatMap(({ rows }) => rows.petitions ?? [])) {
		const key = keyOf(`${row['record_id']}`);
		if (row['withdrawn']) channels.delete(key);
		else if (row['channel'] !== 'pigeon') channels.set(key, `${row['channel']}`);
	}
	const counted = Map.groupBy(channels.values(), (channel) => channel);
	return [...counted]
		.map(([channel, { length }]): [string, number] => [channel, length])
		.toSorted();
}

/** Without an offset it is Vietnam time. */
const instantOf = ({ created_at }: Package) =>
	Date.parse(/Z|\+/.test(created_at) ? created_at : `${created_at}+07:00`);
