/** Days and instants as text. A day is `2025-01-31`; an instant is kept as Vietnam time. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const VIETNAM_OFFSET_MINUTES = 7 * 60;
/** No place on earth is further from UTC. */
const OFFSET_MINUTES_MAX = 14 * 60;

/** Whether the text is a day that exists: not 2025-02-31. */
export function isDay(text: string): boolean {
	const match = DAY.exec(text);
	if (!match) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
	const moved = new Date(`${day}T00:00:00Z`);
	moved.setUTCDate(moved.getUTCDate() + count);
	return moved.toISOString().slice(0, 10);
}

/** The first day of the month that lies `count` months before the month of `day`. */
export function monthsBefore(day: string, count: number): string {
	const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
	const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
	return `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-01`;
}

/**
 * An ISO 8601 instant with a time of day as Vietnam time, `2025-02-03 08:15:00.000000`; without an
 * offset it is Vietnam time already. Null when it is no such instant.
 */
export function vietnamTime(text: string): string | null {
	const match = INSTANT.exec(text);
	if (!match) return null;
	const [, day = '', hours = '', minutes = '', seconds = '00', fraction = '', offset] = match;
	if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
		return null;
	if (Math.abs(offsetMinutes(offset)) > OFFSET_MINUTES_MAX) return null;
	const micros = fraction.padEnd(6, '0');
	const shift = VIETNAM_OFFSET_MINUTES - offsetMinutes(offset);
	const local = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
	local.setUTCMinutes(local.getUTCMinutes() + shift);
	const year = local.getUTCFullYear();
	if (year < 1 || year > 9999) return null;
	return `${local.toISOString().slice(0, 19).replace('T', ' ')}.${micros}`;
}

function offsetMinutes(offset: string | undefined): number {
	if (offset === undefined) return VIETNAM_OFFSET_MINUTES;
	if (offset.toUpperCase() === 'Z') return 0;
	const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
	return offset.startsWith('-') ? -minutes : minutes;
}

/** Vietnam time as DuckDB writes it, as an ISO 8601 instant: `2025-02-03T08:15:00+07:00`. */
export function isoInstant(local: string): string {
	const [day = '', time = '00:00:00'] = local.split(' ');
	return `${day}T${time.replace(/\.0*$/, '')}+07:00`;
}

/** The last day of the month before an instant's, in Vietnam. */
export function lastDayOfLastMonth(instant: Date): string {
	const today = instant.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
	return addDays(`${today.slice(0, 7)}-01`, -1);
}
