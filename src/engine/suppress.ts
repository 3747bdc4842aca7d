import picomatch from 'picomatch';
import type { Exception } from './config.js';
import type { Finding } from './finding.js';

/** Applies the exceptions of a configuration and knows which of them were of no use. */
export class Exceptions {
  private readonly entries: { readonly exception: Exception; readonly matches: (file: string) => boolean }[];
  private readonly used = new Set<Exception>();

  /** @param relativeToConfig turns a file name of a report into one relative to the configuration file */
  constructor(
    exceptions: readonly Exception[],
    private readonly relativeToConfig: (file: string) => string,
  ) {
    this.entries = exceptions.map((exception) => ({ exception, matches: picomatch(exception.path, { dot: true }) }));
  }

  /** The exception that accepts a finding, if there is one. */
  for(finding: Finding): Exception | undefined {
    const file = this.relativeToConfig(finding.location.file);
    const entry = this.entries.find(({ exception, matches }) => fits(exception.rule, finding.rule) && matches(file));
    if (entry) this.used.add(entry.exception);
    return entry?.exception;
  }

  /** Exceptions that accepted nothing: findings that are gone, or a path with a slip. */
  get unused(): readonly Exception[] {
    return this.entries.map(({ exception }) => exception).filter((exception) => !this.used.has(exception));
  }
}

const fits = (pattern: string, rule: string): boolean =>
  pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)));
