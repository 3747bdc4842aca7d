import { type Definition, SchemaNode } from './definition.js';

/** Which schemas of a definition are sent to the service and which come back: one pass, references followed. */
export class SchemaUsage {
  private readonly input = new Set<SchemaNode>();
  private readonly output = new Set<SchemaNode>();

  constructor(private readonly definition: Definition) {
    for (const operation of definition.operations) {
      for (const { schema } of operation.parameters) this.mark(schema, this.input);
      for (const { node } of operation.responses) this.mark(definition.schemaOf(node), this.output);
      const content = operation.pathItem.get('x-ms-notification-content');
      if (content) this.mark(definition.schemaOf(content), this.output);
    }
  }

  /** True for a schema in the body of some request. */
  isInput(schema: SchemaNode): boolean {
    return this.input.has(schema);
  }

  /** True for a schema in some response or notification. */
  isOutput(schema: SchemaNode): boolean {
    return this.output.has(schema);
  }

  private mark(root: SchemaNode | undefined, marked: Set<SchemaNode>): void {
    const waiting = root ? [root] : [];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (marked.has(next)) continue;
      marked.add(next);
      const target = isReference(next) ? this.definition.resolve(next) : next;
      if (!(target instanceof SchemaNode)) continue;
      if (target === next) waiting.push(...this.definition.partsOf(target));
      else waiting.push(target);
    }
  }
}

const isReference = (schema: SchemaNode): boolean => (schema.value as { readonly $ref?: unknown }).$ref !== undefined;

const byDefinition = new WeakMap<Definition, SchemaUsage>();

/** The usage of the schemas of a definition; worked out once. */
export function schemaUsageOf(definition: Definition): SchemaUsage {
  let found = byDefinition.get(definition);
  if (!found) {
    found = new SchemaUsage(definition);
    byDefinition.set(definition, found);
  }
  return found;
}

/** The properties of request bodies with this `x-ms-visibility`. */
export function inputProperties(definition: Definition | undefined, visibility: string): SchemaNode[] {
  const found: SchemaNode[] = [];
  for (const owner of definition?.having('x-ms-visibility') ?? []) {
    if ((owner.value as { readonly 'x-ms-visibility'?: unknown })['x-ms-visibility'] !== visibility) continue;
    if (!definition || !(owner instanceof SchemaNode) || owner.propertyName === undefined) continue;
    if (schemaUsageOf(definition).isInput(owner)) found.push(owner);
  }
  return found;
}
