import { expect, test } from 'vitest';
import { picture } from './picture.ts';

const texts = { title: 'A < B', note: 'word '.repeat(60), reading: 'It says so.', source: 'From.' };

test('a chart that leaves its page takes its title, its note and its source along', () => {
	const found = picture('<svg id="inner"/>', 100, texts);
	expect(found).toContain('A &lt; B');
	expect(found).toContain('>It says so.</text>');
	expect(found).toContain('>From.</text>');
	expect(found).toContain('<svg id="inner"/>');
});

test('long notes are broken into lines that fit', () => {
	const long = picture('', 100, texts).match(/>word[^<]*</g) ?? [];
	expect(long.length).toBeGreaterThan(1);
	expect(Math.max(...long.map((line) => line.length))).toBeLessThanOrEqual(106);
});
