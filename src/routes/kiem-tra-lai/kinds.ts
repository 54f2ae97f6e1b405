/** Both kinds of review are counted by the same indicators; a part of the page is about one of them. */
export const REVIEWS = { review_kind: ['final_decision'] } as const;
export const CASSATION = { review_kind: ['cassation'] } as const;
