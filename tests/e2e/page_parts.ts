import type { Locator, Page } from '@playwright/test';

/* Where things stand on a page, as its readers find them. */

export const bar = (page: Page): Locator => page.getByRole('form', { name: 'Bộ lọc số liệu' });
/** What the page is filtered by. */
export const chips = (page: Page): Locator => page.getByRole('list', { name: 'Đang lọc' });
export const choice = (page: Page, label: string): Locator =>
	bar(page).getByRole('combobox', { name: label, exact: true });
export const chosen = (page: Page, label: string): Locator =>
	choice(page, label).locator('option:checked');

export const tile = (page: Page, metric: string): Locator => page.locator(`[data-tile=${metric}]`);
/** The figure itself, without its unit. */
export const figure = (page: Page, metric: string): Locator => tile(page, metric).locator('b');
export const received = (page: Page): Locator => figure(page, 'petitions_received');

/** A province in the list beside the map, and its cells: rate, overdue and open, change. */
export const place = (page: Page, code: string): Locator => page.locator(`[data-place="${code}"]`);
export const onMap = (page: Page, code: string): Locator =>
	page.locator(`[data-province="${code}"]`);

export const trail = (page: Page): Locator => page.getByRole('navigation', { name: 'Đường dẫn' });
export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** A figure in its frame, its table, and a row of that by its code. */
export const figureOf = (page: Page, id: string): Locator => page.locator(`[data-figure="${id}"]`);
export const showTable = (page: Page, id: string): Promise<void> =>
	figureOf(page, id).getByText('Bảng', { exact: true }).click();
export const tableRow = (page: Page, id: string, code: string): Locator =>
	figureOf(page, id).locator(`[data-row="${code}"]`);
