export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that a cookie names; the device's own when it names none. */
export const themeOf = (cookie: string | undefined): Theme =>
	THEMES.find((theme) => theme === cookie) ?? 'auto';
