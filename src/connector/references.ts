import { parsePointer } from '../document/json-pointer.js';
import type { Node } from '../document/node.js';
import type { Definition } from './definition.js';

/** Where the shared objects of a kind stand. */
export type Section = 'definitions' | 'parameters' | 'responses';

const SECTIONS: ReadonlyMap<string, Section> = new Map([
  ['schema', 'definitions'],
  ['parameter', 'parameters'],
  ['response', 'responses'],
]);

/** What is wrong with a `$ref` that is a string. `external`, `section`: it cannot be meant; `pointer`: it cannot be read. */
export type ReferenceFault = 'external' | 'section' | 'pointer' | 'nowhere' | 'loop';

/** A `$ref` with a text, and what it names. */
export interface ReadReference {
  readonly node: Node;
  readonly section: Section;
  readonly text: string;
  readonly fault: ReferenceFault | undefined;
  /** True for a shared object that is nothing but this reference. */
  readonly isShared: boolean;
}

const read = new WeakMap<Definition, readonly ReadReference[]>();

/** The references of a definition that rules have to look at: those with a fault, and shared objects that are one. */
export function referencesOf(definition: Definition | undefined): readonly ReadReference[] {
  if (!definition) return [];
  let found = read.get(definition);
  if (!found) {
    found = [...readAll(definition)];
    read.set(definition, found);
  }
  return found;
}

/** Every text is followed once only. */
function* readAll(definition: Definition): Generator<ReadReference> {
  const faults = new Map<string, Map<string, ReferenceFault | undefined>>();
  const endless = new Map<string, boolean>();
  for (const reference of definition.references) {
    const section = SECTIONS.get(reference.kind);
    const { node, target: text } = reference;
    if (!section || typeof text !== 'string') continue;
    let known = faults.get(section);
    if (!known) {
      known = new Map();
      faults.set(section, known);
    }
    let fault = known.get(text);
    if (fault === undefined && !known.has(text)) {
      fault = faultOf(definition, section, text) ?? (isEndless(definition, text, endless) ? 'loop' : undefined);
      known.set(text, fault);
    }
    const isShared = node.parent?.key === section && node.parent.parent === definition.root;
    if (fault || isShared) yield { node, section, text, fault, isShared };
  }
}

function faultOf(definition: Definition, section: Section, text: string): ReferenceFault | undefined {
  if (!text.startsWith('#')) return 'external';
  if (!text.startsWith(`#/${section}/`)) return 'section';
  if (!parsePointer(decoded(text.slice(1)) ?? '~')) return 'pointer';
  return definition.target(text) ? undefined : 'nowhere';
}

function decoded(pointer: string): string | undefined {
  if (!pointer.includes('%')) return pointer;
  try {
    return decodeURIComponent(pointer);
  } catch {
    return undefined;
  }
}

/** True when following references from `text` never comes to an end; every text is followed once. */
function isEndless(definition: Definition, text: string, known: Map<string, boolean>): boolean {
  const trail = new Set<string>();
  let next: unknown = text;
  while (typeof next === 'string' && !trail.has(next) && !known.has(next)) {
    trail.add(next);
    next = definition.target(next)?.get('$ref')?.value;
  }
  const isLoop = typeof next === 'string' && (known.get(next) ?? true);
  for (const passed of trail) known.set(passed, isLoop);
  return isLoop;
}

/** The name in the right section that was surely meant: the last part of a reference, other capitals allowed. */
export function namedLike(definition: Definition, section: Section, text: string): string | undefined {
  const shared = definition.root.get(section);
  if (!shared?.isObject) return undefined;
  const name = (text.split(/[/#]/).at(-1) as string).replaceAll('~1', '/').replaceAll('~0', '~');
  if (shared.has(name)) return name;
  const lower = name.toLowerCase();
  const alike = Object.keys(shared.value as object).filter((other) => other.toLowerCase() === lower);
  return alike.length === 1 ? alike[0] : undefined;
}

/** A reference to a shared object. */
export const referenceTo = (section: Section, name: string): string =>
  `#/${section}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
