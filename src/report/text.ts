import type { Lines } from '../document/lines.js';
import type { Finding } from '../engine/finding.js';
import { Frames, placeText } from './frames.js';
import { type Paint, plain } from './paint.js';
import { printable } from './printable.js';
import { Redactor } from './redact.js';
import { type ConnectorResult, type Reporter, type ReportOptions, reported, type Summary } from './reporter.js';
import { labelOf, RuleTexts, redactorOf, shown } from './shown.js';
import { problemLine, summaryLine } from './summary-line.js';

export { coloured, type Paint, plain } from './paint.js';

/** The findings with the source they are about, for people. */
export class TextReporter implements Reporter {
  private readonly paint: Paint;
  private readonly repeatsShown: number;
  private readonly texts: RuleTexts;

  constructor(options: Pick<ReportOptions, 'rules' | 'paint' | 'repeatsShown'>) {
    this.paint = options.paint ?? plain;
    this.repeatsShown = options.repeatsShown ?? Number.POSITIVE_INFINITY;
    this.texts = new RuleTexts(options);
  }

  connector(result: ConnectorResult): string {
    const { connector, findings } = result;
    return textReport(reported(findings), {
      paint: this.paint,
      textOf: (file) => connector.documentNamed(file)?.text,
      linesOf: (file) => connector.documentNamed(file)?.lines,
      redactor: redactorOf(result),
      remedyOf: this.texts.remedy,
      repeatsShown: this.repeatsShown,
    });
  }

  end(summary: Summary): string {
    const style = summary.errors > 0 ? 'error' : summary.warnings > 0 ? 'warning' : 'good';
    const problems = summary.problems.map((problem) => `${this.paint('error', printable(problemLine(problem)))}\n`);
    return `${problems.join('')}${this.paint(style, summaryLine(summary))}\n`;
  }
}

export interface TextOptions {
  readonly paint: Paint;
  /** The texts of the files, for the code frames. */
  readonly textOf: (file: string) => string | undefined;
  /** The lines of the files, where they are known already. */
  readonly linesOf?: (file: string) => Lines | undefined;
  /** Takes secrets out; made of the texts unless given. */
  readonly redactor?: Redactor;
  /** The remedy of a rule. */
  readonly remedyOf: (rule: string) => string;
  /** How many findings of one rule in one file are shown before the rest is only counted. */
  readonly repeatsShown: number;
}

/** The findings of one connector, for people. */
export function textReport(findings: readonly Finding[], options: TextOptions): string {
  const shownAs = new Blocks(options);
  const groups = new Map<string, { readonly finding: Finding; count: number }>();
  const blocks: string[] = [];
  for (const finding of findings) {
    const key = `${finding.rule}\n${finding.location.file}`;
    const group = groups.get(key) ?? { finding, count: 0 };
    groups.set(key, group);
    group.count++;
    if (group.count <= options.repeatsShown) blocks.push(shownAs.block(finding));
  }
  for (const { finding, count } of groups.values()) {
    if (count <= options.repeatsShown) continue;
    const rest = `${count - options.repeatsShown} more of ${finding.rule} (--all shows them)`;
    blocks.push(options.paint('dim', `${printable(finding.location.file)}: ${rest}`));
  }
  return blocks.map((block) => `${block}\n\n`).join('');
}

class Blocks {
  private readonly redactor: Redactor;
  private readonly frames: Frames;

  constructor(private readonly options: TextOptions) {
    const { paint, linesOf, textOf } = options;
    this.redactor = options.redactor ?? new Redactor(textOf);
    this.frames = new Frames({ paint, linesOf, redactor: this.redactor });
  }

  block(finding: Finding): string {
    const { paint, remedyOf } = this.options;
    const { location, severity, rule, message, related, fix, confidence, remedy } = shown(finding, this.redactor);
    const doubt = confidence === 'low' ? ' [not sure]' : '';
    const places = [location, ...related.map((other) => other.location)];
    const gutter = Math.max(...places.map(({ endLine }) => String(endLine).length)) + 2;
    const margin = ' '.repeat(gutter);
    const lines = [
      `${placeText(location)}: ${paint(severity, severity)}${doubt} ${paint('bold', labelOf(finding))}`,
      `  ${printable(message)}`,
      ...this.frames.lines(location, '^', '', gutter, severity),
    ];
    for (const other of related) {
      if (other.location.file !== location.file) lines.push(`${margin.slice(1)}--> ${placeText(other.location)}`);
      lines.push(...this.frames.lines(other.location, '-', printable(other.message), gutter, 'info'));
    }
    if (fix) {
      const option = fix.applicability === 'safe' ? '--fix' : '--fix-unsafe';
      lines.push(`${margin} ${paint('good', `fix (${option}): ${printable(fix.title)}`)}`);
    }
    lines.push(`${margin} ${paint('dim', 'help:')} ${remedy ?? remedyOf(rule)}`);
    return lines.join('\n');
  }
}
