import { existsSync, statSync } from 'node:fs';
import type { Rule } from '../engine/rule.js';
import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';
import { evidenceDocument, STANDARD_INPUT } from '../exchange/evidence-file.js';
import type { When } from '../facts/messages/message.js';
import { UNDECIDABLE } from '../facts/undecidable-codes.js';
import { VALIDATOR_CODES, type ValidatorCode } from '../facts/validator-codes.js';
import { rulesJson } from '../report/catalogue.js';
import { explainRule, rulePage } from '../report/explain.js';
import { Explainer, type Explanation, explanationOfTime } from '../report/explanation.js';
import { explanationJson } from '../report/explanation-json.js';
import { explanationMarkdown } from '../report/explanation-markdown.js';
import { explanationText } from '../report/explanation-sections.js';
import { explanationOnTerminal } from '../report/explanation-text.js';
import { coloured, plain } from '../report/paint.js';
import { type RuleId, rules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { usesColour } from './colour.js';
import { commandHere } from './command-here.js';
import { EXIT } from './exit.js';
import { readBytes } from './given-file.js';
import { readStandardInput } from './standard-input.js';

const TOOL = { name: 'sn-connector', version: VERSION };

export interface ExplainOptions {
  /** The words of the command line. */
  readonly topic: readonly string[];
  readonly when?: When | undefined;
  readonly format: 'text' | 'json' | 'markdown';
  readonly color?: boolean | undefined;
}

/**
 * `sn-connector explain`: prints a rule, the rules behind a code of the Power Platform validator, or what is known of an
 * error text, from the command line or from standard input. The text is never shown: it may hold secrets.
 * @throws UserError `nothing-to-explain`, `too-large`; `unknown-topic` for a name that is none, with the nearest names
 */
export async function explain(options: ExplainOptions): Promise<void> {
  const { topic, when } = options;
  const file = fileNamed(topic);
  const text = isStandardInput(options) ? await readPasted() : file === undefined ? topic.join(' ') : readFile(file);
  const name = text.trim();
  if (name === '') {
    if (when === undefined) throw nothingToExplain();
    print(explanationOfTime(when), options);
    return;
  }
  const isName = IS_NAME.test(name) && name.length <= LONGEST_NAME;
  if (isName && explainName(name, options)) return;
  const explanation = new Explainer(rules).explain(text, when);
  // A single word that is no message was meant as a name.
  if (isName && explanation.status !== 'known' && explanation.status !== 'rule') throw unknownTopic(name);
  print(explanation, options);
  if (explanation.status === 'unknown' || explanation.status === 'similar') process.exitCode = EXIT.cannotRun;
}

/** The name of a rule, of a code of the validator, or of neither. */
const IS_NAME = /^[\w-]+(?:\/[\w-]+)?$/;
const LONGEST_NAME = 80;

/** The longest text that is read, in megabytes; a log has more than a message. */
const MOST_MEGABYTES = 10;
const LARGEST = MOST_MEGABYTES * 1024 * 1024;

async function readPasted(): Promise<string> {
  const bytes = await readStandardInput(LARGEST);
  if (bytes.length > LARGEST) throw tooLarge();
  return evidenceDocument(STANDARD_INPUT, bytes).text;
}

/** The file that is named, for shells without a redirect for input, such as PowerShell. Two slashes would ask a network. */
const fileNamed = ([word = '', ...others]: readonly string[]): string | undefined =>
  others.length === 0 && !/^[\\/]{2}|[\r\n]/.test(word) && existsSync(word) && statSync(word).isFile()
    ? word
    : undefined;

function readFile(file: string): string {
  const bytes = readBytes(file, ({ size }) => {
    if (size > LARGEST) throw tooLarge();
  });
  return evidenceDocument(file, bytes).text;
}

const tooLarge = (): UserError =>
  new UserError(
    'too-large',
    `The text has more than ${MOST_MEGABYTES} megabytes; expected an error text.`,
    `Give the message alone, or a recording to: ${commandHere('diagnose recording.har')}`,
    'cannot-run',
  );

/** Explains a rule or a code by its name; false when there is none of that name. */
function explainName(name: string, { color, format }: ExplainOptions): boolean {
  const paint = usesColour(color, process.stdout) ? coloured : plain;
  const width = Math.min(100, process.stdout.columns || 100);
  const code = codeNamed(name);
  const found = rules.filter(({ id, aliases }) => id === name.toLowerCase() || (code && aliases?.includes(code)));
  if (format !== 'text') {
    if (found.length === 0) return false;
    const asData = (): string => rulesJson(found, { tool: TOOL });
    process.stdout.write(format === 'json' ? asData() : found.map((rule) => rulePage(rule)).join('\n'));
    return true;
  }
  const reason = code && UNDECIDABLE[code];
  if (reason) {
    process.stdout.write(`${paint('bold', code)}\n${VALIDATOR_CODES[code]}\n\nNot checked offline: ${reason}\n`);
    return true;
  }
  if (found.length === 0) return false;
  if (code) process.stdout.write(`${paint('bold', code)}\n${VALIDATOR_CODES[code]}\n\n`);
  process.stdout.write(found.map((rule) => explainRule(rule, { paint, width })).join('\n'));
  return true;
}

function print(explanation: Explanation, { format, color }: ExplainOptions): void {
  if (format === 'json') {
    process.stdout.write(explanationJson(explanation, TOOL));
    return;
  }
  const text = explanationText(explanation, titleOf);
  if (format === 'markdown') {
    process.stdout.write(explanationMarkdown(text));
    return;
  }
  const paint = usesColour(color, process.stdout) ? coloured : plain;
  const width = Math.min(120, process.stdout.columns || 100);
  process.stdout.write(explanationOnTerminal(text, { paint, width }));
}

const titleOf = (id: RuleId): string => rules.find((rule) => rule.id === id)?.title ?? id;

/** True for `-`, and for no text on a pipe; a time alone asks for no text. */
const isStandardInput = ({ topic, when }: ExplainOptions): boolean =>
  topic.length === 0 ? when === undefined && process.stdin.isTTY !== true : topic.length === 1 && topic[0] === '-';

const codeNamed = (topic: string): ValidatorCode | undefined =>
  (Object.keys(VALIDATOR_CODES) as ValidatorCode[]).find((code) => code.toLowerCase() === topic.toLowerCase());

const nothingToExplain = (): UserError =>
  new UserError(
    'nothing-to-explain',
    'There is nothing to explain: expected a rule, a code, an error text, or --when.',
    `For a long text: ${commandHere('explain error.txt')}`,
  );

function unknownTopic(topic: string): UserError {
  const near = nearest(topic, [...rules.map(({ id }) => id), ...Object.keys(VALIDATOR_CODES)]);
  const inside = near ? [near] : rules.filter((rule) => mentions(rule, topic)).map(({ id }) => id);
  const hint =
    inside.length > 0
      ? `Did you mean ${inside.slice(0, 5).join(', ')}?`
      : `The rules: ${commandHere('rules')}. Of an error text give the whole; where only the time of the failure is known: ${commandHere('explain --when 30-minutes')}`;
  return new UserError(
    'unknown-topic',
    'That is no rule, no code of the Power Platform validator, and no error text that is known.',
    hint,
  );
}

const mentions = ({ id, title }: Rule, topic: string): boolean =>
  topic.length > 2 && `${id} ${title}`.toLowerCase().includes(topic.toLowerCase());
