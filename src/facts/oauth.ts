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
  let from = template.lastIndexOf('?') + 1;
  while (from < template.length) {
    const next = template.indexOf('&', from);
    const to = next < 0 ? template.length : next;
    const equals = template.indexOf('=', from);
    const nameEnd = equals < 0 || equals > to ? to : equals;
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
