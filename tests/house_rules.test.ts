import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { SCHEMA_FILE, schemaText } from '../scripts/schema.ts';

/**
 * The rules of the house that no compiler knows. A rule takes files and returns a sentence for each
 * breach, which says what to do instead. Each is tried on the project and on files that break it.
 */

type SourceFile = { path: string; text: string };
/** `bad` are sets of files, each of which breaks the rule. */
type Rule = { rule: string; breaches: (files: SourceFile[]) => string[]; bad: SourceFile[][] };

const ROOT = join(import.meta.dirname, '..');
const NOT_OURS = /^(\.git|node_modules|\.svelte-kit|build|dist|data|test-results)$/;
const BINARY = /\.(png|webp|jpg|ico|woff2?|ttf|xlsx|zip|parquet|arrow|duckdb|topojson|geojson)$/;

const of = (path: string, text: string): SourceFile => ({ path, text });
const isTest = (path: string) => path.startsWith('tests/') || /\.(test|spec)\.ts$/.test(path);
const isScript = (path: string) => /\.(ts|js|mjs|svelte)$/.test(path);

/** A breach for each file of a kind in which something stands that should not. */
const without =
	(pattern: RegExp, isOfKind: (path: string) => boolean, remedy: string) =>
	(files: SourceFile[]): string[] =>
		files
			.filter(({ path }) => isOfKind(path))
			.flatMap(({ path, text }) => {
				const line = text.split('\n').findIndex((line) => pattern.test(line)) + 1;
				return line > 0 ? `${path}:${line} has ${pattern.exec(text)?.[0]}. ${remedy}` : [];
			});

