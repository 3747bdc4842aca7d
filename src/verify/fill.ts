import type { Connector } from '../connector/connector.js';
import { bareParameter, sourceOf } from '../connector/oauth-placeholders.js';
import type { OAuthSettings } from '../connector/properties.js';
import { redirectOf } from '../connector/redirects.js';
import type { Node } from '../document/node.js';
import { placeholdersIn } from '../facts/oauth.js';
import {
  FILL_KNOWLEDGE,
  FILLS,
  type Fill,
  KNOWN,
  type Knowledge,
  NOTES,
  type NoteFact,
  SCOPE_DELIMITER,
} from '../facts/platform-requests.js';
import { type FlowValues, redirectUrlOf } from './flow-values.js';
import type { Filled, Origin, Stage, Unresolved } from './request.js';

/** What is asked while the requests of some settings are made. */
export interface Context {
  readonly connector: Connector;
  readonly oauth: OAuthSettings;
  readonly values: FlowValues;
}

/** The values that only exist in some stages. */
const ONLY_IN: Partial<Readonly<Record<Fill, readonly Stage[]>>> = {
  Code: ['token'],
  RefreshToken: ['refresh'],
};

/** The text of a value of the files: secrets masked, environment variables filled in. */
export function textOf({ values }: Context, node: Node | undefined, name?: string): string | undefined {
  if (node?.text === undefined) return undefined;
  return withVariables(values, values.masked ? values.masked(node.text, name) : node.text);
}

const VARIABLE = /@environmentVariables?\(\s*["']([^"']*)["']\s*\)/gi;

/** The text with the values of environment variables in the place of their references. */
const withVariables = (values: FlowValues, text: string): string =>
  text.includes('@') ? text.replace(VARIABLE, (_, name: string) => values.environmentVariable(name)) : text;

/** A value that the platform knows by itself. */
export function builtIn(context: Context, fill: Fill): Filled {
  const { oauth, values } = context;
  const known = (value: string, label: string, node?: Node, knowledge: Knowledge = FILL_KNOWLEDGE[fill]): Filled => ({
    value,
    from: node ? { label, node } : { label },
    fill,
    evidence: knowledge.evidence,
    source: knowledge.source,
  });
  switch (fill) {
    case 'ClientId':
      return known(values.clientId, 'clientId', oauth.node.getIgnoringCase('clientId'));
    case 'ClientSecret':
      return known(values.clientSecret ?? '', 'clientSecret');
    case 'RedirectUrl':
      return redirect(context);
    case 'Scopes':
      return known(scopesText(context), 'scopes', oauth.node.get('scopes'));
    case 'State':
      return known(values.state, 'the platform');
    case 'Code':
      return known(values.code, 'sign-in answer');
    case 'RefreshToken':
      return known(values.refreshToken, 'token answer');
    case 'CodeChallenge':
      return known(values.codeChallenge, 'the platform');
    case 'CodeVerifier':
      return known(values.codeVerifier, 'the platform');
  }
}

function redirect(context: Context): Filled {
  const { oauth, values } = context;
  const { mode, modeNode, urlNode, url } = redirectOf(oauth);
  const { masked = (text: string) => text } = values;
  const value = values.redirectUrl;
  const filled = (label: string, node: Node | undefined, knowledge: Knowledge): Filled => ({
    value,
    from: node ? { label, node } : { label },
    fill: 'RedirectUrl',
    ...knowledge,
  });
  if (value !== redirectUrlOf(oauth, values.masked))
    return filled('the redirect URL given', undefined, KNOWN.redirectGiven);
  if (mode === 'global') return filled('redirectMode', modeNode, KNOWN.shared);
  if (url !== undefined && value === masked(url.trim())) return filled('redirectUrl', urlNode, KNOWN.redirectInFile);
  return filled('redirectMode', modeNode, mode === 'globalperconnector' ? KNOWN.perConnector : KNOWN.noRedirectMode);
}

