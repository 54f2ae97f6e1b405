import type { Package, RecordType, Row } from '../../packages.ts';
import { momentOf } from './calendar.ts';

/* Contract, sections 2 and 2.3: which version of a record is current at the known-at instant. */

/** A package as it was received, and what the receipt says of it. */
export type Received = {
	content: Package;
	/** The number of the first arrival counts: "a package sent twice counts once". */
	received_at: string;
	isRejected: boolean;
	accepted: number;
	quarantined: number;
	/** "A row that is set aside is no version." Rows by type, 1 = first data row. */
	setAside: Partial<Record<RecordType, number[]>>;
};

/** A current record: its unit, its id as compared, and its cells as sent. */
export type Version = { unit: string; id: string; row: Row };

/** "After NFC, trimmed, runs of spaces as one, without case; accents count." */
export const sameId = (id: string): string =>
	id.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** "Received at or before the known-at instant." */
export const isKnown = (received: Received, known_at: string): boolean =>
	momentOf(received.received_at).clock <= momentOf(known_at).clock;

export function currentVersions(all: Received[], known_at: string, type: RecordType): Version[] {
	const current = new Map<string, { version: Version; from: Package }>();
	for (const received of all) {
		if (received.isRejected || !isKnown(received, known_at)) continue;
		const from = received.content;
		from.rows[type]?.forEach((row, index) => {
			if (received.setAside[type]?.includes(index + 1)) return;
			const unit = textOf(row.unit) ?? from.unit;
			const id = sameId(String(row.record_id));
			const before = current.get(`${unit} ${id}`);
			if (before === undefined || isLater(from, before.from))
				current.set(`${unit} ${id}`, { version: { unit, id, row }, from });
		});
	}
	// "A row with `withdrawn` = true removes the record from then on."
	return [...current.values()]
		.map(({ version }) => version)
		.filter(({ row }) => !booleanOf(row.withdrawn));
}

/** "The one with the greatest (`created_at`, `package_id`)"; instants, then "byte by byte in UTF-8". */
function isLater(a: Package, b: Package): boolean {
	const difference = momentOf(a.created_at).clock - momentOf(b.created_at).clock;
	if (difference !== 0) return difference > 0;
	return Buffer.compare(Buffer.from(a.package_id), Buffer.from(b.package_id)) > 0;
}

export const textOf = (cell: Row[string] | undefined): string | null => {
	const text = String(cell ?? '').trim();
	return text === '' ? null : text;
};
export const booleanOf = (cell: Row[string] | undefined): boolean => textOf(cell) === 'true';
export const numberOf = (cell: Row[string] | undefined): number | null => {
	const text = textOf(cell);
	return text === null ? null : Number(text);
};
