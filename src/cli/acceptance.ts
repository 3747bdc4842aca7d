import { existsSync, lstatSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Baseline } from '../engine/baseline.js';
import type { Finding, Suppression } from '../engine/finding.js';
import type { Exceptions } from '../engine/suppress.js';
import type { LoadedConfiguration } from './configuration.js';
import { readText } from './given-file.js';

const DEFAULT_BASELINE = 'sn-connector-baseline.json';

export interface BaselineOptions {
  readonly baseline?: string | undefined;
  readonly writeBaseline?: string | undefined;
}

/** What a run looked at. */
export interface RunScope {
  readonly isDryRun: boolean;
  readonly searched: readonly string[];
  readonly notRun: ReadonlySet<string>;
}

/** What is accepted in a run: the exceptions of the configuration, and the baseline. */
export class Acceptance {
  private readonly baseline: Baseline | undefined;
  private readonly baselineFile: string | undefined;
  private readonly writesBaseline: boolean;
  private readonly checked = new Set<string>();

  /** @throws UserError when a named baseline cannot be read */
  static async of(loaded: LoadedConfiguration, options: BaselineOptions): Promise<Acceptance> {
    const { configuration, folder } = loaded;
    // Most configurations have no exceptions, and the matcher of globs takes as long to load as a connector to check.
    const exceptions =
      configuration.exceptions.length === 0
        ? undefined
        : new (await import('../engine/suppress.js')).Exceptions(configuration.exceptions, (file) =>
            relative(folder, resolve(file)).split(sep).join('/'),
          );
    return new Acceptance(loaded, options, exceptions);
  }

  private constructor(
    { configuration, folder }: LoadedConfiguration,
    options: BaselineOptions,
    private readonly exceptions: Exceptions | undefined,
  ) {
    this.writesBaseline = options.writeBaseline !== undefined;
    const configured = configuration.baseline === undefined ? undefined : join(folder, configuration.baseline);
    this.baselineFile = this.writesBaseline
      ? options.writeBaseline || (options.baseline ?? configured ?? DEFAULT_BASELINE)
      : (options.baseline ?? configured);
    if (this.baselineFile === undefined) return;
    const isNew = this.writesBaseline && !existsSync(this.baselineFile);
    this.baseline = isNew ? Baseline.empty() : Baseline.parse(readText(this.baselineFile), this.baselineFile);
  }

  /** The findings of a connector, those that are accepted marked so. */
  mark(findings: readonly Finding[], files: readonly string[]): readonly Finding[] {
    if (!this.exceptions && !this.baseline) return findings;
    if (this.baseline) for (const file of files) this.checked.add(this.inBaseline(file));
    return findings.map((finding) => {
      const suppressed = this.suppressionOf(finding);
      return suppressed ? { ...finding, suppressed } : finding;
    });
  }

  /** True for a finding that the configuration says is right as it is. */
  isException(finding: Finding): boolean {
    return this.exceptions?.for(finding) !== undefined;
  }

  /**
   * Writes or prunes the baseline; what to tell about it, and about exceptions that are of no use.
   * @param run.searched the folders of the run: a file that is gone from them has no findings any more
   * @param run.notRun the rules that were off or failed: their findings may be there still
   */
  finish({ isDryRun, searched, notRun }: RunScope): string[] {
    const notes = (this.exceptions?.unused ?? []).map(
      ({ rule, path }) => `The exception for ${rule} in ${path} accepted nothing; remove it or correct its path.`,
    );
    if (!this.baseline || !this.baselineFile || isDryRun) return notes;
    const folder = dirname(resolve(this.baselineFile));
    const isGone = (file: string): boolean => {
      const path = resolve(folder, file);
      return searched.some((root) => isInside(path, resolve(root))) && !exists(path);
    };
    const wasChecked = (file: string, rule: string): boolean =>
      !notRun.has(rule) && (this.checked.has(file) || isGone(file));
    if (this.writesBaseline) {
      writeFileSync(this.baselineFile, this.baseline.renewed(wasChecked));
      return [
        ...notes,
        `The present findings are accepted in ${this.baselineFile}. Use it with --baseline ${this.baselineFile}, or name it in the configuration.`,
      ];
    }
    const gone = this.baseline.gone(wasChecked);
    if (gone === 0) return notes;
    writeFileSync(this.baselineFile, this.baseline.pruned(wasChecked));
    return [
      ...notes,
      `${gone} accepted finding${gone === 1 ? ' is' : 's are'} gone; ${this.baselineFile} no longer accepts ${gone === 1 ? 'it' : 'them'}.`,
    ];
  }

  private suppressionOf(finding: Finding): Suppression | undefined {
    const exception = this.exceptions?.for(finding);
    if (exception) return { kind: 'exception', reason: exception.reason };
    if (!this.baseline) return undefined;
    const file = this.inBaseline(finding.location.file);
    const isAccepted = this.baseline.accepts({ ...finding, location: { ...finding.location, file } });
    return isAccepted || this.writesBaseline ? { kind: 'baseline' } : undefined;
  }

  /** The name of a file as the baseline says it: relative to the baseline, so that it means the same from every folder. */
  private inBaseline(file: string): string {
    const folder = dirname(resolve(this.baselineFile ?? '.'));
    return relative(folder, resolve(file)).split(sep).join('/');
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** False only for what is not there; what cannot be seen may be. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
