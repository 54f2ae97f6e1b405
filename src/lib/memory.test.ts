import { expect, test } from 'vitest';
import { Memory } from './memory.ts';

test('What is known is not made again; of more than it holds, what nobody asked for goes first', () => {
	const memory = new Memory<string>(2);
	const made: string[] = [];
	const of = (key: string) =>
		memory.of(key, () => {
			made.push(key);
			return key.toUpperCase();
		});

	expect(['a', 'b', 'a', 'c', 'a', 'b'].map(of)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
	expect(made).toEqual(['a', 'b', 'c', 'b']);

	memory.forget('a');
	of('a');
	expect(made.at(-1)).toBe('a');
});
