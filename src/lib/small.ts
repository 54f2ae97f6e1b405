/** Below this denominator one more case moves a rate by ten points or more: it is shown, not judged. */
export const SMALL = 10;

export const isSmall = (denominator: number) => denominator < SMALL;
