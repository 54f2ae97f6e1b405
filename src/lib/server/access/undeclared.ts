import { dirname } from 'node:path';

/**
 * The routes of files below `src/routes` that are not among the declared ones: places where a page or
 * an endpoint lies.
 */
export function undeclared(files: readonly string[], declared: readonly string[]): string[] {
	const routes = files
		.filter((file) => /(^|\/)\+(page(\.server)?\.(svelte|ts)|server\.ts)$/.test(file))
		.map((file) => {
			const folders = dirname(file).split('/');
			return `/${folders.filter((name) => name !== '.' && !/^\(.*\)$/.test(name)).join('/')}`;
		});
	return [...new Set(routes)].filter((route) => !declared.includes(route)).sort();
}
