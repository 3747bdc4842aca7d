import { detached } from '../document/detached.js';
import type { Finding } from '../engine/finding.js';
import type { Severity } from '../engine/rule.js';
import { codeSpan, escapeMarkdown, messageText } from './markdown-text.js';
import { clip, printable } from './printable.js';
import { type ConnectorResult, nameOf, type Reporter, type ReportOptions, reported, type Summary } from './reporter.js';
import { labelOf, RuleTexts, redactorOf, shown } from './shown.js';
import { count, problemLine, summaryLine } from './summary-line.js';

/** What a comment on GitHub may hold. */
const COMMENT_LIMIT = 65_536;
/** Room for the heading and the sentence about what was cut. */
const RESERVE = 600;
const PROBLEMS_SHOWN = 5;
const PROBLEM_LENGTH = 200;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** One connector's part of the report. */
interface Section {
  readonly head: string;
  readonly rows: readonly string[];
  /** How many findings there are, more than rows where the section alone would fill the report. */
  readonly findings: number;
}

const TAIL = '\n</details>\n\n';

/**
 * A job summary or a comment: a line that sums up, then a section to unfold per connector, those with errors first. What
 * does not fit is counted.
 */
export class MarkdownReporter implements Reporter {
  private readonly texts: RuleTexts;
  private readonly limit: number;
  /** Sections by their worst severity; of each no more than could be shown is kept. */
  private readonly kept = SEVERITIES.map(() => ({ sections: [] as Section[], length: 0 }));
  private dropped = { connectors: 0, findings: 0 };

  constructor(private readonly options: ReportOptions) {
    this.texts = new RuleTexts(options);
    this.limit = Math.max(options.limit ?? COMMENT_LIMIT, 2 * RESERVE);
  }

  connector(result: ConnectorResult): string {
    const findings = reported(result.findings);
    if (findings.length === 0) return '';
    // Not as arguments: one connector may have more findings than a call can have.
    const found = new Set(findings.map(({ severity }) => severity));
    const worst = SEVERITIES.findIndex((severity) => found.has(severity));
    const bucket = this.kept[worst] as (typeof this.kept)[number];
    if (bucket.length > this.limit) {
      this.dropped.connectors++;
      this.dropped.findings += findings.length;
      return '';
    }
    const section = this.section(result, findings);
    bucket.sections.push(section);
    bucket.length += lengthOf(section);
    return '';
  }

  end(summary: Summary): string {
    const { name, version } = this.options.tool;
    const heading = `### ${escapeMarkdown(name)}: ${escapeMarkdown(summaryLine(summary))}\n\n`;
    const problems = problemList(summary);
    const about = `<sub>Version ${escapeMarkdown(version)}, profile ${this.options.profile}.</sub>\n`;
    let body = '';
    let { connectors, findings } = this.dropped;
    for (const section of this.kept.flatMap(({ sections }) => sections)) {
      const room = this.limit - RESERVE - problems.length - body.length;
      const rows = rowsFor(section, room);
      if (rows.length === 0) connectors++;
      else body += `${section.head}${rows.join('')}${TAIL}`;
      findings += section.findings - rows.length;
    }
    return `${heading}${problems}${body}${findings > 0 ? this.cut(connectors, findings) : ''}${about}`;
  }

  private cut(connectors: number, findings: number): string {
    const whole = connectors > 0 ? `, among them all of ${count(connectors, 'connector')}` : '';
    const limit = this.limit.toLocaleString('en-US');
    return `**The report was cut at ${limit} characters: ${count(findings, 'finding')} not shown${whole}.**\n\n`;
  }

  private section(result: ConnectorResult, findings: readonly Finding[]): Section {
    const redactor = redactorOf(result);
    const head = `<details><summary><code>${escapeHtml(nameOf(result.connector))}</code>: ${countsOf(findings)}</summary>\n\n| | Place | Finding | What to do |\n| --- | --- | --- | --- |\n`;
    const rows: string[] = [];
    let length = 0;
    for (const severity of SEVERITIES)
      for (const finding of findings) {
        if (finding.severity !== severity || length > this.limit) continue;
        const row = detached(this.row(shown(finding, redactor)));
        rows.push(row);
        length += row.length;
      }
    return { head: detached(head), rows, findings: findings.length };
  }

  private row(finding: Finding): string {
    const { location, severity, message, related, rule, fix } = finding;
    const label = codeSpan(labelOf(finding), 'cell');
    const page = this.texts.page(rule);
    const lines = [
      messageText(message, 'cell'),
      ...related.map((other) => `${place(other.location)} ${messageText(other.message, 'cell')}`),
      page ? `[${label}](${encodeURI(page)})` : label,
    ];
    const option = fix?.applicability === 'safe' ? '--fix' : '--fix-unsafe';
    const repair = fix ? `<br>${codeSpan(option)}: ${messageText(fix.title, 'cell')}` : '';
    return `| ${severity} | ${place(location)} | ${lines.join('<br>')} | ${messageText(finding.remedy ?? this.texts.remedy(rule), 'cell')}${repair} |\n`;
  }
}

const place = ({ file, line, column }: Finding['location']): string => codeSpan(`${file}:${line}:${column}`, 'cell');

const lengthOf = ({ head, rows }: Section): number =>
  head.length + TAIL.length + rows.reduce((sum, row) => sum + row.length, 0);

/** As many rows as there is room for. */
function rowsFor(section: Section, room: number): readonly string[] {
  let left = room - section.head.length - TAIL.length;
  const end = section.rows.findIndex((row) => {
    left -= row.length;
    return left < 0;
  });
  return end < 0 ? section.rows : section.rows.slice(0, end);
}

/** The first problems of a run; one that stands for many says enough. */
function problemList({ problems }: Summary): string {
  if (problems.length === 0) return '';
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map((problem) => `- ${escapeMarkdown(clip(problemLine(problem), PROBLEM_LENGTH))}\n`);
  const rest = problems.length - lines.length;
  return `${lines.join('')}${rest > 0 ? `- and ${rest} more\n` : ''}\n`;
}

const countsOf = (findings: readonly Finding[]): string =>
  SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => count(number, severity))
    .join(', ');

const escapeHtml = (text: string): string =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