/** Which areas each area may import besides itself; areas that are not named may import everything. */
const MAY_IMPORT: Partial<Record<string, readonly string[]>> = {
	warehouse: [],
	etl: ['warehouse', 'seal'],
	// Sealing belongs to the way in, and runs in a page as well (ADR 12).
	seal: ['etl', 'warehouse'],
	lib: ['warehouse'],
	charts: ['lib'],
	ui: ['lib'],
	server: ['lib', 'charts', 'warehouse', 'seal'],
	route: ['lib', 'charts', 'ui', 'server', 'seal'],
	hooks: ['lib', 'server', 'warehouse']
};
const MAY_READ: Record<string, readonly string[]> = {
	staging: ['ledger', 'meta'],
	core: ['staging', 'seed', 'law', 'core', 'meta'],
	mart: ['core', 'seed', 'law', 'mart', 'meta']
};
const CLOCK =
	/\b(current_(date|time|timestamp)|local(time|timestamp)|(now|today|get_current_\w+|transaction_timestamp)\s*\(|new Date\(\s*\)|Date\.now\b)/i;
// Laws are cited by the names they bear.
const VIETNAMESE = /(?<![QN])đ|[ăâêôơưàáãèéìíòóõùúýĩũ\u1ea0-\u1ef9\u0300-\u0303\u0309\u0323]/iu;
const MACHINE =
	/https?:\/\/[\w.-]*(registry|npmjs)[\w.-]*|\/(work|root|Users)\/\w+|\/home\/(?!node\b)\w+\/|^engine-strict/m;
const GRAB_BAG =
	/^(utils?|helpers?|common|shared|misc|types|constants|services|repositories|stores|index)$/;
const SPELLINGS: [RegExp, RegExp, string][] = [
	[/\.svelte$/, /^(\+[a-z]+|([A-Z][a-z0-9]*)+)\.svelte$/, 'PascalCase'],
	[/\.(ts|js|mjs|sql|csv)$/, /^\+?[a-z0-9]+(_[a-z0-9]+)*(\.[a-z]+)+$/, 'snake_case']
];
const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
	'dependencies' | 'devDependencies',
	Record<string, string>
>;
/** Where a page comes into the way in, and the packages that run there. */
const IN_PAGE = 'etl/seal/in_page.ts';
const RUNS_IN_PAGES = new Set(['@noble/hashes', 'hucre']);
const DECLARED = new Set(Object.keys({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies }));

const RULES: Rule[] = [
	{
		rule: 'imports point down',
		breaches: (files) =>
			importsOf(files).flatMap(({ from, to }) => {
				const [reader, read] = [areaOf(from), areaOf(to)];
				const allowed = MAY_IMPORT[reader];
				if (allowed === undefined || isTest(from) || reader === read || allowed.includes(read))
					return [];
				return `${from} imports ${to}. Files of ${reader} import from ${[reader, ...allowed].join(', ')}; move what both need down.`;
			}),
		bad: [[of('warehouse/build.ts', "import { load } from '../etl/load.ts';")]]
	},
	{
		rule: 'what seals in a page needs nothing of Node',
		breaches: (files) =>
			reachedFrom(IN_PAGE, files).flatMap((file) =>
				[...packagesIn(file), ...specifiersIn(file).filter((name) => name.startsWith('node:'))]
					.filter((name) => !RUNS_IN_PAGES.has(name))
					.map(
						(name) =>
							`${file.path} imports ${name}, and ${IN_PAGE} reaches it. Move what needs it to a file of its own.`
					)
			),
		bad: [
			[
				of('etl/seal/in_page.ts', "import { a } from '../a.ts';"),
				of('etl/a.ts', "import { readFileSync } from 'node:fs';")
			]
		]
	},
	{
		rule: 'a route imports no other route',
		breaches: (files) =>
			importsOf(files).flatMap(({ from, to }) =>
				areaOf(from) === 'route' && areaOf(to) === 'route' && taskOf(from) !== taskOf(to)
					? `${from} imports ${to}. What two routes share goes to src/lib.`
					: []
			),
		bad: [
			[
				of(
					'src/routes/don/+page.svelte',
					"<script>import Tile from '../viec/Tile.svelte';</script>"
				)
			]
		]
	},
	{
		rule: 'files do not import each other in a circle',
		breaches: (files) =>
			circles(importsOf(files)).map((circle) => `${circle}. Move what they share to a third file.`),
		bad: [[of('etl/a.ts', "import './b.ts';"), of('etl/b.ts', "import './a.ts';")]]
	},
	{
		rule: 'what is imported is named in package.json',
		breaches: (files) =>
			files.flatMap((file) =>
				packagesIn(file)
					.filter((name) => !DECLARED.has(name) && !DECLARED.has(`@types/${name}`))
					.map(
						(name) =>
							`${file.path} imports ${name}, which comes along by chance. Add it to package.json.`
					)
			),
		bad: [[of('etl/a.ts', "import leftPad from 'left-pad';")]]
	},
	{
		rule: 'SQL reads down, and its head says what it reads',
		breaches: (files) => files.filter(({ path }) => modelOf(path)).flatMap(modelBreaches),
		bad: [
			[of('warehouse/models/core/a.sql', '/*\nreads  mart.b\n*/\nselect c from mart.b')],
			[of('warehouse/models/core/a.sql', '/*\nreads  seed.b\n*/\nselect c from seed.d')]
		]
	},
	{
		rule: 'indicators read marts',
		breaches: (files) =>
			files
				.filter(({ path }) => path.startsWith('warehouse/metrics/') && !isTest(path))
				.flatMap(({ path, text }) =>
					tablesIn(text)
						.filter((table) => !table.startsWith('mart.'))
						.map((table) => `${path} reads ${table}. Bring what it needs into a mart.`)
				),
		bad: [[of('warehouse/metrics/a.ts', "mart: 'core.petitions'")]]
	},
	{
		rule: 'models do not read each other in a circle',
		breaches: (files) =>
			circles(
				files.flatMap(({ path, text }) => {
					const from = modelOf(path);
					return from ? tablesIn(text).map((to) => ({ from, to })) : [];
				})
			).map((circle) => `${circle}. A model reads what is built before it.`),
		bad: [
			[
				of('warehouse/models/core/a.sql', 'select 1 from core.b'),
				of('warehouse/models/core/b.sql', 'select 1 from core.a')
			]
		]
	},
	{
		rule: 'the warehouse never asks the clock',
		breaches: without(
			CLOCK,
			// The ledger alone notes when it was made.
			(path) => /^warehouse\/(?!ledger\.ts).*\.(sql|ts)$/.test(path) && !isTest(path),
			'Take the day from meta.release or as an argument.'
		),
		bad: [[of('warehouse/models/core/a.sql', 'select current_date as day')]]
	},
	{
		rule: 'Vietnamese text is in vi.ts',
		breaches: without(
			VIETNAMESE,
			(path) => /(?<!\bvi)\.(ts|js|mjs|svelte|sql|html|css)$/.test(path) && !isTest(path),
			'Say it in English, or put the text into the vi.ts of its folder.'
		),
		bad: [[of('src/routes/+page.svelte', '<h1>Tổng quan</h1>')]]
	},
	{
		rule: 'files are named for what they hold, in one spelling',
		breaches: (files) => files.flatMap(({ path }) => nameBreaches(path)),
		bad: [
			[of('src/lib/utils/dates.ts', '')],
			[of('etl/index.ts', '')],
			[of('etl/readCsv.ts', '')],
			[of('src/lib/ui/tile.svelte', '')]
		]
	},
	{
		rule: 'every ADR has its own number, in its name and in its title',
		breaches: (files) => {
			const records = files.filter(({ path }) => path.startsWith('docs/adr/'));
			return records.flatMap(({ path, text }, at) => {
				const number = /^(\d{4})-[a-z0-9-]+\.md$/.exec(basename(path))?.[1];
				if (number === undefined) return `${path}: name it like 0001-what-was-decided.md.`;
				if (!text.startsWith(`# ${Number(number)}. `))
					return `${path}: begin with "# ${Number(number)}. ".`;
				const isTaken = records
					.slice(0, at)
					.some((other) => basename(other.path).startsWith(number));
				return isTaken ? `${path}: number ${number} is taken. Take the next one.` : [];
			});
		},
		bad: [[of('docs/adr/0001-a.md', '# 1. A'), of('docs/adr/0001-b.md', '# 1. B')]]
	},
	{
		rule: 'links in the documents lead somewhere',
		breaches: (files) =>
			files
				.filter(({ path }) => path.endsWith('.md'))
				.flatMap(({ path, text }) =>
					[...text.matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)]
						.filter(([, target]) => !existsSync(join(ROOT, dirname(path), target!)))
						.map(
							([, target]) => `${path} links to ${target}, which is not there. Correct the link.`
						)
				),
		bad: [[of('README.md', 'See [this](docs/nowhere.md).')]]
	},
	{
		rule: 'no file names a machine',
		breaches: without(
			MACHINE,
			(path) => path !== 'tests/house_rules.test.ts',
			"Use a path relative to the project, and npm's own settings."
		),
		bad: [
			[of('.npmrc', 'registry=https://registry.example.org/')],
			[of('etl/a.ts', "open('/work/main/data')")]
		]
	}
];

