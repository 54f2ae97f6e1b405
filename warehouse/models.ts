import { version as duckdbVersion } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cubesText } from './cubes.ts';

export type Layer = 'staging' | 'core' | 'mart';
export const LAYERS: readonly Layer[] = ['staging', 'core', 'mart'];

export type Model = {
	/** `core.matters`, after the file `core/matters.sql`. */
	name: string;
	key: readonly string[];
	reads: readonly string[];
	as: 'table' | 'view';
	/** The select alone, without the head. */
	sql: string;
};

const MODELS = join(import.meta.dirname, 'models');
const AUDITS = join(import.meta.dirname, 'audits');
/** The files of the program that decide what a release holds; so do the indicators, by its cubes. */
const PROGRAM = [
	...['models', 'law', 'audits', 'models.ts', 'law.ts', 'build.ts', 'increment.ts']
].map((part) => join(import.meta.dirname, part));

/** The models in an order in which each comes after those it reads. */
export function readModels(): Model[] {
	const models = LAYERS.flatMap((layer) =>
		readdirSync(join(MODELS, layer))
			.filter((file) => file.endsWith('.sql'))
			.map((file) => parseModel(`${layer}.${basename(file, '.sql')}`, join(MODELS, layer, file)))
	);
	return inOrder(models);
}

function parseModel(name: string, file: string): Model {
	const text = readFileSync(file, 'utf8');
	const end = text.indexOf('*/');
	const head = text.slice(0, end);
	const line = (word: string) => new RegExp(`^${word}\\s+(.+)$`, 'm').exec(head)?.[1]?.trim() ?? '';
	const list = (word: string) => line(word).split(/,\s*/).filter(Boolean);
	const as = line('as');
	if (end === -1 || (as !== 'table' && as !== 'view') || list('key').length === 0) {
		throw new Error(`${file}: the head must say grain, key, reads and as (table or view).`);
	}
	return { name, key: list('key'), reads: list('reads'), as, sql: text.slice(end + 2).trim() };
}

function inOrder(models: Model[]): Model[] {
	const byName = new Map(models.map((model) => [model.name, model]));
	const done = new Set<string>();
	const ordered: Model[] = [];
	const visit = (model: Model, path: string[]) => {
		if (done.has(model.name)) return;
		if (path.includes(model.name)) {
			throw new Error(`Models read each other in a circle: ${[...path, model.name].join(' → ')}.`);
		}
		for (const read of model.reads) {
			const below = byName.get(read);
			if (below) visit(below, [...path, model.name]);
		}
		done.add(model.name);
		ordered.push(model);
	};
	for (const model of models) visit(model, []);
	return ordered;
}

export type Audit = { name: string; sql: string };

/** Queries that must find nothing: each table has the key it claims, and what `warehouse/audits` asks. */
export function readAudits(models: readonly Model[]): Audit[] {
	const keys = models
		.filter((model) => model.as === 'table')
		.map(({ name, key }) => ({
			name: `${name} (${key.join(', ')})`,
			sql: `select ${key.join(', ')} from ${name} group by all
				having count(*) > 1 or ${key.map((column) => `${column} is null`).join(' or ')}`
		}));
	const files = readdirSync(AUDITS)
		.filter((file) => file.endsWith('.sql'))
		.map((file) => ({ name: file, sql: readFileSync(join(AUDITS, file), 'utf8') }));
	return [...keys, ...files];
}

/**
 * A hash of the models, the law, the audits, the cubes and the engine: two releases with the same
 * have been made in the same way.
 */
export function programHash(): string {
	const hash = createHash('sha256').update(duckdbVersion()).update(cubesText());
	for (const part of PROGRAM) {
		const files = statSync(part).isFile() ? [part] : sqlFilesIn(part);
		for (const file of files) hash.update(basename(file)).update(readFileSync(file));
	}
	return hash.digest('hex');
}

const sqlFilesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.sql'))
		.toSorted()
		.map((file) => join(folder, file));
