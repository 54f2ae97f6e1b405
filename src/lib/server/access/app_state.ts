import { closeSync, existsSync, openSync } from 'node:fs';
import { backup, DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';

type Parameters = Record<string, SQLInputValue>;

/**
 * What the application notes beside the figures: accounts, sessions, the log. One SQLite file with
 * one owner, the server. Values are bound by name; rows come back by column.
 */
export class AppState {
	readonly #database: DatabaseSync;

	/**
	 * Opens the file, or makes it, and brings it up to date. A file that was there is copied before
	 * (`app.sqlite.before-2`), so that an upgrade can be undone.
	 *
	 * @throws {Error} when it was written by a newer program
	 */
	static async open(file: string): Promise<AppState> {
		// What SQLite lays beside it gets the mode of the file itself.
		if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
		const database = new DatabaseSync(file, { timeout: 5_000 });
		database.exec(
			'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;'
		);
		const state = new AppState(database);
		const version = state.#version();
		if (version > MIGRATIONS.length) {
			throw new Error(
				`${file} was written by a newer program (step ${version}, this one knows ${MIGRATIONS.length}). Install that program, or restore a copy of the file.`
			);
		}
		if (version > 0 && version < MIGRATIONS.length) {
			await backup(database, `${file}.before-${MIGRATIONS.length}`);
		}
		state.together(() => {
			// Two programs may open it at once: what the other one did meanwhile is done.
			for (const step of MIGRATIONS.slice(state.#version())) database.exec(step);
			database.exec(`pragma user_version = ${MIGRATIONS.length}`);
		});
		return state;
	}

	private constructor(database: DatabaseSync) {
		this.#database = database;
	}

	/** How many steps the file has taken. */
	#version(): number {
		return this.row<{ user_version: number }>('pragma user_version')!.user_version;
	}

	/** All rows of a select. */
	rows<Row>(sql: string, parameters: Parameters = {}): Row[] {
		return this.#database.prepare(sql).all(parameters) as Row[];
	}

	/** The first row of a select, or of what `returning` gives. */
	row<Row>(sql: string, parameters: Parameters = {}): Row | undefined {
		return this.#database.prepare(sql).get(parameters) as Row | undefined;
	}

	/** Runs a change; answers how many rows it met. */
	run(sql: string, parameters: Parameters = {}): number {
		return Number(this.#database.prepare(sql).run(parameters).changes);
	}

	/** Runs a change of several statements: all of it, or nothing. */
	together<T>(work: () => T): T {
		this.#database.exec('begin immediate');
		try {
			const result = work();
			this.#database.exec('commit');
			return result;
		} catch (error) {
			this.#database.exec('rollback');
			throw error;
		}
	}

	/** Copies the state into a file, while it is in use. */
	async copyTo(file: string): Promise<void> {
		await backup(this.#database, file);
	}

	close(): void {
		this.#database.close();
	}
}
