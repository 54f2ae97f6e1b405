import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build_app.ts';
import { endTogether, root, run, type Ended } from './processes.ts';
import { say } from './progress.mjs';

/**
 * `npm run bundle`: one archive with all that a machine without a network needs. The same sources give
 * the same bytes. `install.sh` in it lays it out; docs/van-hanh.md is for whoever does that.
 */

type Locked = { version: string; dev?: boolean };
type Project = { name: string; version: string; imports: object; dependencies: object };

const PROJECT = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Project;
const NAME = `${PROJECT.name}-${PROJECT.version}-linux-${process.arch}`;
const NODE = join('node_modules', `node-linux-${process.arch}`);
const PARTS = ['build', 'etl', 'warehouse', 'docs', 'README.md', 'CHANGELOG.md'];
/** Tests, types, sources of what is built: nothing that runs. Of the pictures, that of the first page is enough. */
const NOT_NEEDED =
	/\.test\.ts$|\.map$|\.d\.[cm]?ts$|sources\.sha256$|docs\/screenshots\/(?!overview-1440-light\.webp$)./;
const PROGRAMS = ['bin/donthu', 'node/bin/node', 'install.sh', 'service/daily.sh'];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { out: { type: 'string', default: join(root, 'dist') } }
	});
	orFail(await buildApp(), 'The app could not be built.');
	const staged = join(values.out, NAME);
	rmSync(staged, { recursive: true, force: true });
	mkdirSync(staged, { recursive: true });
	say('Collecting …');
	copyProgram(staged);
	const packages = copyPackages(staged);
	await writeSbom(join(staged, 'sbom.cdx.json'), packages);
	writeSums(staged);
	say('Packing …');
	const archive = `${staged}.tar.gz`;
	pack(staged, archive);
	rmSync(staged, { recursive: true });
	writeFileSync(`${archive}.sha256`, `${sha256(archive)}  ${basename(archive)}\n`);
	say(`${archive} is made.`);
}

const needed = (path: string) => !NOT_NEEDED.test(path);

function copyProgram(staged: string): void {
	for (const part of PARTS) {
		cpSync(join(root, part), join(staged, part), { recursive: true, filter: needed });
	}
	cpSync(join(root, 'scripts', 'bundle'), staged, { recursive: true });
	// What Node asks of it: that files are modules, and where `#warehouse` is.
	const { name, version, imports, dependencies } = PROJECT;
	const project = { name, version, private: true, type: 'module', imports, dependencies };
	writeFileSync(join(staged, 'package.json'), `${JSON.stringify(project, null, '\t')}\n`);
	cpSync(join(root, NODE, 'bin', 'node'), join(staged, 'node', 'bin', 'node'));
	cpSync(join(root, NODE, 'LICENSE'), join(staged, 'node', 'LICENSE'));
	for (const program of PROGRAMS) chmodSync(join(staged, program), 0o755);
}

/** Packages that run, of this system, as the lock file names them; answers with `name@version` of each. */
function copyPackages(staged: string): Set<string> {
	const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, Locked>;
	};
	const copied = new Set<string>();
	for (const [path, { version, dev }] of Object.entries(lock.packages)) {
		const name = path.split('node_modules/').at(-1)!;
		if (path === '' || dev || name.startsWith('@types/') || !existsSync(join(root, path))) continue;
		copied.add(`${name}@${version}`);
		if (path === NODE) continue;
		const own = join(root, path);
		cpSync(own, join(staged, path), {
			recursive: true,
			dereference: true,
			// Packages within are named by the lock file themselves.
			filter: (file) => needed(file) && !relative(own, file).startsWith('node_modules')
		});
	}
	return copied;
}

/**
 * What npm knows of the packages (CycloneDX), less what differs from run to run and what was not copied:
 * with `--omit=dev` npm leaves out some that run, because something of development needs them too.
 */
async function writeSbom(file: string, packages: ReadonlySet<string>): Promise<void> {
	const { code, output } = await run([
		...['npm', 'sbom', '--package-lock-only', '--sbom-format=cyclonedx']
	]);
	orFail({ code, output }, 'npm could not write the list of packages.');
	type Component = {
		name: string;
		version: string;
		'bom-ref': string;
		externalReferences?: unknown;
	};
	type Sbom = {
		serialNumber?: string;
		metadata: { timestamp?: string; component: { name: string } };
		components: Component[];
		dependencies: { ref: string; dependsOn: string[] }[];
	};
	const sbom = JSON.parse(output) as Sbom;
	delete sbom.serialNumber;
	delete sbom.metadata.timestamp;
	// npm takes the name of the folder.
	sbom.metadata.component.name = PROJECT.name;
	sbom.components = sbom.components.filter(({ name, version }) =>
		packages.has(`${name}@${version}`)
	);
	for (const component of sbom.components) delete component.externalReferences;
	const refs = new Set(sbom.components.map((component) => component['bom-ref']));
	sbom.dependencies = sbom.dependencies
		.filter(({ ref }) => refs.has(ref))
		.map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => refs.has(on)) }));
	writeFileSync(file, `${JSON.stringify(sbom, null, '\t')}\n`);
}

function writeSums(staged: string): void {
	const lines = readdirSync(staged, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(staged, join(entry.parentPath, entry.name)))
		.sort()
		.map((path) => `${sha256(join(staged, path))}  ${path}\n`);
	writeFileSync(join(staged, 'SHA256SUMS'), lines.join(''));
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Names in order, owners and times the same for all: the time of the last change of the sources. */
function pack(staged: string, archive: string): void {
	const made =
		process.env['SOURCE_DATE_EPOCH'] ?? output('git', ['log', '-1', '--format=%ct']).trim();
	const tar = archive.replace(/\.gz$/, '');
	output('tar', [
		...['--create', `--file=${tar}`, `--directory=${join(staged, '..')}`, '--format=gnu'],
		...['--sort=name', `--mtime=@${made}`, '--owner=0', '--group=0', '--numeric-owner'],
		...['--mode=u=rwX,go=rX', basename(staged)]
	]);
	output('gzip', ['--no-name', '--force', tar]);
}

function output(program: string, args: readonly string[]): string {
	const { status, stdout, stderr, error } = spawnSync(program, args, {
		cwd: root,
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
	return stdout;
}

function orFail({ code, output }: Ended, message: string): void {
	if (code !== 0) throw new Error(`${message}\n${output}`);
}

endTogether();
await main();
