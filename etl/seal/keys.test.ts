import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isOpenToOthers, readKeys, writeNewKey } from './key_file.ts';

const dir = mkdtempSync(join(tmpdir(), 'donthu-keys-'));
afterAll(() => rmSync(dir, { recursive: true }));
const at = (name: string) => join(dir, name);
const file = (name: string, text: string) => {
	writeFileSync(at(name), text);
	return at(name);
};
const HEX = 'ab'.repeat(32);

describe('A new key', () => {
	test('lies in a file that only its owner may read', () => {
		writeNewKey(at('new'));
		expect(statSync(at('new')).mode & 0o777).toBe(0o600);
		expect(isOpenToOthers(at('new'))).toBe(false);
		chmodSync(at('new'), 0o644);
		expect(isOpenToOthers(at('new'))).toBe(true);
	});

	test('is unlike any other, and told apart by its code', () => {
		const [one, other] = [writeNewKey(at('one')), writeNewKey(at('other'))];
		expect(one.on('2026-01-01')).not.toEqual(other.on('2026-01-01'));
		expect(one.code).toMatch(/^[0-9a-f]{8}$/);
		expect(one.code).not.toBe(other.code);
		expect(readKeys(at('one')).code).toBe(one.code);
	});

	test('never takes the place of another', () => {
		writeNewKey(at('kept'));
		const before = readFileSync(at('kept'));
		expect(() => writeNewKey(at('kept'))).toThrow(/Đã có tệp.*không ghi đè lên một khóa/);
		expect(readFileSync(at('kept'))).toEqual(before);
	});
});

describe('A key that follows another', () => {
	test('serves what is received from its day on; the one before serves what came earlier', () => {
		const first = writeNewKey(at('2026'));
		const both = writeNewKey(at('2027'), first, '2027-01-01');
		expect(both.on('2026-12-31')).toEqual(first.on('2026-12-31'));
		expect(both.on('2027-01-01')).not.toEqual(first.on('2027-01-01'));
		expect(both.code).not.toBe(first.code);
		const third = writeNewKey(at('2028'), both, '2028-01-01');
		expect(third.on('2027-12-31')).toEqual(both.on('2027-12-31'));
	});

	test.each([
		['without a day', undefined, /--from/],
		['on the day of the one before', '2000-01-01', /không sau ngày bắt đầu/]
	])('is not made %s', (_when, from, message) => {
		const before = readKeys(file('before', HEX));
		expect(() => writeNewKey(at('never'), before, from)).toThrow(message);
	});
});

describe('A key file', () => {
	test('may be a key alone, which then serves every day', () => {
		const key = readKeys(file('bare', `${HEX}\n`)).on('2000-01-01');
		expect(Buffer.from(key).toString('hex')).toBe(HEX);
	});

	test.each([
		['is empty', ''],
		['holds a key that is too short', HEX.slice(2)],
		['is something else', 'PK\x03\x04'],
		['names a day that does not exist', `2026-02-30 ${HEX}`],
		['has its keys in disorder', `2027-01-01 ${HEX}\n2026-01-01 ${HEX}`],
		['has a line too many', `${HEX}\nkhóa`]
	])('is refused when it %s, without a word of what it holds', (_what, text) => {
		let message = '';
		try {
			readKeys(file('bad', text));
		} catch (error) {
			({ message } = error as Error);
		}
		expect(message).toMatch(/không phải tệp khóa niêm phong.*Lấy lại tệp khóa/);
		expect(message).not.toContain(HEX.slice(2));
	});

	test('that is not there is told with what to do', () => {
		expect(() => readKeys(at('nowhere'))).toThrow(/Không đọc được tệp khóa.*--new-key/);
	});

	test('without a key for so early a day says so', () => {
		const keys = readKeys(file('late', `2026-01-01 ${HEX}`));
		expect(() => keys.on('2025-12-31')).toThrow(/không có khóa dùng cho ngày 2025-12-31/);
	});
});
