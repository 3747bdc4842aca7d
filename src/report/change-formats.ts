/** The forms of a report of changes. */
export const CHANGE_FORMATS = ['text', 'json', 'markdown', 'github'] as const;
export type ChangeFormat = (typeof CHANGE_FORMATS)[number];
