import { isObject } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import type { Decisions } from './decision.js';
import type { DefinitionNames } from './definition-names.js';
import { extensionsIn, shownWhenRequired, withoutEffect } from './extensions.js';
import { type Composing, composed, onlyReference } from './schema-compose.js';
import { defaultOf, enumOf, formatOf, type Lose, limitsOf } from './schema-keywords.js';
import { typeOfSchema } from './schema-type.js';
import { listIn, objectIn, type Source, textIn } from './source.js';
import { labelOf, saying, sentence } from './texts.js';

/** Far more than a definition of 1 MB can hold. */
const MAX_WORK = 100_000;

/** How many schemas are written in place inside each other; deeper ones stay references, so that a definition does not multiply. */
const MAX_INLINED = 3;

/** Keywords of JSON Schema that say less about a value when they go, with what they are. */
const NARROWING = [
  ...['not', 'if', 'then', 'else', 'patternProperties', 'propertyNames', 'dependentSchemas', 'dependentRequired'],
  ...['dependencies', 'unevaluatedProperties', 'unevaluatedItems', 'contains', 'minContains', 'maxContains'],
  ...['prefixItems', 'discriminator', 'writeOnly', 'contentSchema', '$dynamicRef'],
];

/** Reports the keywords of a schema that have no counterpart. */
export function narrowed(raw: JsonObject, lose: Lose): void {
  for (const keyword of NARROWING)
    if (raw[keyword] !== undefined && !(keyword === 'unevaluatedProperties' && raw[keyword] === false))
      lose(keyword, 'has no counterpart');
}

/** Writes the schemas of a document in Swagger 2.0, as the platform takes them. */
export class Schemas {
  private readonly names = new Map<string, string>();
  private readonly done = new Map<string, JsonObject>();
  private readonly waiting: string[] = [];
  private work = 0;

  constructor(
    readonly source: Source,
    readonly decisions: Decisions,
    private readonly free: DefinitionNames,
  ) {}

  /** The definitions that the schemas so far refer to. */
  definitions(): Readonly<Record<string, JsonObject>> {
    for (let pointer = this.waiting.pop(); pointer !== undefined; pointer = this.waiting.pop()) {
      const name = this.names.get(pointer) as string;
      const value = this.source.at(pointer) as Json;
      this.done.set(name, this.schema(value, `${this.source.prefix}schema ${name}`, new Set([pointer])));
    }
    return Object.fromEntries(this.done);
  }

  /**
   * A schema of a body or a response.
   * @param where the place in the report
   * @param way the references whose schemas this one is written into
   */
  schema(
    value: Json | undefined,
    where: string,
    way: ReadonlySet<string> = new Set(),
    mayBeBinary = false,
  ): JsonObject {
    if (!isObject(value)) {
      if (value !== undefined && value !== true)
        this.decisions.note('lost', 'schema', where, `${JSON.stringify(value)} stands where a schema is expected`);
      return {};
    }
    const raw = value as JsonObject;
    if (typeof raw['$ref'] === 'string') return this.reference(raw, where);
    const only = onlyReference(raw);
    const pointer = only === undefined ? undefined : this.source.follow({ $ref: only })?.pointer;
    if (pointer !== undefined && (way.has(pointer) || way.size >= MAX_INLINED)) return this.kept(raw, pointer, where);
    const composing = this.composing(where);
    const whole = composed(raw, composing, way);
    return this.plain(whole, where, mayBeBinary, new Set([...way, ...composing.inlined]));
  }

  /** A schema without references and compositions at its top, as it stands in the document. */
  flat(value: Json | undefined, where: string, way: ReadonlySet<string> = new Set()): JsonObject {
    const target = value === undefined ? undefined : this.source.follow(value);
    if (value !== undefined && target === undefined) this.broken(value, where);
    return composed(objectIn(target?.value), this.composing(where), way);
  }

  private composing(where: string): Composing {
    const spend = (): void => {
      if (++this.work > MAX_WORK)
        throw new UserError(
          'too-complex',
          `The schemas of ${this.source.name} refer to each other so often that they grow to more than ${MAX_WORK} parts.`,
          'Import fewer operations with --select, or simplify the schemas.',
        );
    };
    return { source: this.source, decisions: this.decisions, where, spend, inlined: new Set() };
  }

  /** A composition that is a reference with texts, as a reference: what it names is written around it, or is large. */
  private kept(raw: JsonObject, pointer: string, where: string): JsonObject {
    const texts = Object.keys(raw).filter((key) => !['allOf', 'oneOf', 'anyOf'].includes(key) && !/^x-/.test(key));
    const name = this.nameOf(pointer);
    if (texts.length > 0)
      this.decisions.note(
        'lost',
        'beside-ref',
        where,
        `${texts.join(', ')} beside the schema ${name}; only the reference counts`,
      );
    return { $ref: `#/definitions/${name}` };
  }

  private reference(raw: JsonObject, where: string): JsonObject {
    const target = this.source.follow(raw);
    if (target?.pointer === undefined) {
      this.broken(raw, where);
      return {};
    }
    // Before 3.1 texts beside a reference meant nothing.
    const texts = this.source.version === '3.1' ? [] : ['description', 'summary', 'title'];
    const beside = Object.keys(raw).filter((key) => key !== '$ref' && !texts.includes(key));
    if (beside.length > 0)
      this.decisions.note('lost', 'beside-ref', where, `${beside.join(', ')} beside "$ref"; only the reference counts`);
    if (!isObject(target.value)) return this.schema(target.value, where);
    return { $ref: `#/definitions/${this.nameOf(target.pointer)}` };
  }

