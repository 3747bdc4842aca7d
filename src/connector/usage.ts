import type { Node } from '../document/node.js';
import { type Definition, type Operation, SchemaNode } from './definition.js';

/** Who uses a part of a definition: the ways from a schema or parameter up to the operations. */
export class Usage {
  private readonly owners = new Map<unknown, Operation[]>();
  /** The objects with a reference, by what the reference says. */
  private readonly referrers = new Map<string, Node[]>();

  constructor(definition: Definition) {
    for (const operation of definition.operations) {
      for (const { node } of operation.parameters) this.add(node, operation);
      for (const { node } of operation.responses) this.add(node, operation);
      this.add(operation.pathItem.get('x-ms-notification-content'), operation);
    }
    for (const { node, target } of definition.references) {
      if (typeof target !== 'string') continue;
      const key = decoded(target);
      const list = this.referrers.get(key);
      if (list) list.push(node);
      else this.referrers.set(key, [node]);
    }
  }

  /** The operations in whose parameters, responses or notifications a parameter, schema or response stands. */
  operationsWith(holder: Node): readonly Operation[] {
    const found = new Set<Operation>();
    const seen = new Set<Node>();
    const waiting: Node[] = [holder];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      for (const operation of this.owned(node)) found.add(operation);
      waiting.push(...this.above(node));
    }
    return [...found];
  }

  /** The operations that have this very object as a parameter, response or notification content. */
  owned(node: Node): readonly Operation[] {
    return this.owners.get(node.value) ?? [];
  }

  /** One step up: the schema or object around a node, and the references to it. */
  above(node: Node): readonly Node[] {
    const referrers = this.referrers.get(`#${node.pointer}`) ?? [];
    const around = aroundOf(node);
    return around ? [...referrers, around] : referrers;
  }

  private add(node: Node | undefined, operation: Operation): void {
    if (!node?.isObject) return;
    const list = this.owners.get(node.value);
    if (list) list.push(operation);
    else this.owners.set(node.value, [operation]);
  }
}

function decoded(reference: string): string {
  if (!reference.includes('%')) return reference;
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** The schema around a schema; at its top the parameter, response or notification content, but not `definitions`. */
function aroundOf(node: Node): Node | undefined {
  if (node instanceof SchemaNode) return node.outer ?? (node.tree === 'definition' ? undefined : node.parent);
  return node.kind === 'items' ? node.parent : undefined;
}

const byDefinition = new WeakMap<Definition, Usage>();

/** The usage of a definition; worked out once. */
export function usageOf(definition: Definition): Usage {
  let found = byDefinition.get(definition);
  if (!found) {
    found = new Usage(definition);
    byDefinition.set(definition, found);
  }
  return found;
}
