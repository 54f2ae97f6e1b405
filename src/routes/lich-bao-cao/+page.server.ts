import { error } from '@sveltejs/kit';
import { errors } from '#lib/messages/vi.ts';
import { ownUnits, today } from '#lib/server/access/scope_of.ts';
import { dueFrom, reportingLevel } from '#lib/server/due.ts';
import { facts } from '#lib/server/facts.ts';
import { reader } from '#lib/server/numbers.ts';
import { packagesOf } from '#lib/server/own_packages.ts';
import { REPORTING_LEVELS, todayInVietnam, weekOf } from '#lib/server/reporting.ts';
import type { PageServerLoad } from './$types.js';

const DEFAULT_LEVEL = 'province';
const KEY = 'cap';

export const load: PageServerLoad = async ({ locals, url }) => {
	const who = reader(locals);
	const known = await facts(who.lease.release);
	const bearer = locals.who!.bearer;
	const own = bearer.unit === null ? undefined : today(known.units, bearer.unit);
	const asked = url.searchParams.get(KEY);
	const level = reportingLevel(asked ?? own?.level ?? DEFAULT_LEVEL);
	if (level === undefined) {
		error(400, {
			message: errors.badChoice(KEY, asked ?? ''),
			remedy: errors.choiceRemedies.unknown
		});
	}
	const now = new Date();
	const isOwn = own !== undefined && own.level === level;
	const units = ownUnits(bearer, known).filter(({ code }) => today(known.units, code) === own);
	const due = await dueFrom(who, level, now, isOwn ? await packagesOf(who, units) : undefined);
	const week = weekOf(todayInVietnam(now));
	return {
		level,
		isOwn,
		levels: (known.lists.get('level') ?? []).filter(({ code }) => REPORTING_LEVELS.includes(code)),
		week,
		thisWeek: due.filter(({ due_on }) => due_on <= week.to),
		later: due.filter(({ due_on }) => due_on > week.to)
	};
};
