import { detached } from '../document/detached.js';
import type { Finding, Location } from '../engine/finding.js';
import type { Severity } from '../engine/rule.js';
import { printable } from './printable.js';
import { type ConnectorResult, type Reporter, type ReportOptions, reported, type Summary } from './reporter.js';
import { labelOf, RuleTexts, redactorOf, shown } from './shown.js';
import { problemLine, summaryLine } from './summary-line.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The characters with a meaning in the value of a workflow command. */
export const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
export const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Annotations for GitHub Actions. GitHub shows the first ten of a kind in a step, so errors are written as they come and
 * the milder ones are held back until the end.
 */
export class GithubReporter implements Reporter {
  private readonly texts: RuleTexts;
  private readonly held: Record<'warning' | 'info', string[]> = { warning: [], info: [] };

  constructor(options: ReportOptions) {
    this.texts = new RuleTexts(options);
  }

  connector(result: ConnectorResult): string {
    const redactor = redactorOf(result);
    let errors = '';
    for (const finding of reported(result.findings)) {
      const line = this.annotation(shown(finding, redactor));
      if (finding.severity === 'error') errors += line;
      else this.held[finding.severity].push(detached(line));
    }
    return errors;
  }

  end(summary: Summary): string {
    const problems = summary.problems.map(
      (problem) => `::error title=${problem.kind}::${escapeData(printable(problemLine(problem)))}\n`,
    );
    return `${problems.join('')}${this.held.warning.join('')}${this.held.info.join('')}${summaryLine(summary)}\n`;
  }

  private annotation(finding: Finding): string {
    const { rule, severity, message, location, related } = finding;
    const page = this.texts.page(rule);
    const lines = [
      message,
      ...related.map((other) => `${placeOf(other.location)}: ${other.message}`),
      finding.remedy ?? this.texts.remedy(rule),
      ...(page ? [page] : []),
    ].filter((line) => line !== '');
    const properties = Object.entries({ ...positionOf(location), title: labelOf(finding) })
      .map(([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`)
      .join(',');
    return `::${COMMANDS[severity]} ${properties}::${escapeData(lines.map(printable).join('\n'))}\n`;
  }
}

const placeOf = ({ file, line, column }: Location): string => `${file}:${line}:${column}`;

/** Columns only for a place within one line; GitHub refuses them for others. */
const positionOf = ({ file, line, column, endLine, endColumn }: Location): Record<string, string | number> =>
  line === endLine ? { file, line, col: column, endLine, endColumn } : { file, line, endLine };
