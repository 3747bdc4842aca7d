import type { Connector } from '../connector/connector.js';
import type { Document } from '../document/document.js';
import type { Finding } from '../engine/finding.js';
import type { Profile, Severity } from '../engine/rule.js';
import type { ActiveRule } from '../engine/run.js';
import type { Paint } from './paint.js';
import { maskSecrets } from './redact.js';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** What reports know of what was looked at: its name, and the files whose texts may be shown. A connector is that. */
export type Checked = Pick<Connector, 'folder' | 'layout' | 'files' | 'documents' | 'documentNamed'>;

/** One checked connector. */
export interface ConnectorResult {
  readonly connector: Checked;
  /** Recordings and texts that findings point into. They are asked for positions only and never shown. */
  readonly evidence?: readonly Document[];
  /** In file order, the accepted ones included. */
  readonly findings: readonly Finding[];
}

/** Something that kept a part of the run from happening; the findings of the rest stand. */
export interface RunProblem {
  readonly kind: 'rule-failed' | 'folder-unreadable' | 'file-not-written';
  readonly folder: string;
  readonly rule?: string;
  readonly message: string;
}

/** The counts of a run. Accepted findings are in {@link suppressed} only. */
export interface Summary {
  readonly connectors: number;
  /** What was looked at, where it is no connector: `sign-in`. */
  readonly noun?: string;
  readonly connectorsWithFindings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  /** Findings that `--fix` repairs. */
  readonly fixable: number;
  /** Findings that only `--fix-unsafe` repairs. */
  readonly fixableUnsafe: number;
  readonly problems: readonly RunProblem[];
}

/**
 * Turns results into a report piece by piece, so that no more than one connector is in memory. The report is the
 * concatenation of everything that `connector` and then `end` gave.
 */
export interface Reporter {
  connector(result: ConnectorResult): string;
  end(summary: Summary): string;
}

/** What the formats need to know about a run; each uses a part of it. */
export interface ReportOptions {
  readonly tool: { readonly name: string; readonly version: string; readonly page?: string };
  readonly profile: Profile;
  /** The rules of the run with the severities they have in it. */
  readonly rules: readonly ActiveRule[];
  /** The address of a rule's page. */
  readonly pageOf?: (rule: string) => string | undefined;
  /** text: how parts are coloured; plain unless given. */
  readonly paint?: Paint;
  /** text: how many findings of one rule in one file are shown before the rest is only counted; all unless given. */
  readonly repeatsShown?: number;
  /** sarif: makes fingerprints of texts; without it results carry none. */
  readonly hash?: (text: string) => string;
  /** sarif: the `file:` address that relative names belong to; left out unless given, since it names the user. */
  readonly sourceRoot?: string;
  /** junit: the mildest severity that is a failure; `error` unless given. */
  readonly failOn?: Severity | 'never';
  /** markdown: the most characters the report may have; what a comment on GitHub may hold unless given. */
  readonly limit?: number;
}

/** The reporter of a format; its code is loaded when asked for. */
export async function createReporter(format: Format, options: ReportOptions): Promise<Reporter> {
  switch (format) {
    case 'text':
      return new (await import('./text.js')).TextReporter(options);
    case 'json':
      return new (await import('./json.js')).JsonReporter(options);
    case 'sarif':
      return new (await import('./sarif.js')).SarifReporter(options);
    case 'github':
      return new (await import('./github.js')).GithubReporter(options);
    case 'junit':
      return new (await import('./junit.js')).JunitReporter(options);
    case 'markdown':
      return new (await import('./markdown.js')).MarkdownReporter(options);
  }
}

/** Counts results while they pass; it keeps none of them. */
export class Tally {
  private connectors = 0;
  private connectorsWithFindings = 0;
  private readonly severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  private suppressed = 0;
  private fixable = 0;
  private fixableUnsafe = 0;
  private readonly problems: RunProblem[] = [];

  add({ findings }: ConnectorResult): void {
    let shown = 0;
    for (const { severity, suppressed, fix } of findings) {
      if (suppressed) {
        this.suppressed++;
        continue;
      }
      shown++;
      this.severities[severity]++;
      if (fix?.applicability === 'safe') this.fixable++;
      else if (fix) this.fixableUnsafe++;
    }
    this.connectors++;
    if (shown > 0) this.connectorsWithFindings++;
  }

  problem(problem: RunProblem): void {
    this.problems.push({ ...problem, message: maskSecrets(problem.message, 'prose') });
  }

  get summary(): Summary {
    return {
      connectors: this.connectors,
      connectorsWithFindings: this.connectorsWithFindings,
      errors: this.severities.error,
      warnings: this.severities.warning,
      infos: this.severities.info,
      suppressed: this.suppressed,
      fixable: this.fixable,
      fixableUnsafe: this.fixableUnsafe,
      problems: [...this.problems],
    };
  }
}

/** How reports call a connector: its folder, with the file prefix where a folder holds several. */
export function nameOf({ folder, layout, files }: Checked): string {
  const name = folder === '' ? '.' : folder;
  if (layout !== 'solution') return name;
  const file = files[0]?.document.file ?? '';
  const prefix = file.slice(file.lastIndexOf('/') + 1).replace(/_[^_]*$/, '');
  return `${name}/${prefix}`;
}

/** The findings that are reported, not only counted. */
export const reported = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some((finding) => finding.suppressed) ? findings.filter((finding) => !finding.suppressed) : findings;
