import { createRequire } from 'node:module';

/** Tinos has the metrics of Times New Roman, and every Vietnamese letter. */
export const FONT_FAMILY = 'Tinos';

const require = createRequire(import.meta.url);

export const FONT_FILES: readonly string[] = [
	'400Regular/Tinos_400Regular.ttf',
	'400Regular_Italic/Tinos_400Regular_Italic.ttf',
	'700Bold/Tinos_700Bold.ttf',
	'700Bold_Italic/Tinos_700Bold_Italic.ttf'
].map((file) => require.resolve(`@expo-google-fonts/tinos/${file}`));
