import type { RefusalKind } from './refusal-kinds.js';

/**
 * What the codes of Microsoft Entra in a refusal are about.
 * Source: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes, read 2026-11-23.
 */
export const ENTRA_REFUSALS: ReadonlyMap<string, RefusalKind> = new Map<string, RefusalKind>([
  ['AADSTS7000215', 'client-secret'],
  ['AADSTS7000222', 'client-secret'],
  ['AADSTS7000218', 'client-missing'],
  ['AADSTS700016', 'client-id'],
  ['AADSTS50011', 'redirect-uri'],
  ['AADSTS500112', 'redirect-uri'],
  ['AADSTS54005', 'code-used'],
  ['AADSTS70008', 'code-expired'],
  ['AADSTS50148', 'pkce-half'],
  ['AADSTS70003', 'grant-type'],
  ['AADSTS70011', 'scope'],
  ['AADSTS650053', 'scope'],
  ['AADSTS65004', 'denied'],
  ['AADSTS50173', 'refresh-token'],
  ['AADSTS700082', 'refresh-token'],
  ['AADSTS700084', 'refresh-token'],
  ['AADSTS70043', 'refresh-token'],
]);

/** Those of them that the sign-in page shows; in an error text without an answer they speak of the sign-in. */
export const ENTRA_AT_SIGN_IN: ReadonlySet<string> = new Set([
  'AADSTS50011',
  'AADSTS700016',
  'AADSTS70011',
  'AADSTS650053',
  'AADSTS65004',
]);
