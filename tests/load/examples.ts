import { CONTAINER_EXAMPLES } from './container_examples.ts';
import type { Example } from './drafts.ts';
import { FILE_EXAMPLES } from './file_examples.ts';
import { MANIFEST_EXAMPLES } from './manifest_examples.ts';
import { ROW_EXAMPLES } from './row_examples.ts';
import { WORKBOOK_EXAMPLES } from './workbook_examples.ts';

/** Every example of a problem, by the file beside this one in which it stands. */
export const EXAMPLES_OF: Readonly<Record<string, readonly Example[]>> = {
	'container_examples.ts': CONTAINER_EXAMPLES,
	'manifest_examples.ts': MANIFEST_EXAMPLES,
	'file_examples.ts': FILE_EXAMPLES,
	'row_examples.ts': ROW_EXAMPLES,
	'workbook_examples.ts': WORKBOOK_EXAMPLES
};

export const EXAMPLES = Object.values(EXAMPLES_OF).flat();

/** What a CSV package can have, be it a folder or a zip. */
export const CSV_EXAMPLES = Object.entries(EXAMPLES_OF)
	.filter(([file]) => file !== 'workbook_examples.ts')
	.flatMap(([, examples]) => examples);
