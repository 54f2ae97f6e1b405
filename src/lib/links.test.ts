import { expect, test } from 'vitest';
import { recordsHref } from './links.ts';

test('the records behind a number keep the choice of its page', () => {
	expect(recordsHref('matters_overdue', '?ky=2026-Q2&tinh=34-24')).toBe(
		'/ban-ghi?chi-tieu=matters_overdue&ky=2026-Q2&tinh=34-24'
	);
});

test('and are narrowed to the row in which the number stands', () => {
	const where = { province: ['34-01'], limit_key: ['a', 'b'] };
	expect(recordsHref('matters_overdue', '?tinh=34-24&loc=limit_key:c', where)).toBe(
		'/ban-ghi?chi-tieu=matters_overdue&tinh=34-01&loc=limit_key:a,b'
	);
});
