import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DonthuError } from '../../warehouse/errors.ts';
import { openMemory } from '../../warehouse/open.ts';
import { loadSeeds } from '../../warehouse/seeds.ts';
import { readFacts } from '../facts.ts';
import { readChoices } from './choices.ts';
import { registerColumns } from './register_columns.ts';
import { template as words } from './vi.ts';
import { registerWorkbook } from './workbook.ts';

/**
 * Writes a register workbook for each record type into a folder; answers their files. The same bytes
 * each time.
 *
 * @throws {DonthuError} `template_exists`: somebody may have filled it in
 */
export async function writeTemplates(dir: string): Promise<string[]> {
	const connection = await openMemory();
	try {
		await loadSeeds(connection);
		const facts = await readFacts(connection);
		const choices = await readChoices(connection);
		const types = [...facts.columns.keys()];
		const fileOf = (type: string) => join(dir, words.registers[type]!.file);
		const there = types.map(fileOf).find((file) => existsSync(file));
		if (there !== undefined) {
			throw new DonthuError('template_exists', words.exists(there), words.existsRemedy);
		}
		await mkdir(dir, { recursive: true });
		for (const type of types) {
			await writeFile(
				fileOf(type),
				await registerWorkbook(type, registerColumns(type, facts), choices)
			);
		}
		return types.map(fileOf);
	} finally {
		connection.closeSync();
	}
}
