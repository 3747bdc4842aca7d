/** Where a fault of a connector shows: a leg of the sign-in, a call, or a step of the maker's. */
export const STAGES = ['authorize', 'callback', 'token', 'refresh', 'api', 'designer', 'upload', 'review'] as const;
export type Stage = (typeof STAGES)[number];
