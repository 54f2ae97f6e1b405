import type { Facts } from '../facts.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DonthuError } from '../../warehouse/errors.ts';
import { Headings } from '../headings.ts';
import { source as words } from './vi.ts';

/** How the rows of one table, or of a query in brackets, become records. */
export type TypeMapping = {
	/** A table or view, or `(select …)`. */
	readonly from: string;
	/** The instant at which a row was last changed: a column or an expression. */
	readonly updated_at: string;
	/** The unit whose package a row goes into. */
	readonly unit: string;
	/** The day by whose month a row goes into a package. */
	readonly day: string;
	/** Columns of the record type, each with a column of the source or an expression. */
	readonly columns: Readonly<Record<string, string>>;
};

/** What `donthu pull` reads: docs/nguon-postgres.md explains it. */
export type Mapping = {
	/** Begins the ids of the packages, and tells one source from another. */
	readonly name: string;
	/** postgresql://…; a password is better left to PGPASSWORD or a .pgpass file. */
	readonly connection: string;
	/** The software the rows come from, as packages name it. */
	readonly source: string;
	/** Rows changed in the last so many seconds wait for the next run. */
	readonly lag_seconds: number;
	readonly types: Readonly<Record<string, TypeMapping>>;
};

const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/;
const TYPE_KEYS = ['from', 'updated_at', 'unit', 'day', 'columns'];

/**
 * Reads a mapping, YAML or JSON, and refuses what could not become a package: an unknown record type or
 * column, a required one that is missing, and whatever names a person.
 *
 * @throws {DonthuError} `bad_mapping`
 */
export function readMapping(file: string, facts: Facts): Mapping {
	const refuse = (what: string, cause?: unknown): never => {
		throw new DonthuError('bad_mapping', words.badMapping(file, what), words.badMappingRemedy, {
			cause
		});
	};
	const json = readYaml(file, refuse);
	const { name, connection, source = 'postgresql', lag_seconds = 600, types, ...others } = json;
	const [other] = Object.keys(others);
	if (other !== undefined) refuse(words.unknownKey(other));
	if (typeof name !== 'string' || !NAME.test(name)) refuse(words.badName);
	if (typeof connection !== 'string') refuse(words.missing('connection'));
	if (typeof source !== 'string' || source.trim() === '') refuse(words.missing('source'));
	if (typeof lag_seconds !== 'number' || !(lag_seconds >= 0)) refuse(words.badLag);
	if (!isObject(types) || Object.keys(types).length === 0) refuse(words.missing('types'));
	for (const [type, mapping] of Object.entries(types as Record<string, unknown>)) {
		if (!facts.columns.has(type)) refuse(words.unknownType(type));
		const what = wrongIn(type, mapping, facts);
		if (what !== null) refuse(what);
	}
	return { name, connection, source, lag_seconds, types } as Mapping;
}

function readYaml(
	file: string,
	refuse: (what: string, cause?: unknown) => never
): Record<string, unknown> {
	let read: unknown;
	try {
		read = parse(readFileSync(file, 'utf8'));
	} catch (cause) {
		refuse(cause instanceof Error ? cause.message : `${cause as string}`, cause);
	}
	return isObject(read) ? read : refuse(words.noObject);
}

/** What is wrong with the mapping of a type; null: nothing. */
function wrongIn(type: string, mapping: unknown, facts: Facts): string | null {
	if (!isObject(mapping)) return words.missing(`types.${type}`);
	const { columns, ...texts } = mapping;
	const other = Object.keys(mapping).find((key) => !TYPE_KEYS.includes(key));
	if (other !== undefined) return words.unknownKey(`types.${type}.${other}`);
	for (const key of TYPE_KEYS.filter((key) => key !== 'columns')) {
		if (typeof texts[key] !== 'string') return words.missing(`types.${type}.${key}`);
	}
	if (!isObject(columns)) return words.missing(`types.${type}.columns`);
	const headings = new Headings(type, facts);
	const { problems } = headings.read(Object.keys(columns), false, type);
	const [problem] = problems;
	if (problem) return words.badColumn(type, problem.column ?? '', problem.code);
	for (const [column, value] of Object.entries(columns)) {
		if (typeof value !== 'string') return words.missing(`types.${type}.columns.${column}`);
		// A name is a name under any heading.
		const identity = facts.identity.find(({ name }) =>
			new RegExp(`\\b${name}\\b`, 'i').test(value)
		);
		if (identity) return words.badColumn(type, `${column}: ${identity.name}`, 'HDR-IDENTITY');
	}
	return null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
