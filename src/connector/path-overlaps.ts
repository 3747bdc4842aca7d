import type { Operation } from './definition.js';
import { templateOf } from './path-templates.js';

/** The most branches that are looked at in one definition; published ones need a few hundred. */
const MOST_STEPS = 50_000;
/** Paths of more segments are left out; published ones have up to 15. */
const MOST_SEGMENTS = 50;

interface Branch {
  readonly next: Map<string, Branch>;
  readonly operations: Operation[];
}

const branch = (): Branch => ({ next: new Map(), operations: [] });

/**
 * The operations of the same method that may be meant when a variable of an operation's path gets a certain value:
 * `/tasks/open` for `/tasks/{id}`.
 */
export class PathOverlaps {
  private readonly root = branch();
  private steps = 0;

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const segments = segmentsOf(operation);
      if (segments.length > MOST_SEGMENTS) continue;
      let at = this.root;
      for (const segment of segments) {
        let next = at.next.get(segment);
        if (!next) {
          next = branch();
          at.next.set(segment, next);
        }
        at = next;
      }
      at.operations.push(operation);
    }
  }

  of(operation: Operation): Operation[] {
    const found: Operation[] = [];
    const follow = (at: Branch, segments: readonly string[], depth: number, isCaught: boolean): void => {
      if (this.steps++ > MOST_STEPS) return;
      const segment = segments[depth];
      if (segment === undefined) {
        if (isCaught) for (const other of at.operations) found.push(other);
        return;
      }
      if (segment === '{}') {
        for (const [name, next] of at.next)
          if (name === '{}' || !name.includes('{')) follow(next, segments, depth + 1, isCaught || name !== '{}');
        return;
      }
      const same = at.next.get(segment);
      if (same) follow(same, segments, depth + 1, isCaught);
      const variable = segment.includes('{') ? undefined : at.next.get('{}');
      if (variable) follow(variable, segments, depth + 1, isCaught);
    };
    const segments = segmentsOf(operation);
    if (segments.length <= MOST_SEGMENTS && segments.includes('{}')) follow(this.root, segments, 0, false);
    return found;
  }
}

const segmentsOf = (operation: Operation): string[] => [operation.method, ...templateOf(operation.pathItem).segments];
