import { PROFILES, type Rule, type Symptom, severityIn } from '../engine/rule.js';
import { SOURCES } from '../facts/sources.js';
import { REPAIR_BY } from './explanation-words.js';
import { codeBlock, codeSpan, messageText, table } from './markdown-text.js';
import { type Paint, plain } from './paint.js';
import { wrap } from './wrap.js';

/** Where a symptom shows, in words. */
const PLACES: Readonly<Record<Symptom['at'], string>> = {
  authorize: 'on the sign-in page',
  callback: 'when the sign-in returns',
  token: 'when the code is exchanged for a token',
  refresh: 'when the token is refreshed',
  api: 'when an operation is called',
  designer: 'in the designer',
  upload: 'when the connector is uploaded',
  review: 'in the review for certification',
};

/** What a symptom looks like: status, error and text, as far as they are known. */
const signsOf = ({ status, error, text }: Symptom): string[] => [
  ...(status === undefined ? [] : [`status ${status}`]),
  ...(error === undefined ? [] : [`"${error}"`]),
  ...(text === undefined ? [] : [`"${text}"`]),
];

export interface ExplainOptions {
  readonly paint?: Paint;
  readonly pageOf?: (rule: string) => string | undefined;
  /** Columns of the terminal. */
  readonly width?: number;
}

/** A rule, for the terminal. */
export function explainRule(rule: Rule, { paint = plain, pageOf, width = 100 }: ExplainOptions = {}): string {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)];
  const severities = PROFILES.map((profile) => {
    const severity = severityIn(rule, profile);
    return `${profile}: ${severity === 'off' ? paint('dim', 'off') : paint(severity, severity)}`;
  });
  const page = pageOf?.(rule.id);
  const text = (content: string): string[] => wrap(content, width - 2);
  return `${[
    paint('bold', rule.id),
    rule.title,
    ...section('Severity by profile', [severities.join('   ')]),
    ...section("The platform validator's names", rule.aliases ?? []),
    ...section('Why', text(rule.why)),
    ...section('What to do', text(rule.remedy)),
    ...section('Seen in', [seenIn(rule)]),
    ...section('Who can repair it', rule.repairBy ? [rule.repairBy.map((who) => REPAIR_BY[who]).join(', ')] : []),
    ...section(
      'What you may see',
      rule.symptoms.flatMap((symptom) => text([PLACES[symptom.at], ...signsOf(symptom)].join(', '))),
    ),
    ...section(
      'Sources',
      rule.sources.flatMap((source) => [SOURCES[source].title, `  ${paint('dim', SOURCES[source].url)}`]),
    ),
    ...(page ? section('Page', [page]) : []),
  ].join('\n')}\n`;
}

/** Which commands find it. */
const seenIn = ({ check, diagnose }: Rule): string =>
  [
    ...(check ? ['the files of the connector (check)'] : []),
    ...(diagnose ? ['the traffic of a sign-in (verify, diagnose)'] : []),
  ].join(', ');

/** What a page shows of a rule at work: the `bad` fixture. */
export interface Example {
  /** The text report of the fixture. */
  readonly output: string;
  /** The unified difference that the fix makes. */
  readonly difference?: string;
}

/** The page of a rule, in Markdown. */
export function rulePage(rule: Rule, example?: Example): string {
  const severities = PROFILES.map((profile) => severityIn(rule, profile));
  const parts = [
    `# ${messageText(rule.title)}\n\n${codeSpan(rule.id)}\n`,
    table(['Profile', ...PROFILES], [['Severity', ...severities]]),
    ...(rule.aliases?.length
      ? [`The platform's validator calls it ${list(rule.aliases.map((name) => codeSpan(name)))}.\n`]
      : []),
    `## Why\n\n${messageText(rule.why)}\n`,
    `## What to do\n\n${messageText(rule.remedy)}\n`,
    ...(rule.diagnose ? [`## Seen in\n\n${seenIn(rule)}\n`] : []),
    ...(rule.repairBy ? [`## Who can repair it\n\n${rule.repairBy.map((who) => REPAIR_BY[who]).join(', ')}\n`] : []),
    ...(rule.symptoms.length === 0 ? [] : [`## What you may see\n\n${rule.symptoms.map(symptomLine).join('')}`]),
    ...(example ? [exampleOf(example)] : []),
    `## Sources\n\n${rule.sources.map((source) => `- [${messageText(SOURCES[source].title)}](${SOURCES[source].url})\n`).join('')}`,
  ];
  return parts.join('\n');
}

const symptomLine = (symptom: Symptom): string =>
  `- ${PLACES[symptom.at]}${signsOf(symptom)
    .map((sign) => `, ${messageText(sign)}`)
    .join('')}\n`;

function exampleOf({ output, difference }: Example): string {
  const fixed = difference ? `\nWhat the fix changes:\n\n${codeBlock(difference, 'diff')}` : '';
  return `## Example\n\n${codeBlock(output, 'text')}${fixed}`;
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
