import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Column } from '../facts.ts';
import { readRows } from '../readers/csv.ts';
import { PROTECTED_KINDS } from '../rules/protected_kinds.ts';
import { ChoiceReader } from '../template/choices.ts';
import { contentFingerprint } from './fingerprint.ts';
import { nameForm, numberForm, petitionerToken, tellsOf, type Identity } from './identity.ts';
import { KeyRing } from './keys.ts';
import { SealedFile } from './sealed_file.ts';

const KEY = Buffer.alloc(32, 1);
const OTHER_KEY = Buffer.alloc(32, 2);
const person = (more: Partial<Identity>): Identity => ({
	name: '',
	number: '',
	address: '',
	...more
});
const tokenOf = (more: Partial<Identity>, key = KEY) => petitionerToken(person(more), key)?.token;

describe('The token of a petitioner', () => {
	test('is 64 hex digits made under the key', () => {
		const token = tokenOf({ name: 'Trần Thị Mẫu' });
		expect(token).toMatch(/^[0-9a-f]{64}$/);
		expect(tokenOf({ name: 'Trần Thị Mẫu' }, OTHER_KEY)).not.toBe(token);
	});

	test.each([
		['letters composed or not', 'Trần Thị Hoà'.normalize('NFD')],
		['case', 'TRẦN THỊ HOÀ'],
		['spaces', '  Trần   Thị\u00a0Hoà '],
		['the vowel that carries the tone', 'Trần Thị Hòa'],
		['signs', 'Trần Thị Hoà.'],
		['marks that nobody sees', '\ufeffTrần Thị\u200b Hoà']
	])('is the same whatever %s', (_what, spelling) => {
		expect(tokenOf({ name: spelling })).toBe(tokenOf({ name: 'Trần Thị Hoà' }));
	});

	test('takes letters that look like a d with a stroke for one', () => {
		expect(tokenOf({ name: 'Ðỗ Văn Mẫu' })).toBe(tokenOf({ name: 'Đỗ Văn Mẫu' }));
	});

	test('tells names apart by their accents', () => {
		const names = ['Hùng', 'Hưng', 'Hứng', 'Hung'].map((name) => tokenOf({ name: `Lê ${name}` }));
		expect(new Set(names).size).toBe(4);
	});

	test('is that of the identity number, where there is one, however the name is written', () => {
		const token = tokenOf({ name: 'Lê Văn Mẫu', number: '001085012345' });
		expect(tokenOf({ name: 'LE VAN MAU', number: '001 085 012 345', address: 'Hà Nội' })).toBe(
			token
		);
		expect(tokenOf({ name: 'Lê Văn Mẫu', number: '001085012346' })).not.toBe(token);
	});

	test('gives a number back the zeros that a spreadsheet dropped', () => {
		expect(numberForm('1085012345')).toBe('001085012345');
		expect(numberForm('12345678')).toBe('012345678');
		expect(numberForm('B1234567')).toBe('b1234567');
	});

	test.each(['không có', '123', '000000000', '1.08E+09', '1,085E+11', '-'])(
		'does not take «%s» for an identity number',
		(number) => expect(numberForm(number)).toBe('')
	);

	test('tells persons of one name apart by their address', () => {
		const [one, other] = ['1 Lê Lợi, Huế', '2 Lê Lợi, Huế'].map((address) =>
			tokenOf({ name: 'Lê Văn Mẫu', address })
		);
		expect(one).not.toBe(other);
		expect(tokenOf({ name: 'Lê Văn Mẫu', address: '1 LÊ LỢI - HUẾ' })).toBe(one);
	});

	test.each(['', '  ', 'Nặc danh', 'NẶC DANH', 'không ghi tên', 'N/A', '-'])(
		'is not made of «%s»: petitions without a name are not all by one person',
		(name) => expect(tokenOf({ name, address: 'Huế' })).toBeUndefined()
	);

	test('is never made, nor taken by the loader, for who denounces or reports a crime', () => {
		expect(PROTECTED_KINDS).toEqual(['denunciation', 'judicial_crime_report', 'crime_report']);
	});

	test('does not depend on how any name is composed, cased or spaced', () => {
		const syllable = fc.constantFrom('nguyễn', 'đỗ', 'thuý', 'hoà', 'ưng', 'quyền', 'ý', 'oanh');
		const property = fc.property(
			fc.array(syllable, { minLength: 1, maxLength: 5 }),
			(syllables) => {
				const form = nameForm(syllables.join(' '));
				expect(nameForm(` ${syllables.join('  ').toUpperCase()}`.normalize('NFD'))).toBe(form);
				expect(nameForm(form)).toBe(form);
			}
		);
		fc.assert(property);
	});
});

