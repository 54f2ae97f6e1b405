import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { InvalidChoice, KEY, readChoice, withValues, type Choice } from '../filter.ts';
import { overviewHref, placeHref } from '../links.ts';
import { errors } from '../messages/vi.ts';
import { facts, type Facts } from './facts.ts';
import { localityOf, unitOn, type Locality } from './locality.ts';
import { reader, type Reader } from './numbers.ts';
import { question, successors, type Question } from './question.ts';

/** Everything a load function needs to answer a page with a filter. */
export type Asked = { reader: Reader; facts: Facts; question: Question };

type Event = Pick<RequestEvent, 'url' | 'locals'>;

/**
 * Reads the choice of a request for the whole country.
 *
 * @throws 400 with a remedy for a value that means nothing, 503 before the first publication, and a
 * redirect where a period does not know the chosen province or level but knows what took over.
 */
export async function asked({ url, locals }: Event): Promise<Asked> {
	const who = reader(locals);
	const known = await facts(who.lease.release);
	const choice = choose(url.searchParams, known);
	const values = successors(choice, known.options);
	if (values) redirect(307, `${url.pathname}${withValues(url.searchParams, values)}`);
	return { reader: who, facts: known, question: question(choice, known.options) };
}

/**
 * Reads the choice of a request for a place, which stands for the province of the query.
 *
 * @throws as `asked` does, and 404 with a remedy for an unknown place.
 */
export async function askedAt(
	{ url, locals }: Event,
	code: string
): Promise<Asked & { locality: Locality }> {
	const who = reader(locals);
	const known = await facts(who.lease.release);
	const locality = localityOf(code, known);
	if (!locality) error(404, { message: errors.noPlace(code), remedy: errors.noPlaceRemedy });
	followProvince(url, locality);

	const params = new URLSearchParams(url.searchParams);
	params.set(KEY.province, locality.units ? '' : code);
	const choice = choose(params, known);
	const { [KEY.province]: province, ...values } = successors(choice, known.options) ?? {};
	const unit = locality.unit && unitOn(locality.unit, choice.period.to, known.units);
	const today = unit?.code ?? province ?? code;
	if (today !== code || Object.keys(values).length > 0) {
		redirect(
			307,
			placeHref(today, withValues(url.searchParams, { ...values, [KEY.province]: null }))
		);
	}
	return {
		reader: who,
		facts: known,
		question: question(choice, known.options, locality),
		locality
	};
}

/** Without JavaScript the form of a place's page sends its province along; another one is followed. */
function followProvince({ searchParams }: URL, { code, unit, units }: Locality): void {
	const sent = searchParams.get(KEY.province);
	const own = units ? [unit?.provinces['34'], unit?.provinces['63']] : [code];
	if (sent === null || own.some((province) => (province ?? '') === sent)) return;
	const query = withValues(searchParams, { [KEY.province]: null });
	const isOne = sent !== '' && !/[,!]/.test(sent);
	const several = withValues(searchParams, { [KEY.province]: sent });
	redirect(307, isOne ? placeHref(sent, query) : overviewHref(several));
}

function choose(params: URLSearchParams, { options }: Facts): Choice {
	try {
		return readChoice(params, options);
	} catch (cause) {
		if (!(cause instanceof InvalidChoice)) throw cause;
		const { key, value, reason } = cause;
		error(400, {
			message: reason === 'one_day_missing' ? errors.missingDay(key) : errors.badChoice(key, value),
			remedy: errors.choiceRemedies[reason]
		});
	}
}
