/** A field of a form; nothing where it is missing, or a file in its place. */
export function textOf(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value : '';
}
