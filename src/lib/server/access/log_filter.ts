import { error } from '@sveltejs/kit';
import { isDay } from '#warehouse/days.ts';
import { access } from '#lib/messages/access/vi.ts';
import { ACTIONS, OUTCOMES } from './log.ts';
import type { LogFilter } from './log_reading.ts';

/** Which entries the address of a page asks for. @throws 400 for a day that does not exist */
export function readLogFilter(params: URLSearchParams): LogFilter {
	const day = (key: string) => {
		const value = params.get(key) || null;
		if (value !== null && !isDay(value)) {
			error(400, { message: access.badDay, remedy: access.badDayRemedy });
		}
		return value;
	};
	return {
		from: day('tu'),
		to: day('den'),
		account: params.get('tai-khoan')?.trim() || null,
		action: ACTIONS.find((known) => known === params.get('viec')) ?? null,
		outcome: OUTCOMES.find((known) => known === params.get('ket-qua')) ?? null
	};
}
