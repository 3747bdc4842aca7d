/**
 * The identity providers that public connector files use, in the spelling of those files. The service accepts more than
 * its published schema lists.
 * Sources: microsoft/PowerPlatformConnectors at 8bff86e and troystaylor/SharingIsCaring, read 2026-11-23.
 */
export const IDENTITY_PROVIDERS: readonly string[] = [
  'oauth2',
  'oauth2generic',
  'oauth2pkce',
  'oauth2pkcewithprm',
  'aad',
  'aadcertificate',
  'facebook',
  'DocuSign',
  'SalesforceV2',
];

/** Providers that the wizard names but no public file does; how they are written there is not known. */
export const UNSEEN_PROVIDERS: ReadonlySet<string> = new Set([
  'google',
  'github',
  'dropbox',
  'instagram',
  'salesforce',
]);

/** Other names of providers, as the designer and people call them; compared without blanks and case. */
export const PROVIDER_NICKNAMES: ReadonlyMap<string, string> = new Map([
  ['oauth', 'oauth2'],
  ['oauth20', 'oauth2'],
  ['genericoauth2', 'oauth2'],
  ['genericoauth20', 'oauth2'],
  ['genericoauth', 'oauth2'],
  ['oauth2pkcegeneric', 'oauth2pkce'],
  ['genericoauth2withpkce', 'oauth2pkce'],
  ['azureactivedirectory', 'aad'],
  ['azuread', 'aad'],
  ['entra', 'aad'],
  ['entraid', 'aad'],
  ['microsoftentraid', 'aad'],
  ['aadv2', 'aad'],
  ['servicenow', 'oauth2'],
]);