describe('The house', () => {
	const files = projectFiles();

	test.each(RULES)('keeps the rule: $rule', ({ breaches }) => {
		expect(breaches(files)).toEqual([]);
	});

	test('has types that were generated from the models as they are (npm run schema)', async () => {
		expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(await schemaText());
	});

	const examples = RULES.flatMap(({ bad, ...rule }) => bad.map((files) => ({ ...rule, files })));
	test.each(examples)('would notice a breach: $rule ($files.0.path)', ({ breaches, files }) => {
		expect(breaches(files)).not.toEqual([]);
	});
});

function projectFiles(): SourceFile[] {
	const paths = readdirSync(ROOT, { withFileTypes: true })
		.filter((entry) => !NOT_OURS.test(entry.name))
		.flatMap((entry) =>
			entry.isDirectory()
				? readdirSync(join(ROOT, entry.name), { recursive: true, withFileTypes: true })
						.filter((inner) => inner.isFile())
						.map((inner) => posix.relative(ROOT, join(inner.parentPath, inner.name)))
				: entry.name
		);
	return paths
		.filter((path) => !BINARY.test(path))
		.map((path) => of(path, readFileSync(join(ROOT, path), 'utf8')));
}

/** `server`, `charts` and `ui` are rooms of `src/lib`; the rest of it is `lib`. Sealing is a room of `etl`. */
function areaOf(path: string): string {
	const [tree = '', folder = '', room = ''] = path.split('/');
	if (tree === 'etl' && folder === 'seal') return 'seal';
	if (tree !== 'src') return tree;
	if (folder === 'routes') return 'route';
	if (folder !== 'lib') return 'hooks';
	return ['server', 'charts', 'ui'].includes(room) ? room : 'lib';
}

