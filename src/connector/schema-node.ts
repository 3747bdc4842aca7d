import type { Document } from '../document/document.js';
import { Node } from '../document/node.js';

/** Where a tree of schemas begins. */
export type SchemaRoot = 'definition' | 'body' | 'response' | 'notification';

/** Most schemas are leaves. */
const NO_PARTS: readonly SchemaNode[] = [];

/** A schema object with the way it is used. */
export class SchemaNode extends Node {
  /** The schemas directly below it, in file order: properties, items, additionalProperties, allOf. */
  parts: readonly SchemaNode[] = NO_PARTS;

  constructor(
    document: Document,
    parent: Node,
    key: string | number,
    value: unknown,
    /** Where its tree begins. */
    readonly tree: SchemaRoot,
    /** The schema it is a part of; undefined at the top of a tree. */
    readonly outer: SchemaNode | undefined,
  ) {
    super(document, parent, key, value, 'schema');
  }

  addPart(part: SchemaNode): void {
    if (this.parts === NO_PARTS) this.parts = [part];
    else (this.parts as SchemaNode[]).push(part);
  }

  /** The name it has as a property of {@link outer}. */
  get propertyName(): string | undefined {
    return this.outer && this.parent?.key === 'properties' && this.parent.parent === this.outer
      ? String(this.key)
      : undefined;
  }

  /** True when {@link outer} lists it under `required`. */
  get isRequired(): boolean {
    const required = this.outer?.get('required')?.value;
    return this.propertyName !== undefined && Array.isArray(required) && required.includes(this.propertyName);
  }
}
