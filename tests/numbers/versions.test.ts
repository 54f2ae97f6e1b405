import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { petition, sent, TestHome, type Package } from '../homes.ts';

const JANUARY = ['2025-01-01', '2025-01-31'] as const;
const version = (package_id: string, created_at: string, more: Record<string, string>): Package =>
	sent(
		'T36',
		JANUARY,
		{ petitions: [petition('D1', '2025-01-06', more)] },
		{ package_id, created_at }
	);

const FIRST = version('a', '2025-02-03T08:00:00+07:00', { channel: 'post' });
const SECOND = version('b', '2025-02-20T08:00:00+07:00', { channel: 'press' });
const WITHDRAWAL = version('c', '2025-03-01T08:00:00+07:00', { withdrawn: 'true' });

describe('Of the versions of a record', () => {
	let home: TestHome;
	beforeEach(() => {
		home = new TestHome();
	});
	afterEach(() => home.remove());

	const channels = async (known_at?: string) => {
		const ask = await home.publish('2025-01-31', known_at);
		return ask('petitions_received', JANUARY, { by: ['channel'] });
	};

	test('the one made last is current, also when it comes first', async () => {
		await home.load(SECOND, FIRST);

		expect(await channels()).toEqual([['press', 1]]);
	});

	test('one that came after the known-at instant is not there yet', async () => {
		await home.load(FIRST, SECOND, WITHDRAWAL);

		expect(await channels('2025-02-03T07:59:59+07:00')).toEqual([]);
		expect(await channels('2025-02-19T00:00:00+07:00')).toEqual([['post', 1]]);
		expect(await channels('2025-02-21T00:00:00+07:00')).toEqual([['press', 1]]);
		expect(await channels('2025-03-02T00:00:00+07:00')).toEqual([]);
	});

	test('one that is set aside is none', async () => {
		await home.load(FIRST, version('d', '2025-02-25T08:00:00+07:00', { channel: 'pigeon' }));

		expect(await channels()).toEqual([['post', 1]]);
	});

	test('the same package twice counts once', async () => {
		await home.load(FIRST);
		const [again] = await home.load(FIRST);

		expect(again?.problems.map((problem) => problem.code)).toEqual(['PKG-DUPLICATE']);
		expect(await channels()).toEqual([['post', 1]]);
	});
});
