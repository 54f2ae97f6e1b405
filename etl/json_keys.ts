/** Whether an object in the text, known to be JSON, names a key twice. */
export function repeatsKey(text: string): boolean {
	const objects: (Set<string> | null)[] = [];
	// Strings with what follows them, so that a key is told from a value; brackets.
	for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
		if (token === '{') objects.push(new Set());
		else if (token === '[') objects.push(null);
		else if (token === '}' || token === ']') objects.pop();
		else if (colon !== undefined) {
			const keys = objects.at(-1);
			const key = JSON.parse(string!) as string;
			if (keys?.has(key)) return true;
			keys?.add(key);
		}
	}
	return false;
}
