/**
 * The placeholders that the platform fills in OAuth templates; compared without case.
 * Source: 31 published connectors with provider oauth2generic, measured in microsoft/PowerPlatformConnectors at 8bff86e.
 */
export const BUILT_IN_PLACEHOLDERS: readonly string[] = [
  'ClientId',
  'ClientSecret',
  'RedirectUrl',
  'Scopes',
  'State',
  'Code',
  'RefreshToken',
];

/** The PKCE placeholders seen in templates of other code; whether `oauth2generic` fills them is unproven. */
export const PKCE_PLACEHOLDERS: readonly string[] = ['CodeChallenge', 'CodeVerifier'];

/** A placeholder in a template: its name and where it stands, braces included. */
export interface Placeholder {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The `{Name}` placeholders of an OAuth template, in order. */
export function placeholdersIn(template: string): Placeholder[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => ({
    name: match[1] as string,
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** True when a template holds the placeholder, whatever its casing. */
export const hasPlaceholder = (template: string, name: string): boolean =>
  template.toLowerCase().includes(`{${name.toLowerCase()}}`);

/** The parameters of a query or form template, names decoded loosely, with offsets of the whole `name=value`. */
export interface TemplateParameter {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
}

/** Splits `?a=b&c={d}` or `a=b&c={d}` into parameters without decoding, so that offsets stay true. */
export function templateParameters(template: string): TemplateParameter[] {
  const parameters: TemplateParameter[] = [];
  const [mark, firstEquals] = [template.indexOf('?'), template.indexOf('=')];
  let from = mark >= 0 && (firstEquals < 0 || mark < firstEquals) ? mark + 1 : 0;
  while (from < template.length) {
    const next = template.indexOf('&', from);
    const to = next < 0 ? template.length : next;
    // Not `indexOf('=')`, which would look through the rest of a long template for every parameter.
    let nameEnd = from;
    while (nameEnd < to && template[nameEnd] !== '=') nameEnd++;
    if (to > from) {
      const valueFrom = Math.min(nameEnd + 1, to);
      parameters.push({
        name: template.slice(from, nameEnd),
        value: template.slice(valueFrom, to),
        from,
        to,
        valueFrom,
      });
    }
    from = to + 1;
  }
  return parameters;
}

/** Spellings that mean a built-in placeholder, without case and separators. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...[...BUILT_IN_PLACEHOLDERS, ...PKCE_PLACEHOLDERS].map((name): [string, string] => [name.toLowerCase(), name]),
  ['redirecturi', 'RedirectUrl'],
  ['redirect', 'RedirectUrl'],
  ['callbackurl', 'RedirectUrl'],
  ['scope', 'Scopes'],
  ['secret', 'ClientSecret'],
  ['authorizationcode', 'Code'],
  ['authcode', 'Code'],
]);

/** The built-in placeholder that a name in other spelling means: `client_id`, `redirect_uri`, `scope`. */
export const placeholderMeant = (name: string): string | undefined =>
  MEANT.get(name.toLowerCase().replace(/[\s_.-]/g, ''));

/** The parameters of the three requests, by their names without case and separators. Source: RFC 6749 and RFC 7636. */
const PARAMETERS: ReadonlyMap<string, string> = new Map(
  [
    'response_type',
    'client_id',
    'client_secret',
    'redirect_uri',
    'grant_type',
    'refresh_token',
    'code_challenge',
    'code_challenge_method',
    'code_verifier',
  ]
    .map((name): [string, string] => [name.replaceAll('_', ''), name])
    .concat([
      ['redirecturl', 'redirect_uri'],
      ['responcetype', 'response_type'],
      ['repsonsetype', 'response_type'],
      ['granttypes', 'grant_type'],
      ['clientsecrect', 'client_secret'],
      ['clientsceret', 'client_secret'],
      ['refreshtokens', 'refresh_token'],
      ['redirectionuri', 'redirect_uri'],
    ]),
);

/** The parameter of OAuth that a name in other spelling means: `clientId`, `redirect_url`; undefined for right names. */
export function parameterMeant(name: string): string | undefined {
  const meant = PARAMETERS.get(name.toLowerCase().replace(/[\s_.-]/g, ''));
  return meant === name ? undefined : meant;
}
