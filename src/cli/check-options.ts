import type { Profile, Severity } from '../engine/rule.js';
import type { Format } from '../report/reporter.js';

/** What `sn-connector check` may be told. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly profile?: Profile | undefined;
  readonly format: Format;
  readonly output?: string | undefined;
  readonly failOn?: Severity | 'never' | undefined;
  readonly maxWarnings?: number | undefined;
  readonly fix?: boolean | undefined;
  readonly fixUnsafe?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly all?: boolean | undefined;
  readonly stdinFilename?: string | undefined;
  /** A revision of Git: only connectors that differ from it are checked. */
  readonly changedSince?: string | undefined;
  readonly config?: string | false | undefined;
  readonly baseline?: string | undefined;
  readonly writeBaseline?: string | undefined;
  readonly report?: string | undefined;
  readonly color?: boolean | undefined;
}

export const CHECK_DEFAULTS = { paths: ['.'], format: 'text' } as const satisfies CheckOptions;

export const CHECK_NAMES = ['check', 'lint'] as const;