/** The folder of a route's task; files right under `routes` belong to the first page. */
function taskOf(path: string): string {
	const folders = dirname(path).split('/').slice(2);
	return folders.find((folder) => !folder.startsWith('(')) ?? '';
}

function specifiersIn({ path, text }: SourceFile): string[] {
	if (!isScript(path)) return [];
	const script = path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
		: text;
	return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName);
}

function importsOf(files: SourceFile[]) {
	return files.flatMap((file) =>
		specifiersIn(file).flatMap((specifier) => {
			const to = specifier.startsWith('.')
				? posix.join(dirname(file.path), specifier)
				: specifier.replace(/^(#|\$)lib\//, 'src/lib/').replace(/^#/, '');
			const isOurs = specifier.startsWith('.') || to !== specifier;
			return isOurs && extname(to) !== '' ? { from: file.path, to } : [];
		})
	);
}

function packagesIn(file: SourceFile): string[] {
	return specifiersIn(file)
		.filter((specifier) => !/^([.#$]|node:)/.test(specifier))
		.map((specifier) =>
			specifier
				.split('/')
				.slice(0, specifier.startsWith('@') ? 2 : 1)
				.join('/')
		);
}

/** A file and all that it imports, directly or not; types alone are gone when it runs. */
function reachedFrom(path: string, files: SourceFile[]): SourceFile[] {
	const running = files.map((file) =>
		of(file.path, file.text.replace(/^import type [^;]*;/gm, ''))
	);
	const next = Map.groupBy(importsOf(running), ({ from }) => from);
	const reached = new Set([path]);
	for (const from of reached) for (const { to } of next.get(from) ?? []) reached.add(to);
	return running.filter((file) => reached.has(file.path));
}

/** Each circle once, as `a → b → a`. */
function circles(edges: { from: string; to: string }[]): string[] {
	const next = Map.groupBy(edges, ({ from }) => from);
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (node: string, path: string[]) => {
		if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(' → '));
		if (done.has(node)) return;
		done.add(node);
		for (const { to } of next.get(node) ?? []) visit(to, [...path, node]);
	};
	for (const node of next.keys()) visit(node, []);
	return found;
}

/** `core.matters` for `warehouse/models/core/matters.sql`. */
const modelOf = (path: string) =>
	/^warehouse\/models\/(\w+)\/(\w+)\.sql$/.exec(path)?.slice(1).join('.');

const withoutComments = (text: string) =>
	text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*(--|\/\/).*$|\s--\s.*$/gm, '');

const tablesIn = (sql: string) => [
	...new Set(withoutComments(sql).match(/\b(ledger|staging|core|mart|seed|law|meta)\.\w+/g))
];

function modelBreaches({ path, text }: SourceFile): string[] {
	const layer = modelOf(path)!.split('.')[0]!;
	const reads = tablesIn(text);
	const said = /^reads\s+(.+)$/m.exec(text)?.[1]?.split(/,\s*/) ?? [];
	const above = reads.filter((table) => !MAY_READ[layer]?.includes(table.split('.')[0]!));
	const isTrue = reads.toSorted().join() === said.toSorted().join();
	return [
		...above.map(
			(table) => `${path} reads ${table}. A ${layer} model reads ${MAY_READ[layer]?.join(', ')}.`
		),
		...(isTrue ? [] : [`${path} reads ${reads.join(', ')}. Say so in its head, line "reads".`])
	];
}

function nameBreaches(path: string): string[] {
	const name = basename(path);
	const spelling = SPELLINGS.find(([kind]) => kind.test(name));
	const grabBag = path.split('/').find((part) => GRAB_BAG.test(part.split('.')[0]!));
	return [
		...(spelling && !spelling[1].test(name) ? [`${path}: write its name in ${spelling[2]}.`] : []),
		...(grabBag ? [`${path}: "${grabBag}" says nothing. Name it for what it holds.`] : [])
	];
}
