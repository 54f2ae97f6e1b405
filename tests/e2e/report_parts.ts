import type { Locator, Page } from '@playwright/test';
import { readZip } from '../../etl/zip.ts';
import { expect, open } from './fixtures.ts';

/* What those who write reports do again and again. */

export const text = (page: Page): Locator =>
	page.getByRole('textbox', { name: 'Nội dung báo cáo' });
export const kept = (page: Page) => expect(page.getByText(/^Đã lưu /)).toBeVisible();

export async function openReport(page: Page, path = '/bao-cao/1'): Promise<void> {
	await open(page, path);
	await text(page).waitFor();
}

/** Begins a draft of the whole sector; answers the path of its page. */
export async function beginDraft(
	page: Page,
	template: string,
	[from, to]: readonly [string, string]
): Promise<string> {
	await open(page, '/bao-cao/moi');
	await page.getByLabel(/^Mẫu/).selectOption(template);
	await page.getByLabel('Kỳ báo cáo').selectOption({ label: 'Từ ngày – đến ngày' });
	await page.getByRole('textbox', { name: 'Từ ngày' }).fill(from);
	await page.getByRole('textbox', { name: 'Đến ngày' }).fill(to);
	await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
	await page.waitForURL(/\/bao-cao\/\d+$/);
	await text(page).waitFor();
	return new URL(page.url()).pathname;
}

/** Writes a paragraph under the first line of the text. */
export async function writeParagraph(page: Page, words: string): Promise<void> {
	await text(page).focus();
	await expect(async () => {
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('End');
		await twoFrames(page);
		await page.keyboard.press('Enter');
		await twoFrames(page);
		const line = await page.evaluate(() => getSelection()?.anchorNode?.textContent);
		// The editor hears of a new place of the caret after the browser has moved it: a key that comes
		// faster than any hand breaks the line where the caret was.
		if (line !== '') await page.keyboard.press('Control+z');
		expect(line).toBe('');
	}).toPass();
	await page.keyboard.type(words);
}

const twoFrames = (page: Page) =>
	page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);

/** The files that a .docx is made of, by their names. */
export const docxParts = (bytes: Buffer): Map<string, Uint8Array> =>
	new Map(
		readZip(bytes, { entries: 1000, bytes: 2 ** 28 }).map((entry) => [entry.name, entry.read()])
	);
