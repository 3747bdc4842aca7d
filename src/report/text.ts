import type { Finding, Location } from '../engine/finding.js';
import type { Severity } from '../engine/rule.js';
import { Source } from './code-frame.js';

/** Paints parts of the report; the plain style returns its input. */
export type Paint = (style: 'error' | 'warning' | 'info' | 'bold' | 'dim' | 'good', text: string) => string;

export const plain: Paint = (_, text) => text;

const CODES = { error: 31, warning: 33, info: 36, bold: 1, dim: 2, good: 32 } as const;
export const coloured: Paint = (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;

export interface TextOptions {
  readonly paint: Paint;
  /** The texts of the files, for the code frames. */
  readonly textOf: (file: string) => string | undefined;
  /** The remedy of a rule. */
  readonly remedyOf: (rule: string) => string;
  /** How many findings of one rule in one file are shown before the rest is only counted. */
  readonly repeatsShown: number;
}

/** The findings of one connector, for people. */
export function textReport(findings: readonly Finding[], options: TextOptions): string {
  const sources = new Map<string, Source | undefined>();
  const sourceOf = (file: string): Source | undefined => {
    if (!sources.has(file)) {
      const text = options.textOf(file);
      sources.set(file, text === undefined ? undefined : new Source(text));
    }
    return sources.get(file);
  };
  const counts = new Map<string, number>();
  const blocks: string[] = [];
  for (const finding of findings) {
    const group = `${finding.rule}\n${finding.location.file}`;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    if (count <= options.repeatsShown) blocks.push(blockOf(finding, sourceOf, options));
  }
  for (const [group, count] of counts) {
    if (count <= options.repeatsShown) continue;
    const [rule, file] = group.split('\n') as [string, string];
    blocks.push(options.paint('dim', `${file}: ${count - options.repeatsShown} more of ${rule} (--all shows them)`));
  }
  return blocks.map((block) => `${block}\n\n`).join('');
}

function blockOf(
  finding: Finding,
  sourceOf: (file: string) => Source | undefined,
  { paint, remedyOf }: TextOptions,
): string {
  const { location, severity, rule, code, message, related, fix, confidence } = finding;
  const name = code ? `${rule} (${code})` : rule;
  const doubt = confidence === 'low' ? ' [not sure]' : '';
  const lines = [`${placeOf(location)}: ${paint(severity, severity)}${doubt} ${paint('bold', name)}`, `  ${message}`];
  const gutter =
    Math.max(...[location, ...related.map((other) => other.location)].map((at) => String(at.line).length)) + 2;
  lines.push(...frameOf(location, '^', '', gutter, severity, sourceOf, paint));
  for (const other of related) {
    if (other.location.file !== location.file) lines.push(`${' '.repeat(gutter - 1)}--> ${placeOf(other.location)}`);
    lines.push(...frameOf(other.location, '-', other.message, gutter, 'info', sourceOf, paint));
  }
  if (fix) {
    const option = fix.applicability === 'safe' ? '--fix' : '--fix-unsafe';
    lines.push(`${' '.repeat(gutter)} ${paint('good', `fix (${option}): ${fix.title}`)}`);
  }
  lines.push(`${' '.repeat(gutter)} ${paint('dim', 'help:')} ${remedyOf(rule)}`);
  return lines.join('\n');
}

function frameOf(
  location: Location,
  mark: string,
  label: string,
  gutter: number,
  severity: Severity,
  sourceOf: (file: string) => Source | undefined,
  paint: Paint,
): string[] {
  const source = sourceOf(location.file);
  if (!source || location.end === 0) return [];
  const [code, underline] = source.frame(location, mark, label, gutter) as [string, string];
  return [code, paint(severity, underline)];
}

const placeOf = ({ file, line, column }: Location): string => `${file}:${line}:${column}`;
