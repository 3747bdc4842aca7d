import type { SourceId } from './sources.js';

/**
 * The requests that the platform makes for a connection with OAuth, as far as they are known. No public page lists them
 * whole; every part says how it is known.
 */

/**
 * How a part of a request is known: `documented` by Microsoft or by the standard it says it follows, `measured` in
 * published connectors, error texts or traces of others, `inferred` from what is alike.
 */
export type Evidence = 'documented' | 'measured' | 'inferred';

export interface Knowledge {
  readonly evidence: Evidence;
  readonly source: SourceId;
}

/** What the platform fills in, by the names that templates use. */
export const FILLS = [
  'ClientId',
  'ClientSecret',
  'RedirectUrl',
  'Scopes',
  'State',
  'Code',
  'RefreshToken',
  'CodeChallenge',
  'CodeVerifier',
] as const;
export type Fill = (typeof FILLS)[number];

/** A parameter that the platform sends by itself, without a template. */
export interface ParameterFact extends Knowledge {
  readonly name: string;
  /** The value itself, or the name of what is filled in. */
  readonly value: { readonly fixed: string } | { readonly fill: Fill };
}

const documented = (source: SourceId): Knowledge => ({ evidence: 'documented', source });
const measured = (source: SourceId): Knowledge => ({ evidence: 'measured', source });
const inferred = (source: SourceId): Knowledge => ({ evidence: 'inferred', source });

const fixed = (name: string, value: string, knowledge: Knowledge): ParameterFact => ({
  name,
  value: { fixed: value },
  ...knowledge,
});
const filled = (name: string, fill: Fill, knowledge: Knowledge): ParameterFact => ({
  name,
  value: { fill },
  ...knowledge,
});

/** How the values themselves are known, wherever they are sent. */
export const FILL_KNOWLEDGE: Readonly<Record<Fill, Knowledge>> = {
  ClientId: documented('learn-troubleshoot-oauth2'),
  ClientSecret: documented('learn-troubleshoot-oauth2'),
  RedirectUrl: documented('learn-overview'),
  Scopes: documented('learn-connection-parameters'),
  State: measured('ppc-connectors'),
  Code: documented('rfc6749#4.1.3'),
  RefreshToken: documented('learn-troubleshoot-oauth2'),
  CodeChallenge: measured('troy-pkce'),
  CodeVerifier: measured('troy-pkce'),
};

/**
 * The sign-in of the generic providers, in the order of the template that Microsoft recommends for the same service in
 * Copilot Studio. Servers do not care for the order.
 */
export const AUTHORIZE: readonly ParameterFact[] = [
  filled('client_id', 'ClientId', documented('rfc6749#4.1.1')),
  fixed('response_type', 'code', documented('rfc6749#4.1.1')),
  filled('redirect_uri', 'RedirectUrl', documented('learn-troubleshoot-oauth2')),
  filled('scope', 'Scopes', documented('learn-connection-parameters')),
  filled('state', 'State', inferred('learn-copilot-sign-in')),
];

/** What provider `oauth2pkce` adds to the sign-in; `idp_hint` and `audience` come from its own keys. */
export const AUTHORIZE_PKCE: readonly ParameterFact[] = [
  filled('code_challenge', 'CodeChallenge', measured('troy-pkce')),
  fixed('code_challenge_method', 'S256', measured('troy-pkce')),
];
export const PKCE_OPTIONS: readonly { readonly key: 'idpHint' | 'audience'; readonly name: string }[] = [
  { key: 'idpHint', name: 'idp_hint' },
  { key: 'audience', name: 'audience' },
];

