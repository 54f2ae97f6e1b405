import { EXPLORE_KEY } from '#lib/explored.ts';
import { KEY } from '#lib/filter.ts';
import { page as words } from './vi.ts';

type Name = keyof typeof words.readyQuestions;

const PETITIONS = [
	'petitions_opening',
	'petitions_received',
	'petitions_total',
	'petitions_processed',
	'processing_rate',
	'petitions_closing'
];
const MATTERS = [
	'matters_opening',
	'matters_accepted',
	'matters_total',
	'matters_resolved',
	'resolution_rate',
	'matters_founded',
	'matters_partly_founded',
	'matters_unfounded',
	'matters_discontinued',
	'matters_overdue',
	'matters_closing'
];
const RECEPTIONS = [
	'receptions',
	'people_received',
	'group_receptions',
	'leader_receptions',
	'reception_rate'
];

/** The tables of the thematic report to the Standing Committee, as it was asked for in 2022. */
const TABLES: readonly (readonly [name: Name, metrics: readonly string[], rows: string])[] = [
	['petitionsByField', PETITIONS, 'field'],
	['petitionsByProvince', PETITIONS, 'province'],
	['mattersByField', MATTERS, 'field'],
	['mattersByProvince', MATTERS, 'province'],
	['receptionsByProvince', RECEPTIONS, 'province']
];

/** Questions that need not be put together: what they are called, and their addresses. */
export const READY = TABLES.map(([name, metrics, rows]) => ({
	name,
	label: words.readyQuestions[name],
	query: new URLSearchParams([
		[EXPLORE_KEY.metrics, metrics.join()],
		[EXPLORE_KEY.rows, rows],
		[KEY.period, '2016-2021'],
		[KEY.boundaries, 'as_reported'],
		[KEY.comparison, 'khong']
	])
}));