describe('A text tells of a petitioner', () => {
	const tells = tellsOf(person({ name: 'Lê Văn Mẫu', number: '1085012345' }));

	test.each(['Chuyển đơn của ông LÊ VĂN MẪU', 'Lê Văn Mẫu'.normalize('NFD'), 'CC 001.085.012.345'])(
		'when it names the person: %s',
		(text) => expect(tells(text)).toBe(true)
	);

	test.each(['', 'Lê Văn', 'Lê Văn Mẫuu', 'Tòa án nhân dân', '2025-01-06'])(
		'and otherwise not: %s',
		(text) => expect(tells(text)).toBe(false)
	);
});

const distance = (a: string, b: string) =>
	[...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length;

describe('The fingerprint of a content', () => {
	const CONTENT =
		'Đề nghị xem xét lại quyết định thu hồi đất của gia đình tại thửa số 15 tờ bản đồ số 7, ' +
		'cho rằng việc bồi thường không đúng diện tích và đơn giá theo quy định';
	const mark = (text: string, key = KEY) => contentFingerprint(text, key)!;

	test('is 16 hex digits made under the key', () => {
		expect(mark(CONTENT)).toMatch(/^[0-9a-f]{16}$/);
		expect(mark(CONTENT, OTHER_KEY)).not.toBe(mark(CONTENT));
	});

	test('is the same whatever case, accents, signs and composition', () => {
		expect(mark(CONTENT.normalize('NFD').toUpperCase())).toBe(mark(CONTENT));
		expect(mark('de nghi, xem xet')).toBe(mark('Đề nghị xem xét!'));
	});

	test('is near for what says nearly the same, and far for what does not', () => {
		const changed = CONTENT.replace('thửa số 15', 'thửa số 16');
		const other =
			'Khiếu nại kết luận điều tra vụ án cố ý gây thương tích, yêu cầu giám định lại tỷ lệ thương tật';
		expect(distance(mark(changed), mark(CONTENT))).toBeLessThan(12);
		expect(distance(mark(other), mark(CONTENT))).toBeGreaterThan(20);
	});

	test('is not made of nothing', () => {
		expect(contentFingerprint(' – ', KEY)).toBeNull();
	});
});

describe('Whatever the cells of a register hold', () => {
	const column = (name: string, kind: Column['kind']): Column => ({
		name,
		kind,
		label: name,
		isRequired: false,
		codeList: null
	});
	const [id, name, text] = [
		column('record_id', 'text'),
		column('petitioner_name', 'identity'),
		column('forwarded_to', 'text')
	] as const;
	const choices = new ChoiceReader(new Map());
	const keys = new KeyRing([{ from: '2000-01-01', secret: KEY }]);
	const sealed = (rows: string[][]) => {
		const register = { name: 'a.csv', type: 'petitions', columns: [id, name, text], rows };
		const file = SealedFile.of(register, [id, text], choices, keys);
		return { ...file, sent: [...readRows([new TextDecoder().decode(file.bytes)], ',')].slice(1) };
	};
	const cell = fc.string({ unit: fc.constantFrom('a', 'Đ', 'ơ', '😀', ',', '"', '\n', '\r', ' ') });

	test('what is sent is what was written, row by row, without the names', () => {
		const property = fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
			expect(sealed(rows).sent).toEqual(rows.map(([id, , text]) => [id, text]));
		});
		fc.assert(property);
	});

	test('nothing is sent of a row with other cells than headings', () => {
		const row = fc.array(cell, { maxLength: 6 }).filter(({ length }) => length !== 3);
		const property = fc.property(fc.array(row), (rows) => {
			expect(sealed(rows).sent).toEqual(rows.map(() => ['']));
		});
		fc.assert(property);
	});

	test('a name in a cell that is sent is found, whatever stands around it', () => {
		const property = fc.property(cell, cell, (before, after) => {
			const { leaks } = sealed([['D1', 'Lê Văn Mẫu', `${before} LÊ VĂN MẪU ${after}`]]);
			expect(leaks).toEqual([{ row: 1, label: 'forwarded_to' }]);
		});
		fc.assert(property);
	});
});
