import type { Column, Facts } from '../facts.ts';
import { template as words } from './vi.ts';

/** Tells persons of one name apart. No package has it, so the contract does not know it. */
const ADDRESS: Column = {
	name: 'petitioner_address',
	kind: 'identity',
	label: words.address,
	isRequired: false,
	codeList: null
};

/** How many columns stand before those of the petitioner: the id and the day. */
const BEFORE_IDENTITY = 2;

/** Columns that stay at the unit: names, numbers, addresses, what was written. */
export const identityColumns = ({ identity }: Pick<Facts, 'identity'>): Column[] =>
	identity.toSpliced(2, 0, ADDRESS);

/**
 * The columns of a register: those of its record type without what only `donthu seal` can make; of
 * petitions with those of the petitioner, which it takes away.
 */
export function registerColumns(type: string, facts: Facts): Column[] {
	const columns = facts.columns
		.get(type)!
		.filter(({ kind }) => kind !== 'token' && kind !== 'fingerprint');
	return type === 'petitions'
		? columns.toSpliced(BEFORE_IDENTITY, 0, ...identityColumns(facts))
		: columns;
}
