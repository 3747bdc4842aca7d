import { PLATFORM_EXTENSIONS } from '../facts/extensions.js';
import { type JsonObject, referencesIn } from '../generator/fragment.js';
import type { Decisions } from './decision.js';
import type { Source } from './source.js';

/** Members that only documentation shows. */
const DOCUMENTATION = [
  'example',
  'examples',
  'xml',
  'externalDocs',
  'deprecated',
  '$comment',
  '$schema',
  '$id',
  '$anchor',
  'tags',
  'style',
  'explode',
];

/** Notes, once per document, what is left out without any effect on requests and answers. */
export function withoutEffect(raw: JsonObject, { name }: Source, decisions: Decisions): void {
  for (const key of Object.keys(raw)) {
    const isOwn = /^x-/i.test(key) && !PLATFORM_EXTENSIONS.includes(key) && key !== 'x-nullable';
    if (isOwn || DOCUMENTATION.includes(key))
      decisions.note('adapted', 'without-effect', name, `"${key.slice(0, 60)}" has no effect in a connector; left out`);
  }
  if (raw['additionalProperties'] === false || raw['unevaluatedProperties'] === false)
    decisions.note(
      'adapted',
      'without-effect',
      name,
      'that an object has no other properties has no effect in a connector; left out',
    );
}

/** The extensions that the platform reads. */
export const extensionsIn = (raw: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      // A reference inside of one would lead into the document that is left behind.
      if (!PLATFORM_EXTENSIONS.includes(key) || referencesIn(value).next().done !== true) return [];
      if (key !== 'x-ms-visibility') return [[key, value]];
      const visibility = String(value).toLowerCase();
      return VISIBILITIES.includes(visibility) ? [[key, visibility]] : [];
    }),
  );

const VISIBILITIES: readonly string[] = ['important', 'advanced', 'internal'];

/** A part that has to be given is not hidden among the advanced ones, unless it has a value already. */
export function shownWhenRequired(part: JsonObject): JsonObject {
  if (part['x-ms-visibility'] !== 'advanced' || part['default'] !== undefined) return part;
  const { 'x-ms-visibility': _, ...shown } = part;
  return shown;
}
