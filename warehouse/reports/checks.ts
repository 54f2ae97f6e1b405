/* What is looked at before a report is signed. */
export { disagreements, type Disagreement } from './disagreements.ts';
export { typedNumbers, type TypedNumber } from './typed_numbers.ts';
