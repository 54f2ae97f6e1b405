import { expect, test } from 'vitest';
import { METRICS } from '#warehouse/metrics/catalogue.ts';
import { method } from '../messages/vi.ts';
import { allDefinitions, definitions } from './definitions.ts';
import type { Target } from './facts.ts';

const target: Target = {
	indicator: 'overdue_rate',
	where: null,
	value: 0,
	direction: '<=',
	valid_from: '2020-01-01',
	valid_to: '2025-12-31',
	instrument: null
};

test('the methodology page has every indicator once, in groups that have a name', () => {
	const groups = allDefinitions([], '2026-01-01');
	expect(groups.flatMap(({ definitions }) => definitions)).toHaveLength(METRICS.length);
	expect(groups.map(({ group }) => method.groups[group]).every(Boolean)).toBe(true);
});

test('a definition names the targets in force on its day', () => {
	const on = (day: string) => definitions([target], day)['overdue_rate']!.targets;
	expect(on('2025-12-31')).toHaveLength(1);
	expect(on('2026-01-01')).toEqual([]);
});
