import type { Node } from '../document/node.js';
import type { Definition, SchemaNode } from './definition.js';
import { schemaUsageOf } from './schema-usage.js';

type Raw = Readonly<Record<string, unknown>>;

/** True when an object has no text under `key`, or a blank one. */
export const isEmptyText = (owner: Node, key: string): boolean => {
  const value = (owner.value as Raw)[key];
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
};

/** True for a parameter that users never see: an internal one, a body (its properties are shown), a mere reference. */
export function isHiddenParameter(parameter: Node): boolean {
  const raw = parameter.value as Raw;
  return raw['$ref'] !== undefined || raw['in'] === 'body' || raw['x-ms-visibility'] === 'internal';
}

/** The member that a description only repeats, or "name" for the name of the field; undefined when it says more. */
export function repeatedIn(owner: Node, members: readonly string[], name?: string): string | undefined {
  const raw = owner.value as Raw;
  const text = raw['description'];
  if (typeof text !== 'string') return undefined;
  if (name !== undefined && repeats(text, name)) return 'name';
  return members.find((member) => repeats(text, raw[member]));
}

/** True when a text is a name again: the same letters and digits but for a leading article. */
function repeats(text: string, name: unknown): boolean {
  // Blanks, punctuation and an article are all that may be added.
  if (typeof name !== 'string' || text.length > 1.5 * name.length + 8) return false;
  const words = lettersOf(text);
  return words !== '' && words === lettersOf(name);
}

/** `The sys_id.` and `sysId` are the same letters. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .replace(/[\s!-/:-@[-`{-~]+/g, '');

const shown = new WeakMap<Definition, readonly SchemaNode[]>();

/**
 * The properties that makers see in the designer: of bodies, responses and notifications, without those that are internal
 * or only a reference; collected once.
 */
export function shownProperties(definition: Definition | undefined): readonly SchemaNode[] {
  if (!definition) return [];
  let found = shown.get(definition);
  if (!found) {
    const usage = schemaUsageOf(definition);
    found = definition.schemas.filter((schema) => {
      const raw = schema.value as Raw;
      if (raw['$ref'] !== undefined || raw['x-ms-visibility'] === 'internal') return false;
      return schema.propertyName !== undefined && (usage.isInput(schema) || usage.isOutput(schema));
    });
    shown.set(definition, found);
  }
  return found;
}
