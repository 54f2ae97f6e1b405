import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** Where the programs of the server are: Debian keeps them apart. */
function programs(): string {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted() : [];
	const found = versions.map((version) => join(DEBIAN, version, 'bin')).at(-1);
	if (found && existsSync(join(found, 'initdb'))) return found;
	throw new Error('There is no PostgreSQL server: apt-get install postgresql.');
}

/** The server refuses to run as root; its package brings a user for it. */
function serverUser(): { uid: number; gid: number } | undefined {
	if (userInfo().uid !== 0) return undefined;
	const idOf = (flag: string) =>
		Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
	return { uid: idOf('-u'), gid: idOf('-g') };
}

/** A PostgreSQL of its own, on a socket in a temporary folder. */
export class PostgresServer {
	readonly folder = mkdtempSync(join(tmpdir(), 'donthu-pg-'));
	readonly connection = `postgresql://postgres@/postgres?host=${encodeURIComponent(this.folder)}`;
	readonly #bin = programs();
	readonly #user = serverUser();
	#child: ChildProcess | null = null;

	constructor() {
		chmodSync(this.folder, 0o755);
		if (this.#user) chownSync(this.folder, this.#user.uid, this.#user.gid);
		const { status, stderr } = spawnSync(
			join(this.#bin, 'initdb'),
			['-D', join(this.folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
			{ ...this.#user, cwd: this.folder, encoding: 'utf8' }
		);
		if (status !== 0) throw new Error(`initdb: ${stderr}`);
	}

	async start(): Promise<void> {
		this.#child = spawn(
			join(this.#bin, 'postgres'),
			['-D', join(this.folder, 'data'), '-k', this.folder, '-h', '', '-c', 'fsync=off'],
			{ ...this.#user, cwd: this.folder, stdio: 'ignore' }
		);
		for (let tries = 0; ; tries += 1) {
			try {
				return await this.ask('select 1').then(() => undefined);
			} catch (error) {
				if (tries > 600) throw error;
				await wait(50);
			}
		}
	}

	/** As a power cut ends it, or in order. */
	async stop(signal: 'SIGQUIT' | 'SIGINT' = 'SIGINT'): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (!child || child.exitCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}

	async connect(): Promise<pg.Client> {
		const client = new pg.Client({ connectionString: this.connection });
		client.on('error', () => undefined);
		await client.connect();
		return client;
	}

	/** Rows of one statement, over a connection of its own. */
	async ask(sql: string): Promise<Record<string, unknown>[]> {
		const client = await this.connect();
		try {
			return (await client.query<Record<string, unknown>>(sql)).rows;
		} finally {
			await client.end();
		}
	}

	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.folder, { recursive: true });
	}
}