  private nameOf(pointer: string): string {
    const known = this.names.get(pointer);
    if (known !== undefined) return known;
    const name = this.free.free(decodeName(pointer));
    this.names.set(pointer, name);
    this.waiting.push(pointer);
    return name;
  }

  private broken(value: Json, where: string): void {
    const reference = String(objectIn(value)['$ref']).slice(0, 120);
    this.decisions.note(
      'lost',
      'reference',
      where,
      `"${reference}" leads nowhere in the document, or back to itself; other files are not read`,
      'Bundle the document into one file, then import it again.',
    );
  }

  private plain(raw: JsonObject, where: string, mayBeBinary: boolean, way: ReadonlySet<string>): JsonObject {
    this.composing(where).spend();
    const lose: Lose = (keyword, why) => this.decisions.note('lost', `schema-${keyword}`, where, `${keyword} ${why}`);
    narrowed(raw, lose);
    withoutEffect(raw, this.source, this.decisions);
    const { type, isNullable, several } = typeOfSchema(raw);
    if (several.length > 0) lose('type', `lists ${several.join(', ')}; the value has no type now`);
    if (isNullable) this.decisions.note('adapted', 'nullable', where, 'may be null; written as x-nullable');
    const base: JsonObject = {
      ...(type === undefined ? {} : { type }),
      ...formatOf(binaryFormat(raw), type, mayBeBinary, lose),
      ...textsOf(raw),
      ...enumOf(raw, type, lose),
      ...limitsOf(raw, lose),
      ...(isNullable ? { 'x-nullable': true } : {}),
      ...extensionsIn(raw),
    };
    return {
      ...base,
      ...defaultOf(raw, base, lose),
      ...(raw['readOnly'] === true ? { readOnly: true } : {}),
      ...(type === 'object' ? this.objectParts(raw, where, way) : {}),
      ...(type === 'array' ? { items: this.itemsOf(raw, where, way) } : {}),
    };
  }

  private itemsOf({ items }: JsonObject, where: string, way: ReadonlySet<string>): JsonObject {
    if (Array.isArray(items))
      this.decisions.note('lost', 'tuple', where, 'items is a list of schemas; the elements have no type now');
    return Array.isArray(items) ? {} : this.schema(items, where, way);
  }

  private objectParts(raw: JsonObject, where: string, way: ReadonlySet<string>): JsonObject {
    const properties = Object.entries(objectIn(raw['properties'])).map(
      ([name, schema]) => [name, this.named(name, this.schema(schema, where, way))] as const,
    );
    const known = new Map(properties);
    // What only the service sets cannot be asked of a maker; the validator refuses it.
    const required = [...new Set(listIn(raw['required']))].filter(
      (name) => typeof name === 'string' && known.has(name) && known.get(name)?.['readOnly'] !== true,
    );
    if (required.length < listIn(raw['required']).length)
      this.decisions.note(
        'adapted',
        'required',
        where,
        'required names what is no property, or is read-only; left out',
      );
    const more = raw['additionalProperties'];
    return {
      ...(properties.length > 0
        ? {
            properties: Object.fromEntries(
              properties.map(([name, part]) => [name, required.includes(name) ? shownWhenRequired(part) : part]),
            ),
          }
        : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(isObject(more) && Object.keys(more).length > 0
        ? { additionalProperties: this.schema(more as Json, where, way) }
        : {}),
      ...(more === true || (isObject(more) && Object.keys(more).length === 0) ? { additionalProperties: true } : {}),
    };
  }

  /** A property with a label and a description, made of its name where it has none; adopted documents keep their texts. */
  private named(name: string, schema: JsonObject): JsonObject {
    if (this.source.isSwagger2 || schema['$ref'] !== undefined) return schema;
    const title = schema['title'] ?? schema['x-ms-summary'];
    const given = typeof schema['description'] === 'string' ? schema['description'] : undefined;
    const description = saying(given, name, labelOf(name), String(title ?? name));
    return {
      ...schema,
      ...(title === undefined ? { 'x-ms-summary': labelOf(name) } : {}),
      description: description ?? `The value of "${name}".`,
    };
  }
}

/** The name at the end of a reference. */
const decodeName = (pointer: string): string => {
  const parts = pointer.slice(2).split('/');
  const isShared = parts.length <= 3 && (parts[0] === 'components' || parts[0] === 'definitions');
  return (isShared ? (parts.at(-1) as string) : parts.slice(-3).join('_')).replace(/~[01]|%[0-9A-Fa-f]{2}/g, '_');
};

/** OpenAPI 3.1 describes bytes by their encoding. */
const binaryFormat = (raw: JsonObject): JsonObject =>
  raw['format'] !== undefined
    ? raw
    : raw['contentEncoding'] === 'base64'
      ? { format: 'byte' }
      : raw['contentMediaType'] === 'application/octet-stream'
        ? { format: 'binary' }
        : {};

function textsOf(raw: JsonObject): JsonObject {
  const description = sentence(raw['description']);
  const title = textIn(raw['title']);
  return { ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) };
}
