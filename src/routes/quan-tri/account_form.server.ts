import { ROLES, RULES, type Role } from '#lib/roles.ts';
import { fitsRole, unitOf, unitsToChoose } from '#lib/server/access/units_to_choose.ts';
import type { Facts } from '#lib/server/facts.ts';
import { textOf } from '#lib/server/form_text.ts';
import type { FormProblem } from './vi.ts';

const PERSON_MAX = 120;

type Rights = { readonly person: string; readonly role: Role; readonly unit: string | null };

/** Who an account is for and what it may, as the form says; or what is wrong with it. */
export function readRights(form: FormData, units: Facts['units']): Rights | FormProblem {
	const person = textOf(form, 'ho-ten').normalize('NFC').trim().slice(0, PERSON_MAX);
	const role = ROLES.find((known) => known === textOf(form, 'vai'));
	if (person === '') return 'person';
	if (!role) return 'role';
	if (!RULES[role].hasUnit) return { person, role, unit: null };
	const unit = unitOf(textOf(form, 'don-vi'), unitsToChoose({ units }));
	if (!unit) return 'unit';
	return fitsRole(role, unit) ? { person, role, unit: unit.code } : 'level';
}
