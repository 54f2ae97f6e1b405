import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { DonthuError } from '../../warehouse/errors.ts';
import { demoMarker } from '../../warehouse/home.ts';
import { EVERYTHING, numbers } from '../../warehouse/numbers.ts';
import { openRelease, type OpenRelease } from '../../warehouse/release.ts';
import { readCard } from '../../warehouse/release_card.ts';
import { textsShown, wordChanges } from '../../warehouse/reports/docx_text.ts';
import { sha256 } from '../../warehouse/reports/hash.ts';
import { readKnown } from '../../warehouse/reports/known.ts';
import { marksSaid, textsSaid, wordsSaid } from '../../warehouse/reports/said.ts';
import { readSeal, readSealXml, type Sealed } from '../../warehouse/reports/seal.ts';
import { verifyReport, type Opened } from '../../warehouse/reports/verify.ts';
import { Refusal } from '../problem.ts';
import { readZip } from '../zip.ts';
import { report as words } from './vi.ts';

const LIMITS = { entries: 2_000, bytes: 200 * 1024 ** 2 };

/**
 * `donthu verify-report`: asks each figure of a report again, of the release it names, and compares what a
 * .docx says, however it is laid out, with the report it carries; 2 when something differs.
 */
export async function run(args: string[], home: string): Promise<number> {
	const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0)
		throw new DonthuError('usage', words.oneFile, words.seeHelp);
	if (!existsSync(file)) throw new DonthuError('no_file', words.noFile(file), words.noFileRemedy);
	const { seal, differences } = read(file);
	const open: OpenRelease[] = [];
	try {
		const found = await verifyReport(seal, async (id): Promise<Opened> => {
			const release = await openRelease(home, id);
			open.push(release);
			const known = await readKnown(release, {
				isLocked: readCard(home, id).state === 'locked',
				isMock: existsSync(demoMarker(home))
			});
			return { ask: (request) => numbers(release, EVERYTHING, request), known };
		});
		const lines = [
			...(found.isIntact ? [] : [words.broken]),
			...differences,
			...found.changes.map(({ id, at, metric, old, new: now, release }) =>
				words.differs(id, at, metric, old.shown, now.shown, release)
			)
		];
		const releases = [...new Set(open.map(({ id }) => id))];
		const head =
			lines.length === 0
				? words.verified(found.figures, releases, seal.sha256)
				: words.notVerified(lines.length, found.figures);
		const told = found.others === 0 ? [] : [words.others(found.others)];
		process.stdout.write(`${[head, ...lines, ...told].join('\n')}\n`);
		return lines.length === 0 ? 0 : 2;
	} finally {
		for (const release of open) release.close();
	}
}

type Read = { readonly seal: Sealed; readonly differences: readonly string[] };

function read(file: string): Read {
	if (extname(file) === '.json')
		return { seal: readSeal(readFileSync(file, 'utf8'), file), differences: [] };
	const parts = partsOf(readFileSync(file), file);
	const seal = [...parts]
		.filter(([name]) => /^customXml\/item\d+\.xml$/.test(name))
		.map(([, bytes]) => readSealXml(bytes.toString('utf8'), file))
		.find((one) => one !== null);
	if (!seal) throw new DonthuError('report_unsealed', words.noSeal(file), words.noSealRemedy);
	return { seal, differences: visibleDifferences(parts, seal) };
}

/** The files of a .docx. @throws {DonthuError} `report_unreadable` */
function partsOf(bytes: Buffer, file: string): Map<string, Buffer> {
	try {
		return new Map(
			readZip(bytes, LIMITS)
				.filter(({ isFolder }) => !isFolder)
				.map((entry) => [entry.name, entry.read()])
		);
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		throw new DonthuError('report_unreadable', words.unreadable(file), words.noFileRemedy, {
			cause
		});
	}
}

/** What the .docx shows that the report in it does not say, and the other way round. */
function visibleDifferences(parts: Map<string, Buffer>, { report, pictures }: Sealed): string[] {
	const shown = (name: string) => wordsSaid(textsShown(parts.get(name)?.toString('utf8') ?? ''));
	const heads = [...parts.keys()].filter((name) => /^word\/header\d*\.xml$/.test(name)).map(shown);
	const drawn = new Set(
		[...parts].filter(([name]) => name.startsWith('word/media/')).map(([, bytes]) => sha256(bytes))
	);
	return [
		...wordChanges(wordsSaid(textsSaid(report)), shown('word/document.xml')).map(
			({ written, found, after }) => words.textDiffers(written, found, after)
		),
		...marksSaid(report)
			.filter((mark) => heads.length === 0 || heads.some((head) => !head.join(' ').includes(mark)))
			.map(words.markMissing),
		...pictures.flatMap((hash, at) => (drawn.has(hash) ? [] : [words.pictureDiffers(at + 1)]))
	];
}
