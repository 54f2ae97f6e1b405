import type { Pathname } from '$app/types';
import { workPages } from './messages/access/vi.ts';
import { app } from './messages/vi.ts';
import type { Permission } from './roles.ts';

/** Every page of the header, in its order. A new page is a line here and its help in help/vi.ts. */
export const PAGES: readonly {
	readonly path: Pathname;
	readonly label: string;
	/** Who may not is not led there. */
	readonly needs?: Permission;
}[] = [
	{ path: '/', label: app.overview, needs: 'figures' },
	{ path: '/tien-do', label: app.progress, needs: 'figures' },
	{ path: '/qua-han', label: app.overdue, needs: 'figures' },
	{ path: '/ket-qua', label: app.outcomes, needs: 'figures' },
	{ path: '/kiem-tra-lai', label: app.reviews, needs: 'figures' },
	{ path: '/tiep-cong-dan', label: app.receptions, needs: 'figures' },
	{ path: '/dia-phuong', label: app.places, needs: 'figures' },
	{ path: '/kham-pha', label: app.explore, needs: 'figures' },
	{ path: '/phuong-phap', label: app.method }
];

/** Pages of the work that an account is there for, beside the pages of figures. */
export const WORK_PAGES: readonly {
	readonly path: Pathname;
	readonly label: string;
	/** One of them opens it. */
	readonly needs: Permission | readonly Permission[];
}[] = [
	{ path: '/nop-so-lieu', label: workPages.send, needs: 'send' },
	{ path: '/xac-nhan', label: workPages.confirm, needs: 'confirm' },
	{ path: '/xac-nhan/tinh-hinh', label: workPages.confirmed, needs: 'quality' },
	{ path: '/chat-luong', label: workPages.quality, needs: 'quality' },
	{ path: '/lich-bao-cao', label: workPages.calendar, needs: 'figures' },
	{ path: '/bao-cao', label: workPages.reports, needs: ['draft', 'approve'] },
	{ path: '/danh-muc', label: workPages.reference, needs: 'reference' },
	{ path: '/quan-tri', label: workPages.accounts, needs: 'accounts' },
	{ path: '/nhat-ky', label: workPages.log, needs: 'log' }
];

/** Whether somebody may open a page of either list. */
export const mayOpen = (
	{ needs }: { readonly needs?: Permission | readonly Permission[] },
	permissions: readonly Permission[] | undefined
): boolean => needs === undefined || [needs].flat().some((name) => permissions?.includes(name));
