import { loadPackages } from '../load.ts';
import { runIntake } from '../intake.ts';

export const run = (argv: string[], home: string): Promise<number> =>
	runIntake(argv, home, loadPackages, false);
