import type { Rule } from '../engine/rule.js';
import { nearest } from '../engine/suggest.js';
import { UserError } from '../engine/user-error.js';
import { UNDECIDABLE } from '../facts/undecidable-codes.js';
import { VALIDATOR_CODES, type ValidatorCode } from '../facts/validator-codes.js';
import { explainRule } from '../report/explain.js';
import { coloured, plain } from '../report/paint.js';
import { rules } from '../rules/index.js';
import { usesColour } from './colour.js';
import { commandHere } from './command-here.js';

export interface ExplainOptions {
  readonly topic: string;
  readonly color?: boolean | undefined;
}

/**
 * `sn-connector explain`: prints a rule, or the rules behind a code of the Power Platform validator.
 * @throws UserError `unknown-topic` with the nearest names
 */
export function explain({ topic, color }: ExplainOptions): void {
  const paint = usesColour(color, process.stdout) ? coloured : plain;
  const width = Math.min(100, process.stdout.columns ?? 100);
  const code = codeNamed(topic);
  const found = rules.filter(({ id, aliases }) => id === topic.toLowerCase() || (code && aliases?.includes(code)));
  const reason = code && UNDECIDABLE[code];
  if (reason) {
    process.stdout.write(`${paint('bold', code)}\n${VALIDATOR_CODES[code]}\n\nNot checked offline: ${reason}\n`);
    return;
  }
  if (found.length === 0) throw unknownTopic(topic);
  if (code) process.stdout.write(`${paint('bold', code)}\n${VALIDATOR_CODES[code]}\n\n`);
  process.stdout.write(found.map((rule) => explainRule(rule, { paint, width })).join('\n'));
}

const codeNamed = (topic: string): ValidatorCode | undefined =>
  (Object.keys(VALIDATOR_CODES) as ValidatorCode[]).find((code) => code.toLowerCase() === topic.toLowerCase());

function unknownTopic(topic: string): UserError {
  const near = nearest(topic, [...rules.map(({ id }) => id), ...Object.keys(VALIDATOR_CODES)]);
  const inside = near ? [near] : rules.filter((rule) => mentions(rule, topic)).map(({ id }) => id);
  const hint =
    inside.length > 0
      ? `Did you mean ${inside.slice(0, 5).join(', ')}?`
      : `The rules: ${commandHere('rules')}; the validator's codes are known too.`;
  return new UserError('unknown-topic', `"${topic}" is no rule and no code of the Power Platform validator.`, hint);
}

const mentions = ({ id, title }: Rule, topic: string): boolean =>
  topic.length > 2 && `${id} ${title}`.toLowerCase().includes(topic.toLowerCase());
