import { appendFileSync } from 'node:fs';

/** Imported before a program that is measured: says how much memory it took at most, in MiB. */
process.on('exit', () => {
	const file = process.env['DONTHU_PEAK'];
	if (file) appendFileSync(file, `${process.resourceUsage().maxRSS / 1024}\n`);
});
