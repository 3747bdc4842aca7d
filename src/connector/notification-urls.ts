import type { Node } from '../document/node.js';
import { type Definition, type Operation, SchemaNode } from './definition.js';
import { type Usage, usageOf } from './usage.js';

/** A property into which the platform puts the address that notifications are sent to. */
export interface NotificationUrl {
  /** The schema or parameter marked with `x-ms-notification-url`. */
  readonly node: Node;
  /** Operations in whose body it stands. */
  readonly operations: readonly Operation[];
  /** True when it stands in no body, but in a response, a notification or another parameter. */
  readonly isMisplaced: boolean;
  /** A property on the way to the body that its object does not list under `required`. */
  readonly optional: SchemaNode | undefined;
  /** True when on some way to a body neither it nor anything around it is internal. */
  readonly isVisible: boolean;
}

interface Step {
  readonly node: Node;
  readonly below: Step | undefined;
  readonly optional: SchemaNode | undefined;
  readonly isInternal: boolean;
}

const byDefinition = new WeakMap<Definition, readonly NotificationUrl[]>();

/** The properties and parameters that are marked with `"x-ms-notification-url": true`. */
export function notificationUrlsOf(definition: Definition): readonly NotificationUrl[] {
  let found = byDefinition.get(definition);
  if (!found) {
    const marked = definition
      .having('x-ms-notification-url')
      .filter((node) => node.get('x-ms-notification-url')?.value === true);
    const usage = marked.length > 0 ? usageOf(definition) : undefined;
    found = usage ? marked.map((node) => follow(node, usage)) : [];
    byDefinition.set(definition, found);
  }
  return found;
}

/** The properties of an operation's body that are marked. */
export const notificationUrlsIn = (operation: Operation, definition: Definition): readonly NotificationUrl[] =>
  notificationUrlsOf(definition).filter(({ operations }) => operations.includes(operation));

/** Goes all ways up from a marked property; a node is visited once per state, so that shared schemas stay cheap. */
function follow(marked: Node, usage: Usage): NotificationUrl {
  const operations = new Set<Operation>();
  const seen = new Set<string>();
  const numbers = new Map<Node, number>();
  const waiting: Step[] = [{ node: marked, below: undefined, optional: undefined, isInternal: isInternal(marked) }];
  let isMisplaced = marked.kind === 'parameter' && marked.string('in') !== 'body';
  let isVisible = false;
  let optional: SchemaNode | undefined;
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { node } = step;
    if (!numbers.has(node)) numbers.set(node, numbers.size);
    const state = `${numbers.get(node)} ${step.optional !== undefined} ${step.isInternal}`;
    if (seen.has(state)) continue;
    seen.add(state);
    if (node.kind === 'parameter' && node.string('in') === 'body') {
      for (const operation of usage.owned(node)) operations.add(operation);
      isVisible ||= !step.isInternal;
      optional ??= step.optional;
    } else if (node.kind === 'response' || node.kind === 'notificationContent') isMisplaced = true;
    const missing = node instanceof SchemaNode && node.propertyName !== undefined && !isRequired(node);
    for (const next of usage.above(node)) {
      const isOuter = next === (node as SchemaNode).outer;
      // A schema that holds itself adds nothing that has not been seen on the way.
      if (isOnWay(next, step)) continue;
      waiting.push({
        node: next,
        below: step,
        optional: isOuter && missing ? (node as SchemaNode) : step.optional,
        isInternal: step.isInternal || isInternal(next),
      });
    }
  }
  return {
    node: marked,
    operations: [...operations],
    isMisplaced: isMisplaced && operations.size === 0,
    optional,
    isVisible,
  };
}

function isOnWay(node: Node, last: Step): boolean {
  for (let step: Step | undefined = last; step; step = step.below) if (step.node === node) return true;
  return false;
}

const isInternal = (node: Node): boolean => node.string('x-ms-visibility') === 'internal';

/** True when its object, or one that is composed of its object by `allOf`, requires it. */
function isRequired(property: SchemaNode): boolean {
  if (property.isRequired) return true;
  let composed: SchemaNode | undefined = property.outer;
  while (composed?.parent?.key === 'allOf') {
    composed = composed.outer;
    const required = composed?.get('required')?.value;
    if (Array.isArray(required) && required.includes(property.propertyName)) return true;
  }
  return false;
}
