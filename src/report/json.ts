import type { Finding } from '../engine/finding.js';
import { toJson } from './printable.js';
import { type ConnectorResult, nameOf, type Reporter, type ReportOptions, type Summary } from './reporter.js';
import { RuleTexts, redactorOf, shown } from './shown.js';

/** Raised when a program that reads the report has to be changed; new members alone do not raise it. */
export const FORMAT_VERSION = 1;

/** Everything, for programs; described by `schemas/report.schema.json`. One finding a line. */
export class JsonReporter implements Reporter {
  private readonly texts: RuleTexts;
  private isEmpty = true;
  private head: string;

  constructor(options: ReportOptions) {
    this.texts = new RuleTexts(options);
    const { tool, profile } = options;
    const about = { formatVersion: FORMAT_VERSION, tool: { name: tool.name, version: tool.version }, profile };
    this.head = `{\n${Object.entries(about)
      .map(([key, value]) => `  ${toJson(key)}: ${toJson(value)},\n`)
      .join('')}  "findings": [`;
  }

  connector(result: ConnectorResult): string {
    const redactor = redactorOf(result);
    const name = nameOf(result.connector);
    let text = this.takeHead();
    for (const finding of result.findings) {
      text += `${this.isEmpty ? '' : ','}\n    ${toJson({ connector: name, ...findingEntry(shown(finding, redactor), this.texts) })}`;
      this.isEmpty = false;
    }
    return text;
  }

  end({ problems, ...counts }: Summary): string {
    const close = this.isEmpty ? ']' : '\n  ]';
    return `${this.takeHead()}${close},\n  "summary": ${toJson(counts)},\n  "problems": ${toJson(problems)}\n}\n`;
  }

  private takeHead(): string {
    const head = this.head;
    this.head = '';
    return head;
  }
}

/** A finding as programs get it; nothing in it holds a secret if the finding was {@link shown}. */
export function findingEntry(finding: Finding, texts: RuleTexts): object {
  const { rule, code, severity, confidence, message, location, related, fix, suppressed } = finding;
  const page = texts.page(rule);
  const hasEdits = fix !== undefined && fix.edits.length > 0;
  return {
    rule,
    ...(code ? { code } : {}),
    severity,
    confidence,
    message,
    location,
    ...(related.length > 0 ? { related } : {}),
    title: texts.title(rule),
    remedy: finding.remedy ?? texts.remedy(rule),
    ...(page ? { page } : {}),
    ...(fix
      ? {
          fix: {
            title: fix.title,
            applicability: fix.applicability,
            ...(hasEdits ? { edits: fix.edits } : {}),
          },
        }
      : {}),
    ...(suppressed ? { suppressed } : {}),
  };
}
