import type { Pathname } from '$app/types';
import { app } from './messages/vi.ts';

/** Every page of the header, in its order. A new page is a line here and its help in help/vi.ts. */
export const PAGES: readonly { readonly path: Pathname; readonly label: string }[] = [
	{ path: '/', label: app.overview },
	{ path: '/tien-do', label: app.progress },
	{ path: '/qua-han', label: app.overdue },
	{ path: '/phuong-phap', label: app.method }
];
