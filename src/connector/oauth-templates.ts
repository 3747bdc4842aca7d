import type { Change } from '../document/edits.js';
import { type Node, type Place, partOf } from '../document/node.js';
import { hasPlaceholder, type TemplateParameter, templateParameters } from '../facts/oauth.js';
import { isEnvironmentVariable } from './addresses.js';
import type { Connector } from './connector.js';
import { oncePer } from './once-per.js';
import type { OAuthSettings } from './properties.js';

/** The query and body templates of provider `oauth2generic`, by the request they make. */
export const QUERY_TEMPLATES = [
  'authorizationUrlQueryStringTemplate',
  'tokenUrlQueryStringTemplate',
  'refreshUrlQueryStringTemplate',
] as const;
export const BODY_TEMPLATES = ['tokenBodyTemplate', 'refreshBodyTemplate'] as const;
export type TemplateKey = (typeof QUERY_TEMPLATES)[number] | (typeof BODY_TEMPLATES)[number];

/** A query or body template that has a text. */
export class Template {
  readonly isBody: boolean;
  /** Its parameters with their offsets; none when the text is JSON. */
  readonly parameters: readonly TemplateParameter[];
  /** True when it is written as a JSON object instead of a form. */
  readonly isJson: boolean;

  constructor(
    readonly oauth: OAuthSettings,
    readonly key: TemplateKey,
    readonly node: Node,
    readonly text: string,
  ) {
    this.isBody = /Body/.test(key);
    this.isJson = /^\s*[{[]\s*["']/.test(text);
    this.parameters = this.isJson ? [] : templateParameters(text);
  }

  /** The parameter of that name. */
  parameter(name: string): TemplateParameter | undefined {
    return this.parameters.find((parameter) => nameOf(parameter) === name);
  }

  has(placeholder: string): boolean {
    return hasPlaceholder(this.text, placeholder);
  }

  /** The parameter filled with a placeholder whose name holds the words, whatever the parameter is called. */
  filledWith(words: RegExp): TemplateParameter | undefined {
    return this.parameters.find(({ value }) => /\{[^{}]*\}/.test(value) && words.test(value));
  }

  /** The place of a whole parameter. */
  place({ from, to }: TemplateParameter): Place {
    return partOf(this.node, [from, to]);
  }

  /** The place of a parameter's value, of the whole parameter where the value is empty. */
  valuePlace({ from, valueFrom, to }: TemplateParameter): Place {
    return partOf(this.node, [valueFrom < to ? valueFrom : from, to]);
  }

  /** Puts another text in the place of a parameter's value. */
  withValue({ from, to, name }: TemplateParameter, value: string): Change {
    return { change: 'replace', place: partOf(this.node, [from, to]), text: `${name}=${value}` };
  }

  /** Adds a parameter at the end. */
  adding(parameter: string): Change {
    const end = this.text.trimEnd().length;
    const separator = end === 0 || /[?&]$/.test(this.text.slice(0, end)) ? '' : '&';
    return { change: 'replace', place: partOf(this.node, [end, this.text.length]), text: separator + parameter };
  }
}

/** The name of a parameter without stray blanks and without what an escaped ampersand leaves before it. */
export const nameOf = ({ name }: TemplateParameter): string => name.trim().replace(/^amp;/, '');

/** A template of provider `oauth2generic`, if it has a text that the file decides. */
export function templateOf(oauth: OAuthSettings, key: TemplateKey): Template | undefined {
  if (oauth.family !== 'template') return undefined;
  const node = oauth.custom(key);
  const text = node?.text;
  if (!node || text === undefined || text.trim() === '' || isEnvironmentVariable(text)) return undefined;
  return new Template(oauth, key, node, text);
}

/** The templates of one kind in all settings. */
export const templatesOf = (connector: Connector, ...keys: readonly TemplateKey[]): Template[] =>
  connector.oauthSettings.flatMap((oauth) => keys.flatMap((key) => templateOf(oauth, key) ?? []));

/** Every query and body template. */
export const allTemplatesOf = oncePer((connector: Connector): Template[] =>
  templatesOf(connector, ...QUERY_TEMPLATES, ...BODY_TEMPLATES),
);

/** True for a value that is written into the template instead of being filled in. */
export const isLiteral = (value: string): boolean =>
  value.trim() !== '' && !/[{}]/.test(value) && !/^@/.test(value.trim());
