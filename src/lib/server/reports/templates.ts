import { DonthuError } from '#warehouse/errors.ts';
import { readTemplate, TEMPLATES, type Template } from '#warehouse/reports/template.ts';
import type { AppState } from '../access/app_state.ts';
import { ownTemplates, templateVersions } from './own_templates.ts';

/** A template that a report can be begun from: one of the program's, or one that users made. */
export type Offered = {
	readonly id: string;
	readonly name: string;
	readonly template: Template;
	readonly text: string;
	/** Of users': the version that counts; null: of the program. */
	readonly version: number | null;
};

/** All of them; one of users' that a newer program does not understand any more is left out. */
export function offeredTemplates(state: AppState): Offered[] {
	const shipped = [...TEMPLATES].map(([id, { template, text }]): Offered => ({
		...{ id, template, text },
		name: template.name,
		version: null
	}));
	const own = ownTemplates(state).flatMap(({ name, text, version }): Offered[] => {
		try {
			const template = readTemplate(text);
			return [{ id: name, name: template.name, template, text, version }];
		} catch {
			// The page of templates shows it with what is wrong; no report can begin from it.
			return [];
		}
	});
	return [...shipped, ...own];
}

/** The template of a report: its own, as it is today; undefined: it is gone. */
export const templateOf = (state: AppState, id: string): Template | undefined =>
	offeredTemplates(state).find((offered) => offered.id === id)?.template;

export const isShipped = (id: string): boolean => TEMPLATES.has(id);

/** The text of a template that can be read or not. */
export const templateText = (state: AppState, id: string): string | undefined =>
	TEMPLATES.get(id)?.text ?? templateVersions(state, id)[0]?.text;

/** What is wrong with a template, with its line; null: nothing. */
export function problemOf(text: string): string | null {
	try {
		readTemplate(text);
		return null;
	} catch (cause) {
		if (!(cause instanceof DonthuError)) throw cause;
		return `${cause.problem} ${cause.remedy}`;
	}
}
