import { vi } from 'vitest';
import { run as query } from '../../etl/commands/query.ts';
import { run as report } from '../../etl/commands/report.ts';
import { run as verifyReport } from '../../etl/commands/verify_report.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import type { TestHome } from '../homes.ts';

export type Ended = { code: number; out: string; problem: string };

const COMMANDS = { query, report, 'verify-report': verifyReport };

/** A command of a home in this process, which need not start anew. */
export const donthuOf =
	({ dir }: TestHome) =>
	async (command: keyof typeof COMMANDS, ...args: string[]): Promise<Ended> => {
		const said = { out: '', problem: '' };
		const note = (kind: keyof typeof said) => (text: string | Uint8Array) => {
			said[kind] += `${text as string}`;
			return true;
		};
		const spies = [
			vi.spyOn(process.stdout, 'write').mockImplementation(note('out')),
			vi.spyOn(process.stderr, 'write').mockImplementation(note('problem'))
		];
		try {
			return { code: await COMMANDS[command](args, dir), ...said };
		} catch (error) {
			if (!(error instanceof DonthuError)) throw error;
			return { code: 1, out: said.out, problem: error.message };
		} finally {
			for (const spy of spies) spy.mockRestore();
		}
	};
