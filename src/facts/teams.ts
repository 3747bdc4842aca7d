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

/** The members of `with` of an OAuth registration in the project file. Source: yaml.schema.json v1.8 and v1.13. */
export const REGISTRATION_FIELDS: readonly string[] = [
  'name',
  'appId',
  'apiSpecPath',
  'applicableToApps',
  'targetAudience',
  'flow',
  'clientId',
  'clientSecret',
  'refreshUrl',
  'isPKCEEnabled',
  'identityProvider',
  'tokenExchangeMethodType',
];
/** Those that the schema knows from v1.13 on, seen in @microsoft/m365agentstoolkit-cli 1.1.17. */
export const NEWER_REGISTRATION_FIELDS: readonly string[] = ['baseUrl', 'authorizationUrl', 'tokenUrl', 'scope'];

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
