/**
 * The redirect URL of the token service of Teams, for API message extensions and plugins of agents; one for all apps.
 * Source: learn.microsoft.com/microsoftteams/platform/messaging-extensions/api-based-oauth.
 */
export const TEAMS_REDIRECT_URL = 'https://teams.microsoft.com/api/platform/v1.0/oAuthRedirect';
/** The same for registrations with Microsoft Entra as identity provider. Source: @microsoft/teamsfx-core 2.1.0. */
export const TEAMS_ENTRA_REDIRECT_URL = 'https://teams.microsoft.com/api/platform/v1.0/oAuthConsentRedirect';

/** The first schema of `manifest.json` whose message extensions know OAuth. Source: schemas in @microsoft/app-manifest 1.1.2. */
export const OAUTH_MANIFEST_VERSION = '1.26';
/** The first schema whose message extensions know any `authorization`. */
export const AUTHORIZATION_MANIFEST_VERSION = '1.17';
/** The newest schema of the project file that both command lines take: @microsoft/teamsapp-cli 3.1.1 and atk 1.1.17. */
export const PROJECT_VERSION = 'v1.8';
/** The newest that @microsoft/m365agentstoolkit-cli 1.1.17 takes. */
export const NEWEST_PROJECT_VERSION = 'v1.13';

/** Limits of the schema of `manifest.json`, in characters and entries. */
export const MANIFEST_LIMITS = {
  shortName: 30,
  shortDescription: 80,
  commands: 10,
  title: 32,
  description: 128,
} as const;

/**
 * The members of `with` of an OAuth registration, each with the first version of the project file whose schema has it, `v1.8`
 * as 8. Source: the schemas v1.5 to v1.8 of @microsoft/teamsapp-cli 3.1.1, and v1.5 to v1.13 of
 * @microsoft/m365agentstoolkit-cli 1.1.17. The two differ in v1.8 alone, where only the second has the last four.
 */
export const REGISTRATION_FIELDS: ReadonlyMap<string, number> = new Map([
  ['name', 5],
  ['appId', 5],
  ['apiSpecPath', 5],
  ['applicableToApps', 5],
  ['targetAudience', 5],
  ['flow', 5],
  ['clientId', 5],
  ['clientSecret', 5],
  ['refreshUrl', 5],
  ['identityProvider', 6],
  ['isPKCEEnabled', 6],
  ['tokenExchangeMethodType', 8],
  ['baseUrl', 8],
  ['authorizationUrl', 8],
  ['tokenUrl', 8],
  ['scope', 8],
]);
/** The members of v1.8 that only @microsoft/m365agentstoolkit-cli knows; there it needs neither `appId` nor `apiSpecPath`. */
export const REGISTRATION_FIELDS_OF_ATK: readonly string[] = ['baseUrl', 'authorizationUrl', 'tokenUrl', 'scope'];
/** The newest version of the project file whose schema was looked at. */
export const NEWEST_KNOWN_MINOR = 13;

/** The second number of a version such as `v1.8`; undefined for the first two, `1.0.0` and `1.1.0`, and for what is none. */
export function minorOf(version: string | undefined): number | undefined {
  const minor = /^v1\.(\d{1,3})$/.exec(version ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** The members with a fixed choice of values, and the choice. */
export const REGISTRATION_CHOICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['flow', ['authorizationCode']],
  ['identityProvider', ['Custom', 'MicrosoftEntra']],
  ['tokenExchangeMethodType', ['BasicAuthorizationHeader', 'PostRequestBody']],
  ['applicableToApps', ['AnyApp', 'SpecificApp']],
  ['targetAudience', ['AnyTenant', 'HomeTenant']],
]);

/** The longest name of a registration, and the lengths of a secret. Source: @microsoft/teamsfx-core 2.1.0. */
export const REGISTRATION_LIMITS = { name: 128, secretMin: 10, secretMax: 512 } as const;

/** A value that the toolkit takes from the environment: `${{NAME}}`; its name. */
export const environmentVariableIn = (text: string): string | undefined =>
  /^\s{0,9}\$\{\{\s{0,9}(\w{1,200})\s{0,9}\}\}\s{0,9}$/.exec(text)?.[1];