/** The scopes in one text, joined as the file says. */
export function scopesText(context: Context): string {
  const { oauth } = context;
  const delimiter = oauth.family === 'template' ? textOf(context, oauth.custom('scopeListDelimiter')) : undefined;
  return oauth.scopes
    .flatMap((node) => textOf(context, node) ?? [])
    .join(delimiter === undefined || delimiter === '' ? SCOPE_DELIMITER : delimiter);
}

/** What fills a placeholder of a template; undefined where nothing does, or nothing known. */
function placeholderValue(context: Context, name: string): Filled | undefined {
  const { connector, oauth, values } = context;
  const wanted = name.toLowerCase();
  // Who connects brings the value: a parameter of that name goes before the built-in value, as with one's own OAuth client.
  const parameter = connector.connectionParameters.find(
    (each) => each.templateName?.toLowerCase() === wanted && isBeside(context, each.set),
  );
  if (parameter?.templateName !== undefined) {
    const origin = { label: parameter.name, node: parameter.node };
    return { value: values.connectionParameter(parameter.templateName), from: origin, ...KNOWN.parameter };
  }
  const source = sourceOf(connector, oauth, name);
  if (source === 'custom') {
    const node = oauth.custom(name);
    const value = textOf(context, node, name);
    if (value !== undefined && node) return { value, from: { label: name, node }, ...KNOWN.custom };
    const additional = oauth.node.get('additionalParameters')?.getIgnoringCase(name);
    const from = { label: 'additionalParameters', ...(additional ? { node: additional } : {}) };
    return { value: values.connectionParameter(name), from, ...KNOWN.custom };
  }
  const fill = source === 'built-in' ? FILLS.find((each) => each.toLowerCase() === wanted) : undefined;
  return fill && builtIn(context, fill);
}

const isBeside = ({ oauth }: Context, set: string | undefined): boolean =>
  set === undefined || set === oauth.parameter.set;

/** A text with its placeholders filled. */
export interface FilledText {
  /** As it is sent. */
  readonly raw: string;
  readonly fillings: readonly Filled[];
  readonly unresolved: readonly Unresolved[];
  readonly notes: readonly NoteFact[];
}

const PLACEHOLDER_NAME = /^[\w:.-]{1,100}$/;

/**
 * Fills the placeholders of a template. One that nothing fills stays as it is.
 * @param encode what is done to values; the text of the template is sent as it stands
 * @param literal what is done to the text between the placeholders
 */
export function fillTemplate(
  context: Context,
  stage: Stage,
  template: Origin,
  text: string,
  encode: (value: string) => string,
  literal: (text: string) => string = (part) => part,
): FilledText {
  const fillings: Filled[] = [];
  const unresolved: Unresolved[] = [];
  const notes = new Set<NoteFact>();
  let raw = '';
  let at = 0;
  for (const { name, from, to } of placeholdersIn(text)) {
    const found = PLACEHOLDER_NAME.test(name) ? placeholderValue(context, name) : undefined;
    raw += literal(text.slice(at, from));
    at = to;
    if (found) {
      const isHere = found.fill === undefined || (ONLY_IN[found.fill]?.includes(stage) ?? true);
      if (!isHere) notes.add(NOTES.otherStage);
      raw += isHere ? encode(found.value) : '';
      fillings.push(found);
      continue;
    }
    raw += text.slice(from, to);
    if (!PLACEHOLDER_NAME.test(name)) continue;
    if (sourceOf(context.connector, context.oauth, name) === 'pkce') notes.add(NOTES.pkceTemplate);
    else {
      const lacksPrefix = bareParameter(context.connector, context.oauth, name) !== undefined;
      unresolved.push({ placeholder: name, in: template, lacksPrefix });
    }
  }
  return { raw: raw + literal(text.slice(at)), fillings, unresolved, notes: [...notes] };
}