/** The exchange of the code, in the order of Microsoft's own template. */
const TOKEN_COMMON: readonly ParameterFact[] = [
  filled('code', 'Code', documented('rfc6749#4.1.3')),
  fixed('grant_type', 'authorization_code', documented('learn-troubleshoot-oauth2')),
  filled('redirect_uri', 'RedirectUrl', documented('learn-troubleshoot-oauth2')),
];
export const TOKEN_FORM: readonly ParameterFact[] = [
  ...TOKEN_COMMON,
  filled('client_id', 'ClientId', measured('coe-646')),
  filled('client_secret', 'ClientSecret', measured('coe-646')),
];
/** The second attempt: id and secret are in the header, so that the body is taken to have neither. */
export const TOKEN_BASIC: readonly ParameterFact[] = TOKEN_COMMON;
export const TOKEN_PKCE: readonly ParameterFact[] = [
  ...TOKEN_COMMON,
  filled('client_id', 'ClientId', measured('troy-pkce')),
  filled('client_secret', 'ClientSecret', inferred('troy-pkce')),
  filled('code_verifier', 'CodeVerifier', measured('troy-pkce')),
];

export const REFRESH: readonly ParameterFact[] = [
  filled('refresh_token', 'RefreshToken', documented('learn-troubleshoot-oauth2')),
  fixed('grant_type', 'refresh_token', documented('rfc6749#6')),
  filled('client_id', 'ClientId', inferred('azure-token-store')),
  filled('client_secret', 'ClientSecret', inferred('azure-token-store')),
];

/** How the pieces around the parameters are known. */
export const KNOWN = {
  /** An address under a plain key, such as `tokenUrl`. */
  address: documented('learn-connection-parameters'),
  /** An address made of a template. */
  addressTemplate: documented('azure-token-store'),
  /** A parameter as a template has it. */
  template: documented('azure-token-store'),
  /** The value of a connection parameter `token:<name>` in a template. */
  parameter: measured('ppc-connectors'),
  /** The value of another custom parameter in a template. */
  custom: inferred('ppc-properties-schema'),
  /** A parameter that a default template would have, where the file has no template. */
  defaultTemplate: inferred('learn-copilot-sign-in'),
  /** A value that does not exist yet, or no longer, when the request is made. */
  otherStage: inferred('ppc-connectors'),
  pkceOption: measured('troy-pkce'),
  form: documented('rfc6749#4.1.3'),
  basic: measured('coe-646'),
  authorize: documented('learn-troubleshoot-oauth2'),
  token: documented('learn-troubleshoot-oauth2'),
  firstAttempt: measured('coe-646'),
  refresh: documented('learn-troubleshoot-oauth2'),
  perConnector: documented('learn-overview'),
  shared: documented('learn-certification'),
  /** No mode is said: new connectors get a redirect URL of their own. */
  noRedirectMode: inferred('learn-overview'),
  redirectInFile: inferred('ppc-issue-146'),
  redirectGiven: documented('learn-overview'),
  bearer: documented('learn-connection-parameters'),
  api: documented('learn-troubleshoot-oauth2'),
  testConnection: documented('learn-test-connection'),
  operation: documented('openapi-2-operation'),
  hostPolicy: documented('learn-policy-host'),
  headerPolicy: documented('learn-policy-header'),
  policy: documented('learn-policy'),
} as const satisfies Record<string, Knowledge>;

/** What stands between several scopes: a blank by the standard, and in five of the six published files that say it. */
export const SCOPE_DELIMITER = ' ';

/** Something to know about a request, with its source. */
export interface NoteFact {
  readonly text: string;
  readonly source: SourceId;
}

const note = (text: string, source: SourceId): NoteFact => ({ text, source });

