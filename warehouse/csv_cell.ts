/** A cell as a CSV file has it (RFC 4180); null is an empty one. */
export function csvCell(cell: string | number | boolean | null): string {
	if (cell === null) return '';
	const text = `${cell}`;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
