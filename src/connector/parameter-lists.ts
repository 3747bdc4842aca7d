import type { Node } from '../document/node.js';
import type { Definition } from './definition.js';
import { isOpenApi3 } from './openapi-3.js';

/** An element of a list of parameters as it is written, references followed. */
export interface ListedParameter {
  readonly name: string;
  readonly in: string;
  readonly index: number;
}

/**
 * The list of parameters that a path or an operation has itself, repetitions included; elements without a name or a place
 * are left out.
 */
export function listedParameters(definition: Definition, holder: Node): ListedParameter[] {
  const found: ListedParameter[] = [];
  const { parameters } = holder.value as { readonly parameters?: unknown };
  if (!Array.isArray(parameters)) return found;
  for (let index = 0; index < parameters.length; index++) {
    const raw = parameters[index] as { readonly $ref?: unknown; readonly name?: unknown; readonly in?: unknown } | null;
    if (typeof raw !== 'object' || raw === null) continue;
    const { name, in: place } = raw.$ref === undefined ? raw : targetOf(definition, raw.$ref);
    if (typeof name === 'string' && typeof place === 'string') found.push({ name, in: place, index });
  }
  return found;
}

/** The node of an element of that list. */
export const listedNode = (holder: Node, { index }: ListedParameter): Node => holder.at('parameters', index) ?? holder;

function targetOf(definition: Definition, reference: unknown): { readonly name?: unknown; readonly in?: unknown } {
  const named = typeof reference === 'string' ? definition.target(reference) : undefined;
  const target = named && definition.resolve(named);
  return target?.isObject ? (target.value as object) : {};
}

const byDefinition = new WeakMap<Definition, ReadonlyMap<string, readonly Node[]>>();

/**
 * The parameter objects of a place ("path", "query", "header", "body", "formData"), each once; none of an OpenAPI 3
 * document, which is refused as a whole. Grouped once.
 */
export function parametersIn(definition: Definition | undefined, place: string): readonly Node[] {
  if (!definition || isOpenApi3(definition)) return [];
  let groups = byDefinition.get(definition);
  if (!groups) {
    groups = groupedByPlace(definition);
    byDefinition.set(definition, groups);
  }
  return groups.get(place) ?? [];
}

function groupedByPlace({ parameterObjects }: Definition): ReadonlyMap<string, readonly Node[]> {
  const groups = new Map<string, Node[]>();
  for (const node of parameterObjects) {
    const { in: place } = node.value as { readonly in?: unknown };
    if (typeof place !== 'string') continue;
    const group = groups.get(place);
    if (group) group.push(node);
    else groups.set(place, [node]);
  }
  return groups;
}
