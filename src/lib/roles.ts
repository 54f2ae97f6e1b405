import { OF_PETITIONER, OF_THE_CASE } from '#warehouse/record_columns.ts';

/**
 * Who may do what. A permission is what a route declares to need; a role is a list of permissions.
 * Nothing that is not listed here is allowed.
 */

export const PERMISSIONS = [
	/** See figures, within the scope of the account. */
	'figures',
	/** List records one by one, within the scope of the account. */
	'records',
	/** Send packages of the own unit and see their receipts. */
	'send',
	/** Confirm the figures of the own unit before they are locked. */
	'confirm',
	/** See the rows set aside and who has not submitted. */
	'quality',
	/** Correct holidays, limits, units, codes. */
	'reference',
	/** Draft letters that remind the units below of what they have overdue. */
	'remind',
	/** Draft reports. */
	'draft',
	/** Approve reports. */
	'approve',
	/** Make, change and disable accounts. */
	'accounts',
	/** Read the log. */
	'log'
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
	'leadership',
	'analyst',
	'provincial_chief',
	'provincial_staff',
	'unit_chief',
	'unit_clerk',
	'approver',
	'steward',
	'administrator',
	'auditor'
] as const;
export type Role = (typeof ROLES)[number];

/** How far an account sees: the country, the province of its unit, its unit, or nothing. */
export type Reach = 'country' | 'province' | 'unit' | 'nothing';

export type RoleRules = {
	readonly permissions: readonly Permission[];
	readonly figures: Reach;
	readonly records: Reach;
	/** Where figures may tell single units and kinds of petition at once. */
	readonly kinds: Reach;
	/** Whose packages may be looked into: what of them was set aside, and why. */
	readonly quality: Reach;
	/** The columns of records that the role works with. */
	readonly columns: readonly string[];
	/** Signs in with a code besides the password. */
	readonly needsCode: boolean;
	/** Belongs to a unit. */
	readonly hasUnit: boolean;
};

const EVERY_COLUMN = [...OF_THE_CASE, ...OF_PETITIONER];
const plain = { needsCode: false, hasUnit: false, columns: [], quality: 'nothing' } as const;
const nothing = { ...plain, figures: 'nothing', records: 'nothing', kinds: 'nothing' } as const;

export const RULES: Readonly<Record<Role, RoleRules>> = {
	leadership: {
		...plain,
		permissions: ['figures', 'remind', 'approve'],
		figures: 'country',
		records: 'nothing',
		kinds: 'country'
	},
	analyst: {
		...plain,
		columns: EVERY_COLUMN,
		permissions: ['figures', 'records', 'quality', 'remind', 'draft'],
		quality: 'country',
		figures: 'country',
		records: 'country',
		kinds: 'country'
	},
	provincial_chief: {
		...plain,
		columns: EVERY_COLUMN,
		permissions: ['figures', 'records', 'quality', 'confirm', 'remind', 'approve'],
		quality: 'province',
		figures: 'country',
		records: 'province',
		kinds: 'province',
		hasUnit: true
	},
	provincial_staff: {
		...plain,
		permissions: ['figures', 'records', 'quality', 'send', 'remind', 'draft'],
		quality: 'province',
		figures: 'country',
		records: 'province',
		kinds: 'province',
		columns: OF_THE_CASE,
		hasUnit: true
	},
	unit_chief: {
		...plain,
		columns: EVERY_COLUMN,
		permissions: ['figures', 'records', 'confirm'],
		figures: 'unit',
		records: 'unit',
		kinds: 'unit',
		hasUnit: true
	},
	unit_clerk: {
		...plain,
		columns: EVERY_COLUMN,
		permissions: ['figures', 'records', 'send'],
		figures: 'unit',
		records: 'unit',
		kinds: 'unit',
		hasUnit: true
	},
	approver: {
		...plain,
		permissions: ['figures', 'approve'],
		figures: 'country',
		records: 'nothing',
		kinds: 'country',
		needsCode: true
	},
	steward: {
		...plain,
		permissions: ['figures', 'quality', 'reference'],
		quality: 'country',
		figures: 'country',
		records: 'nothing',
		kinds: 'country'
	},
	administrator: { ...nothing, permissions: ['accounts'], needsCode: true },
	auditor: { ...nothing, permissions: ['log'] }
};
