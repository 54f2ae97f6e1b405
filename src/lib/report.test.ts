import { expect, test } from 'vitest';
import { textOf } from './report.ts';

test('The items of a list are told apart where a text is compared', () => {
	const item = (text: string) => ({
		type: 'listItem' as const,
		content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }]
	});

	expect(textOf({ type: 'bulletList', content: [item('One.'), item('Two.')] })).toBe('One.\nTwo.');
});
