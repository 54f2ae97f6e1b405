import * as format from '#lib/format.ts';
import { words } from './vi.ts';

export type Step = { readonly name: string; readonly value: number };
export type ShownStep = Step & {
	readonly ofFirst: number | null;
	readonly ofPrevious: number | null;
};

/** Each step as a share of the first and of the one before it. */
export function stepsOf(steps: readonly Step[]): ShownStep[] {
	const share = (part: number, whole: number | undefined) => (whole ? part / whole : null);
	return steps.map((step, i) => ({
		...step,
		ofFirst: share(step.value, steps[0]!.value),
		ofPrevious: i === 0 ? null : share(step.value, steps[i - 1]!.value)
	}));
}

/** At which step most are left behind. */
export function funnelReading(steps: readonly ShownStep[]): string {
	const losses = steps.slice(1).map((step, i) => ({ ...step, loss: steps[i]!.value - step.value }));
	const [most] = losses.toSorted((a, b) => b.loss - a.loss);
	if (!most || most.loss <= 0 || most.ofPrevious === null) return words.funnelNone;
	return words.funnelReading(
		words.steps[most.name]!,
		format.count(most.loss),
		format.share(1 - most.ofPrevious)
	);
}
