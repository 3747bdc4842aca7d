/**
 * The keys of settings.json that paconn reads. Sources: ppc-settings-schema, learn-paconn, ppc-upsert; the last four are
 * for signing in.
 */
export const SETTINGS_KEYS: readonly string[] = [
  'connectorId',
  'environment',
  'apiProperties',
  'apiDefinition',
  'icon',
  'script',
  'powerAppsUrl',
  'powerAppsApiVersion',
  'flowUrl',
  'flowApiVersion',
  'clientId',
  'tenant',
  'authorityUrl',
  'resource',
];

/** The headings of a readme for certification, and a word by which each is recognised. Source: ppc-connectors (template). */
export const README_HEADINGS: readonly (readonly [heading: string, pattern: RegExp])[] = [
  ['Publisher', /publisher/],
  ['Prerequisites', /prerequisite|requirement/],
  ['Supported Operations', /operations|actions|triggers/],
  ['Obtaining Credentials', /credential|authenticat|obtaining|api key/],
  ['Known Issues and Limitations', /known issue|limitation/],
  ['Deployment Instructions', /deploy/],
];

/** The headings of intro.md of verified publishers. Source: learn-submit. */
export const INTRO_HEADINGS: readonly (readonly [heading: string, pattern: RegExp])[] = [
  ['Prerequisites', /prerequisite|requirement/],
  ['How to get credentials', /credential|authenticat|api key/],
  ['Get started with your connector', /get(?:ting)? started/],
  ['Known issues and limitations', /known issue|limitation/],
];
