import {
	records as askWarehouse,
	type RecordsAnswer,
	type RecordsRequest
} from '#warehouse/records.ts';
import type { Reader } from './numbers.ts';

/** The warehouse's `records()`, within the reader's scope, from the release of this request. */
export const records = (
	{ lease: { release }, scope }: Reader,
	request: RecordsRequest
): Promise<RecordsAnswer> => askWarehouse(release, scope, request);
