import type { JsonObject } from '../generator/fragment.js';
import type { Decisions } from './decision.js';
import { listIn, objectIn } from './source.js';

/**
 * Schemas whose required properties do not lead back to themselves: no value could ever fit, and the platform refuses them.
 * The property that closes a loop is required no longer.
 */
export function withoutRequiredLoops(
  definitions: Readonly<Record<string, JsonObject>>,
  decisions: Decisions,
): Readonly<Record<string, JsonObject>> {
  const cut = new Map<string, Set<string>>();
  const finished = new Set<string>();
  for (const start of Object.keys(definitions)) {
    // With a stack of its own: chains of references may be long.
    const way = [{ name: start, next: requiredReferences(definitions, start) }];
    const onWay = new Set([start]);
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const step = finished.has(last.name) ? undefined : last.next.pop();
      if (step === undefined) {
        finished.add(last.name);
        onWay.delete(last.name);
        way.pop();
      } else if (onWay.has(step.target)) {
        cut.set(last.name, (cut.get(last.name) ?? new Set()).add(step.property));
        decisions.note(
          'adapted',
          'required-loop',
          `schema ${last.name}`,
          `"${step.property}" leads back to a schema around it; required no longer`,
        );
      } else if (!finished.has(step.target)) {
        onWay.add(step.target);
        way.push({ name: step.target, next: requiredReferences(definitions, step.target) });
      }
    }
  }
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [
      name,
      cut.has(name) ? without(schema, cut.get(name) as Set<string>) : schema,
    ]),
  );
}

/** The required properties of a definition that are another definition, also those of objects inside it. */
function requiredReferences(
  definitions: Readonly<Record<string, JsonObject>>,
  name: string,
): { property: string; target: string }[] {
  const found: { property: string; target: string }[] = [];
  const look = (schema: JsonObject): void => {
    const properties = objectIn(schema['properties']);
    for (const property of listIn(schema['required'])) {
      if (typeof property !== 'string' || !Object.hasOwn(properties, property)) continue;
      const inner = objectIn(properties[property]);
      const target = /^#\/definitions\/(.+)$/.exec(String(inner['$ref']))?.[1];
      if (target === undefined) look(inner);
      else if (Object.hasOwn(definitions, target)) found.push({ property, target });
    }
  };
  look(objectIn(definitions[name]));
  return found;
}

/** A schema that requires some properties no longer, wherever they stand in it. */
function without(schema: JsonObject, names: ReadonlySet<string>): JsonObject {
  const { required, ...rest } = schema;
  const kept = listIn(required).filter((name) => !names.has(String(name)));
  const properties = Object.entries(objectIn(schema['properties'])).map(
    ([name, inner]) =>
      [name, objectIn(inner)['required'] === undefined ? inner : without(objectIn(inner), names)] as const,
  );
  return {
    ...rest,
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(kept.length > 0 ? { required: kept } : {}),
  };
}
