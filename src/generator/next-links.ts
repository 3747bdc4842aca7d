import type { Fragment } from './fragment.js';
export const withNextLinks = (fragment: Fragment): { fragment: Fragment; paged: readonly string[] } => ({
  fragment,
  paged: [],
});
