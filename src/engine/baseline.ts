import { portableCommand } from '../version.js';
import type { Finding } from './finding.js';
import { UserError } from './user-error.js';

/** How many findings of a rule at a place a baseline accepts. Places are pointers, so edits elsewhere do not matter. */
interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly pointer: string;
  readonly count: number;
}

/** Whether a run looked for findings of a rule in a file. */
type WasChecked = (file: string, rule: string) => boolean;

/**
 * The findings a repository had when it adopted the check: they are not reported again, new ones are. Entries whose
 * findings are gone are pruned, so that they cannot come back unseen.
 */
export class Baseline {
  private readonly accepted = new Map<string, number>();
  private readonly seen = new Map<string, number>();

  private constructor(entries: readonly BaselineEntry[]) {
    for (const entry of entries) this.accepted.set(keyOf(entry.rule, entry.file, entry.pointer), entry.count);
  }

  static empty(): Baseline {
    return new Baseline([]);
  }

  /**
   * @param file the name of the baseline file, for errors
   * @throws UserError `bad-baseline` when the text is not one that {@link serialize} wrote
   */
  static parse(text: string, file: string): Baseline {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    const { formatVersion, findings } = (value ?? {}) as { formatVersion?: unknown; findings?: unknown };
    if (formatVersion !== 1 || !Array.isArray(findings) || !findings.every(isEntry))
      throw new UserError(
        'bad-baseline',
        `${file} is not a baseline of this tool (formatVersion 1)`,
        `Write it anew: ${portableCommand('check --write-baseline')}`,
      );
    return new Baseline(findings);
  }

  /** True when the finding is accepted; each acceptance is used up once. */
  accepts({ rule, location }: Finding): boolean {
    const key = keyOf(rule, location.file, location.pointer);
    const seen = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, seen);
    return seen <= (this.accepted.get(key) ?? 0);
  }

  /**
   * Number of accepted findings that did not occur any more.
   * @param wasChecked whether the run would have seen a finding; entries of which it says nothing are kept
   */
  gone(wasChecked: WasChecked): number {
    let gone = 0;
    for (const [key, count] of this.accepted)
      if (isChecked(key, wasChecked)) gone += Math.max(0, count - (this.seen.get(key) ?? 0));
    return gone;
  }

  /** The text of the baseline without the entries whose findings are gone. */
  pruned(wasChecked: WasChecked): string {
    const kept = new Map<string, number>();
    for (const [key, count] of this.accepted)
      kept.set(key, isChecked(key, wasChecked) ? Math.min(count, this.seen.get(key) ?? 0) : count);
    return serialize(kept);
  }

  /** The text of a baseline that accepts everything seen in this run, and keeps what it says of what was not checked. */
  renewed(wasChecked: WasChecked): string {
    const entries = new Map(this.seen);
    for (const [key, count] of this.accepted) if (!isChecked(key, wasChecked)) entries.set(key, count);
    return serialize(entries);
  }
}

const keyOf = (rule: string, file: string, pointer: string): string => `${file}\n${pointer}\n${rule}`;

function isChecked(key: string, wasChecked: WasChecked): boolean {
  const [file, , rule] = key.split('\n') as [string, string, string];
  return wasChecked(file, rule);
}

/** One entry a line, sorted, so that differences are readable and merges are rare. */
function serialize(counts: ReadonlyMap<string, number>): string {
  const lines = [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [file, pointer, rule] = key.split('\n');
      return `    ${JSON.stringify({ file, pointer, rule, count })}`;
    });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "formatVersion": 1,\n  "findings": ${list}\n}\n`;
}

const isEntry = (value: unknown): value is BaselineEntry => {
  const { rule, file, pointer, count } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof rule === 'string' &&
    typeof file === 'string' &&
    typeof pointer === 'string' &&
    Number.isInteger(count) &&
    (count as number) > 0
  );
};
