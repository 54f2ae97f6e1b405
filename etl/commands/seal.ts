import { parseArgs } from 'node:util';
import { isDay, vietnamTime } from '../../warehouse/days.ts';
import { DonthuError } from '../../warehouse/errors.ts';
import { manifestText } from '../manifest.ts';
import { receiptJson, receiptLines } from '../receipt.ts';
import { isOpenToOthers, readKeys, writeNewKey } from '../seal/key_file.ts';
import { seal, type Sealed } from '../seal/seal.ts';
import { keys as keyWords, sealing as words } from '../seal/vi.ts';
import { cli } from './vi.ts';

const REJECTED = 2;
const OPTIONS = {
	unit: { type: 'string' },
	period: { type: 'string' },
	key: { type: 'string' },
	out: { type: 'string' },
	columns: { type: 'string' },
	corrects: { type: 'string' },
	reason: { type: 'string' },
	'created-at': { type: 'string' },
	json: { type: 'boolean', default: false },
	'new-key': { type: 'string' },
	from: { type: 'string' }
} as const;

/** `donthu seal`: a register with names becomes a package without them; or a key is made. */
export async function run(argv: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: OPTIONS
	});
	if (values['new-key'] !== undefined) return newKey(values['new-key'], values.key, values.from);
	if (positionals.length === 0) {
		throw new DonthuError('usage', words.noRegister, words.noRegisterRemedy);
	}
	const unit = required('--unit', values.unit);
	const period = readPeriod(required('--period', values.period));
	const keyFile = required('--key', values.key);
	const correction = readCorrection(values.corrects, values.reason);
	const out = required('--out', values.out).replace(/[/\\]+$/, '');
	const keys = readKeys(keyFile);
	if (isOpenToOthers(keyFile)) process.stderr.write(`${keyWords.open(keyFile)}\n`);
	const sealed = await seal({
		registers: positionals,
		unit,
		period,
		keys,
		createdAt: readInstant(values['created-at']),
		...correction,
		...(values.columns !== undefined && { columnsFile: values.columns }),
		out
	});
	for (const part of values.json ? receiptJson([sealed.receipt]) : report(sealed, out, keys.code)) {
		process.stdout.write(part);
	}
	return sealed.isWritten ? 0 : REJECTED;
}

function* report({ receipt, marks, isWritten }: Sealed, out: string, keyCode: string) {
	yield* receiptLines([receipt], true);
	const { number, address, name, none } = marks;
	if (number + address + name + none > 0) yield `${words.marks(number, address, name, none)}\n`;
	yield `${isWritten ? words.written(out, keyCode) : words.notWritten}\n`;
}

function newKey(file: string, before: string | undefined, from: string | undefined): number {
	if (from !== undefined && !isDay(from)) {
		throw new DonthuError('usage', cli.badDay('--from', from), cli.badDayRemedy);
	}
	const keys = writeNewKey(file, before === undefined ? undefined : readKeys(before), from);
	process.stdout.write(`${keyWords.created(file, keys.code)}\n`);
	return 0;
}

function required(option: string, value: string | undefined): string {
	if (value === undefined || value.trim() === '') {
		throw new DonthuError('usage', words.missing(option), words.missingRemedy);
	}
	return value;
}

/** What is corrected, and why: the receiver asks for the reason. */
function readCorrection(corrects: string | undefined, reason: string | undefined) {
	if (corrects !== undefined && reason === undefined) {
		throw new DonthuError('usage', words.missing('--reason'), words.reasonRemedy);
	}
	return {
		...(corrects !== undefined && { corrects: readText('--corrects', corrects) }),
		...(reason !== undefined && { reason: readText('--reason', reason) })
	};
}

function readText(option: string, value: string): string {
	const text = manifestText(value);
	if (text === null) throw new DonthuError('usage', words.badText(option), words.badTextRemedy);
	return text;
}

function readPeriod(text: string): { from: string; to: string } {
	const [from = '', to = '', ...more] = text.split('/');
	if (!isDay(from) || !isDay(to) || from > to || more.length > 0) {
		throw new DonthuError('usage', words.badPeriod(text), words.badPeriodRemedy);
	}
	return { from, to };
}

function readInstant(text: string | undefined): string {
	const instant = vietnamTime(text ?? `${new Date().toISOString().slice(0, 19)}Z`);
	if (instant === null) {
		throw new DonthuError('usage', cli.badInstant('--created-at', `${text}`), cli.badInstantRemedy);
	}
	return instant;
}
