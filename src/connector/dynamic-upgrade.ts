import type { Node } from '../document/node.js';
import type { Operation } from './definition.js';
import { type DynamicCall, type DynamicReferences, type FoundParameter, fetchesList } from './dynamic-references.js';
import { pathString, segmentsOf } from './schema-paths.js';

/**
 * The second-generation extension that says the same as a first-generation call: `x-ms-dynamic-list` for
 * `x-ms-dynamic-values`, `x-ms-dynamic-properties` for `x-ms-dynamic-schema`. Undefined where a name does not lead to one
 * place in all operations that make the call.
 * Source: https://learn.microsoft.com/en-us/connectors/custom-connectors/openapi-extensions
 */
export function upgradeOf(call: DynamicCall, references: DynamicReferences): Record<string, unknown> | undefined {
  const { target } = call;
  const sources = references.sourcesOf(call);
  if (!target || sources.length === 0) return undefined;
  const parameters: [string, unknown][] = [];
  for (const argument of call.arguments) {
    const name = fullName(references, [target], argument.name);
    if (name === undefined) return undefined;
    if (argument.reference?.text === undefined) {
      if (!argument.literal) return undefined;
      parameters.push([name, { value: argument.literal.value }]);
      continue;
    }
    const reference = fullName(references, sources, argument.reference.text);
    if (reference === undefined) return undefined;
    parameters.push([name, { parameterReference: reference }]);
  }
  const { node } = call;
  const path = (key: string): string | undefined => node.string(key);
  return withoutUndefined([
    ['operationId', call.operationId?.text],
    ['itemsPath', fetchesList(call) ? path('value-collection') : undefined],
    ['itemValuePath', fetchesList(call) ? path('value-path') : schemaPathOf(path('value-path'))],
    ['itemTitlePath', fetchesList(call) ? path('value-title') : undefined],
    ['parameters', parameters.length > 0 ? Object.fromEntries(parameters) : undefined],
  ]);
}

/** The references of a first-generation call that only the second generation can make clear. */
export interface VagueReferences {
  /** The first reference to a property of a body. */
  readonly nested: Node | undefined;
  /** References to a name that is a parameter and also a property of the body. */
  readonly ambiguous: readonly Node[];
}

export function vagueReferencesOf(call: DynamicCall, references: DynamicReferences): VagueReferences {
  const ambiguous: Node[] = [];
  let nested: Node | undefined;
  for (const { reference } of call.arguments) {
    const name = reference?.text;
    if (!reference || name === undefined) continue;
    for (const { parameters, body } of references.sourcesOf(call)) {
      const property = body && references.propertyOf(body, segmentsOf(name));
      if (property?.is !== 'found' || !property.property) continue;
      if (parameters.some((parameter) => parameter.name === name)) {
        ambiguous.push(reference);
        break;
      }
      nested ??= reference;
    }
  }
  return { nested, ambiguous };
}

/** True for a `value-path` that names the properties of a schema instead of the schema. */
export const namesProperties = (valuePath: string | undefined): boolean =>
  segmentsOf(valuePath ?? '').at(-1) === 'properties';

/** The `itemValuePath` that goes with a `value-path` of `x-ms-dynamic-schema`; undefined for the answer as a whole. */
export function schemaPathOf(valuePath: string | undefined): string | undefined {
  const keys = segmentsOf(valuePath ?? '');
  const schema = keys.at(-1) === 'properties' ? keys.slice(0, -1) : keys;
  return schema.length === 0 ? undefined : pathString(schema);
}

/** A name with the whole way from the parameter on, when it is the same in all operations. */
export function fullName(
  references: DynamicReferences,
  operations: readonly Operation[],
  name: string,
): string | undefined {
  const names = new Set(operations.map((operation) => fullNameIn(references.parameterOf(operation, name, true), name)));
  return names.size === 1 ? [...names][0] : undefined;
}

function fullNameIn(found: FoundParameter | { readonly is: string }, name: string): string | undefined {
  if (!('parameter' in found)) return undefined;
  const { parameter, property } = found;
  if (!property || segmentsOf(name)[0] === parameter.name) return name;
  return pathString([parameter.name, ...segmentsOf(name)]);
}

const withoutUndefined = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));
