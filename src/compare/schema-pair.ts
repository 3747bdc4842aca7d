import type { SchemaNode } from '../connector/schema-node.js';
import type { Place } from '../document/node.js';
import type { ChangeKind } from './change.js';

/** Whether flows give a value, get it, or get it only when an operation fails. */
export type Direction = 'input' | 'output' | 'error';

/** Two schemas that stand in each other's place. What differs between them is found once, however often they are used. */
export interface SchemaPair {
  readonly direction: Direction;
  readonly old: SchemaNode;
  readonly now: SchemaNode;
  /** The way to the value from the body or answer in which it was met first; empty for the whole. */
  readonly way: string;
  /** The pairs that contain this one. */
  readonly holders: SchemaPair[];
  /** The operations whose body or answer it is as a whole. */
  readonly operations: Set<string>;
  readonly changes: { kind: ChangeKind; message: string; old: Place | undefined; new: Place | undefined }[];
}

/** Looking for the operations of all changes ends after this many pairs; what is not found is not named. */
export const MOST_VISITS = 3_000_000;

/** The operations that a pair of schemas occurs in, sorted. */
export function operationsWith(pair: SchemaPair, budget: { visits: number }): string[] {
  const found = new Set<SchemaPair>();
  const waiting = [pair];
  const operations = new Set<string>();
  for (let next = waiting.pop(); next && budget.visits > 0; next = waiting.pop(), budget.visits--) {
    if (found.has(next)) continue;
    found.add(next);
    for (const operation of next.operations) operations.add(operation);
    for (const holder of next.holders) waiting.push(holder);
  }
  return [...operations].sort();
}
