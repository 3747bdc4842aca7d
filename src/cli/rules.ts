import { type Profile, severityIn } from '../engine/rule.js';
import { rulesJson, rulesList, rulesTable } from '../report/catalogue.js';
import { coloured, plain } from '../report/paint.js';
import { rules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { usesColour } from './colour.js';

export interface RulesOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly profile?: Profile | undefined;
}

/** `sn-connector rules`: prints the catalogue. */
export function listRules({ format, profile }: RulesOptions): void {
  const wanted = profile ? rules.filter((rule) => severityIn(rule, profile) !== 'off') : rules;
  const paint = usesColour(undefined, process.stdout) ? coloured : plain;
  if (format === 'json') process.stdout.write(rulesJson(wanted, { tool: { name: 'sn-connector', version: VERSION } }));
  else process.stdout.write(format === 'markdown' ? rulesTable(wanted) : rulesList(wanted, { paint }));
}
