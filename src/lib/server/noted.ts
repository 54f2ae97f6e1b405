import type { RequestEvent } from '@sveltejs/kit';
import { note, type Entry } from './access/log.ts';
import { application } from './application.ts';

/** Notes what somebody who has shown who they are has done: from where, with which token, through whose eyes. */
export function noteDone(
	{ locals, getClientAddress }: Pick<RequestEvent, 'locals' | 'getClientAddress'>,
	done: Pick<Entry, 'action' | 'object' | 'outcome'>
): void {
	const { who } = locals;
	note(application().state, {
		...done,
		at: new Date(),
		account: who?.account.name ?? null,
		seenAs: who?.seenAs?.name ?? null,
		tokenNo: who?.token?.token_no ?? null,
		address: getClientAddress()
	});
}
