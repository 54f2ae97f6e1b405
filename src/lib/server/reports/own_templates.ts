import type { AppState } from '../access/app_state.ts';
import type { By } from './store.ts';

/** A template that a user made of another one. */
export type OwnTemplate = By & {
	readonly name: string;
	readonly version: number;
	readonly at: string;
	readonly text: string;
};

/** The last version of each. */
export const ownTemplates = (state: AppState): OwnTemplate[] =>
	state.rows<OwnTemplate>(
		`select * from report_template as template
		where version = (select max(version) from report_template where name = template.name)
		order by name`
	);

/** All versions of one, the last one first. */
export const templateVersions = (state: AppState, name: string): OwnTemplate[] =>
	state.rows<OwnTemplate>(
		'select * from report_template where name = :name order by version desc',
		{ name }
	);

/**
 * Keeps the next version of a template.
 *
 * @param base the version that was changed; 0: there was none
 * @returns its number, or null when somebody else was quicker
 */
export function keepTemplate(
	state: AppState,
	{ name, base, text }: { name: string; base: number; text: string },
	by: By,
	now: Date
): number | null {
	return state.together(() => {
		const last = templateVersions(state, name)[0]?.version ?? 0;
		if (last !== base) return null;
		state.run(
			`insert into report_template (name, version, at, account, person, text)
			values (:name, :version, :at, :account, :person, :text)`,
			{ name, version: last + 1, at: now.toISOString(), ...by, text }
		);
		return last + 1;
	});
}
