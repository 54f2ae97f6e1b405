import type { Locator, Page } from '@playwright/test';
import { open, test as base } from './fixtures.ts';
import { choice, figureOf } from './page_parts.ts';

const MOST = 3;

/**
 * A reader with a question, who begins on the start page and has no more than three interactions: a
 * click, a choice from a list, opening the search with what is typed there, taking what it found.
 */
export class Reader {
	readonly page: Page;
	#done: string[] = [];

	constructor(page: Page) {
		this.page = page;
	}

	async start(): Promise<void> {
		await open(this.page, '/');
	}

	async click(target: Locator): Promise<void> {
		this.#count(`click ${target}`);
		await target.click();
	}

	/** One of a list in the page's filter. */
	choose(label: string, option: string): Promise<void> {
		return this.pick(choice(this.page, label), option);
	}

	async pick(list: Locator, option: string): Promise<void> {
		this.#count(`pick ${option}`);
		const before = this.page.url();
		await list.selectOption({ label: option });
		await this.page.waitForURL((url) => `${url}` !== before);
	}

	async search(text: string): Promise<void> {
		this.#count(`search ${text}`);
		await this.page.keyboard.press('Control+k');
		await this.page.getByRole('combobox', { name: /^Tìm/ }).fill(text);
	}

	/** What the search found first. */
	async take(): Promise<void> {
		this.#count('take what was found');
		await this.page.getByRole('option').first().waitFor();
		await this.page.keyboard.press('Enter');
	}

	/** A page of the header. */
	async turnTo(name: string): Promise<void> {
		const pages = this.page.getByRole('navigation', { name: 'Các trang' });
		await this.click(pages.getByRole('link', { name, exact: true }));
		await this.#arrived();
	}

	/** One of the questions at the end of the start page. */
	async askNext(question: string): Promise<void> {
		const questions = this.page.getByRole('navigation', { name: 'Hỏi tiếp' });
		await this.click(questions.getByRole('link', { name: question }));
		await this.#arrived();
	}

	/** The table of a figure instead of its chart. */
	async showTable(id: string): Promise<void> {
		await this.click(figureOf(this.page, id).getByText('Bảng', { exact: true }));
	}

	async #arrived(): Promise<void> {
		await this.page.waitForURL((url) => url.pathname !== '/');
	}

	#count(what: string): void {
		this.#done.push(what);
		if (this.#done.length > MOST) {
			throw new Error(`More than ${MOST} interactions: ${this.#done.join('; ')}.`);
		}
	}
}

/** A test of a reader's question. */
export const test = base.extend<{ reader: Reader }>({
	reader: async ({ page }, use) => {
		const reader = new Reader(page);
		await reader.start();
		await use(reader);
	}
});
