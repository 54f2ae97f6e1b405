/** The day that it is in Vietnam, `2026-11-25`. */
export const today = (now = new Date()): string =>
	now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
