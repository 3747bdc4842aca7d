import type { Finding, Location } from '../engine/finding.js';
import type { Severity } from '../engine/rule.js';
import { printable } from './printable.js';
import { type ConnectorResult, nameOf, type Reporter, type ReportOptions, type Summary } from './reporter.js';
import { RuleTexts, redactorOf, shown } from './shown.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
/** Attributes of an element, escaped, control characters named. */
export const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(printable(String(value)))}"`)
    .join('');

const RANK: Readonly<Record<Severity | 'never', number>> = { never: -1, error: 0, warning: 1, info: 2 };

/**
 * JUnit XML: a suite per connector, a case per rule that found something, one passing case for a clean connector. What
 * is milder than the severity that fails is output of a passing case.
 */
export class JunitReporter implements Reporter {
  private readonly texts: RuleTexts;
  private readonly failing: number;
  private head: string;

  constructor(options: ReportOptions) {
    this.texts = new RuleTexts(options);
    this.failing = RANK[options.failOn ?? 'error'];
    this.head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: options.tool.name })}>\n`;
  }

  connector(result: ConnectorResult): string {
    const suite = nameOf(result.connector);
    const redactor = redactorOf(result);
    const byRule = new Map<string, Finding[]>();
    for (const finding of result.findings) {
      const entry = shown(finding, redactor);
      const list = byRule.get(finding.rule);
      if (list) list.push(entry);
      else byRule.set(finding.rule, [entry]);
    }
    const cases = [...byRule].map(([rule, findings]) => this.testCase(suite, rule, findings));
    if (cases.length === 0) cases.push(`    <testcase${attributes({ name: 'no findings', classname: suite })}/>\n`);
    return this.suite(suite, cases);
  }

  /** A suite of test cases, with its counts. */
  suite(suite: string, cases: readonly string[]): string {
    const counts = {
      tests: cases.length,
      failures: cases.filter((text) => text.includes('<failure')).length,
      errors: 0,
      skipped: cases.filter((text) => text.includes('<skipped')).length,
    };
    return `${this.takeHead()}  <testsuite${attributes({ name: suite, ...counts })}>\n${cases.join('')}  </testsuite>\n`;
  }

  end({ problems }: Summary): string {
    const cases = problems
      .map(({ rule, folder, message, kind }) => {
        const what = attributes({ name: rule ?? kind, classname: folder === '' ? '.' : folder });
        return `    <testcase${what}>\n      <error${attributes({ message, type: kind })}/>\n    </testcase>\n`;
      })
      .join('');
    const counts = { tests: problems.length, failures: 0, errors: problems.length, skipped: 0 };
    const suite =
      cases === '' ? '' : `  <testsuite${attributes({ name: 'problems', ...counts })}>\n${cases}  </testsuite>\n`;
    return `${this.takeHead()}${suite}</testsuites>\n`;
  }

  private takeHead(): string {
    const head = this.head;
    this.head = '';
    return head;
  }

  private testCase(suite: string, rule: string, findings: readonly Finding[]): string {
    const open = findings.filter(({ suppressed }) => !suppressed);
    const [first = findings[0] as Finding] = open;
    const about = attributes({ name: rule, classname: suite, file: first.location.file });
    return `    <testcase${about}>\n${this.outcome(rule, open, findings)}    </testcase>\n`;
  }

  private outcome(rule: string, open: readonly Finding[], all: readonly Finding[]): string {
    if (open.length === 0) {
      const { kind, reason } = all[0]?.suppressed ?? { kind: 'baseline' };
      const message = kind === 'baseline' ? 'accepted by the baseline' : `accepted: ${reason ?? ''}`;
      return `      <skipped${attributes({ message })}/>\n`;
    }
    const severity = open.map((finding) => finding.severity).sort((a, b) => RANK[a] - RANK[b])[0] as Severity;
    const body = escapeXml([...open.flatMap(linesOf), '', printable(this.texts.remedy(rule))].join('\n'));
    if (RANK[severity] > this.failing) return `      <system-out>${body}</system-out>\n`;
    const message =
      open.length === 1 ? (open[0] as Finding).message : `${this.texts.title(rule)} (${open.length} places)`;
    return `      <failure${attributes({ message, type: severity })}>${body}</failure>\n`;
  }
}

const linesOf = ({ location, severity, message, code, related }: Finding): string[] => [
  printable(`${placeOf(location)}: ${severity}${code ? ` (${code})` : ''} ${message}`),
  ...related.map((other) => `  ${printable(`${placeOf(other.location)}: ${other.message}`)}`),
];

const placeOf = ({ file, line, column }: Location): string => `${file}:${line}:${column}`;
