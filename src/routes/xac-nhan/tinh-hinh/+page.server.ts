import { RULES } from '#lib/roles.ts';
import { unitName } from '#lib/messages/vi.ts';
import { ownUnits } from '#lib/server/access/scope_of.ts';
import { application } from '#lib/server/application.ts';
import { chosenPeriod } from '#lib/server/chosen_period.ts';
import { changed, lastConfirmations } from '#lib/server/confirmations.ts';
import { figuresToConfirm, NO_FIGURES, periodsToConfirm } from '#lib/server/confirmed_figures.ts';
import { facts } from '#lib/server/facts.ts';
import { existsOn } from '#lib/server/locality.ts';
import { reader } from '#lib/server/numbers.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, url }) => {
	const who = reader(locals);
	const known = await facts(who.lease.release);
	const { as_of, id } = who.lease.release;
	const { bearer } = locals.who!;
	const chosen = chosenPeriod(url, periodsToConfirm(known.options.periods, as_of));
	const said = lastConfirmations(application().state, chosen.period);
	const figures = await figuresToConfirm(who, chosen.period);

	const all = RULES[bearer.role].hasUnit ? ownUnits(bearer, known) : [...known.units.values()];
	const units = all
		.filter((unit) => existsOn(unit, as_of))
		.map(({ code, name, provinces }) => {
			const last = said.get(code);
			const isStale =
				last?.decision === 'confirmed' &&
				changed(last.figures, figures.get(code) ?? NO_FIGURES).length > 0;
			return {
				code,
				name: unitName(name),
				province: provinces['34'],
				standing: isStale ? ('stale' as const) : (last?.decision ?? ('silent' as const)),
				person: last?.person ?? null,
				at: last?.at ?? null,
				note: last?.note ?? ''
			};
		});
	const places = [...Map.groupBy(units, ({ province }) => province)].map(([province, units]) => ({
		code: province,
		name: province === null ? null : (known.provinces.get(province) ?? province),
		units
	}));
	return {
		...chosen,
		release: { id, as_of },
		places: places.toSorted((a, b) => ((a.code ?? '~') < (b.code ?? '~') ? -1 : 1))
	};
};
