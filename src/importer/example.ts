import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { kindOf } from './schema-type.js';
import { labelOf } from './texts.js';

/** How many elements of a list are looked at: they are alike. */
const LOOKED_AT = 50;

/** The schema of a value, with a label and a description for every property. */
export function schemaOfExample(value: Json): JsonObject {
  return asSchema(shapeOf(value));
}

/** What a value, or several in the same place, look like. */
interface Shape {
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Shape>;
  readonly items: Shape | undefined;
  readonly isNullable: boolean;
}

const EMPTY: Shape = { types: new Set(), properties: new Map(), items: undefined, isNullable: false };

function shapeOf(value: Json): Shape {
  if (value === null) return { ...EMPTY, isNullable: true };
  const types = new Set([kindOf(value)]);
  if (Array.isArray(value)) {
    const items = value
      .slice(0, LOOKED_AT)
      .map((item: Json) => shapeOf(item))
      .reduce(both, EMPTY);
    return { ...EMPTY, types, items };
  }
  if (typeof value !== 'object') return { ...EMPTY, types };
  const properties = new Map(Object.entries(value).map(([name, member]) => [name, shapeOf(member as Json)]));
  return { ...EMPTY, types, properties };
}

function both(a: Shape, b: Shape): Shape {
  const properties = new Map(a.properties);
  for (const [name, shape] of b.properties) {
    const before = properties.get(name);
    properties.set(name, before === undefined ? shape : both(before, shape));
  }
  const items = a.items === undefined || b.items === undefined ? (a.items ?? b.items) : both(a.items, b.items);
  return { types: new Set([...a.types, ...b.types]), properties, items, isNullable: a.isNullable || b.isNullable };
}

function asSchema({ types, properties, items, isNullable }: Shape): JsonObject {
  const isNumber = types.size === 2 && types.has('integer') && types.has('number');
  const type = isNumber ? 'number' : types.size === 1 ? ([...types][0] as string) : undefined;
  const members = [...properties].map(([name, shape]) => [
    name,
    { ...asSchema(shape), 'x-ms-summary': labelOf(name), description: `The value of "${name}".` },
  ]);
  return {
    ...(type === undefined ? {} : { type }),
    ...(isNullable ? { 'x-nullable': true } : {}),
    ...(type === 'object' && members.length > 0 ? { properties: Object.fromEntries(members) } : {}),
    ...(type === 'array' ? { items: items === undefined ? {} : asSchema(items) } : {}),
  };
}