/** `TEMPLATE` stands for the key of the template. */
export const NOTES = {
  noScopes: note('No scopes are given; whether an empty "scope" is sent then is not known.', 'ppc-connectors'),
  scopesNoList: note('"scopes" is no list; what the platform reads then is not known.', 'ppc-properties-schema'),
  delimiter: note(
    'How several scopes are joined is not documented for this provider; a blank is assumed.',
    'rfc6749#3.3',
  ),
  noTemplate: note(
    'There is no TEMPLATE, as in 12 of 31 published connectors. What the platform then sends by itself is not documented; shown is the template that Microsoft recommends.',
    'ppc-connectors',
  ),
  blankTemplate: note(
    'TEMPLATE is empty. Whether the platform then sends nothing or something of its own is not known; shown is the template that Microsoft recommends.',
    'learn-copilot-sign-in',
  ),
  noQuestionMark: note(
    'The query template is put right behind the address. It does not begin with "?", so that its parameters become part of the path.',
    'ppc-connectors',
  ),
  templateRetry: note('Whether this provider repeats a refused exchange with HTTP Basic is not known.', 'coe-646'),
  jsonBody: note(
    'The body is written as JSON. Which Content-Type the platform sends is not documented; a form is assumed.',
    'azure-token-store',
  ),
  secondAttempt: note(
    'Sent only when the first attempt got no token, with the same code. An error text of the platform names both attempts; it was posted for other providers. Whether the body repeats id or secret, and whether they are form-encoded before Base64, is not known.',
    'coe-646',
  ),
  refreshSecret: note(
    'It is reported that the default refresh has no client_secret (Salesforce refused it); Microsoft documents neither form. ServiceNow, for one, needs id and secret here. Test a connection after its first token has expired, or write refreshBodyTemplate with provider oauth2generic.',
    'troy-salesforce-refresh',
  ),
  refreshBasic: note('Whether a refused refresh is repeated with HTTP Basic is not known.', 'coe-646'),
  noRefreshUrl: note(
    'There is no refresh address. Whether the platform takes the token address is not known; it must be given.',
    'learn-troubleshoot-oauth2',
  ),
  noAddress: note('There is no address to send this to: the sign-in cannot work.', 'ppc-properties-schema'),
  pkceSecret: note(
    'The secret is sent only where one is entered; a client without secret proves itself by code_verifier. That it goes into the body and never into a header is reported, not documented.',
    'troy-pkce',
  ),
  pkceExpiry: note('The platform learns the lifetime of a token from expires_in alone.', 'troy-pkce'),
  pkceTemplate: note(
    'It is reported that provider oauth2generic makes no PKCE values; the placeholder is shown unfilled.',
    'supabase-2585',
  ),
  otherStage: note('The platform has no such value at this point; what it fills in is not known.', 'ppc-connectors'),
  plainBraces: note(
    'This provider fills no placeholders: the braces are sent as they stand. Provider oauth2generic fills them.',
    'ppc-properties-schema',
  ),
  noClientId: note(
    'The file has no real client id, so that a stand-in is shown; it must be the id of the registration at the provider.',
    'learn-troubleshoot-oauth2',
  ),
  environment: note(
    'Environment variables are read when the connector is saved, not when it is used.',
    'learn-env-vars',
  ),
  entra: note(
    'Microsoft documents these settings, not the requests: an authorization code flow of Microsoft Entra ID for the resource "resourceUri". A posted error shows that the exchange tries the form body and then HTTP Basic here too.',
    'coe-646',
  ),
  otherProvider: note(
    'Nothing public says which requests this provider makes or which addresses it uses.',
    'ppc-connectors',
  ),
  noProvider: note(
    '"identityProvider" is missing, so that nothing says which requests are made.',
    'ppc-properties-schema',
  ),
  script: note('Custom code (script.csx) may change this request.', 'learn-write-code'),
  hostPath: note(
    'The policy gives scheme and host; whether basePath is kept behind them is not documented. It is taken to be replaced, because published connectors repeat the path in the policy.',
    'ppc-connectors',
  ),
  noOperation: note('The definition has no GET operation, so that no call is shown.', 'learn-test-connection'),
  missingValue: note(
    'Operation "OPERATION" needs a value for "PARAMETER", and the definition has none.',
    'learn-test-connection',
  ),
  noDefinition: note('There is no readable definition, so that no call of an operation is shown.', 'openapi-2'),
} as const satisfies Record<string, NoteFact>;
