import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../src/engine/rule.js';

const RULES = join(import.meta.dirname, '..', '..', 'src', 'rules');

/** The ids of all rules by their files, optionally only those that begin with a prefix. */
export const ruleIds = (prefix = ''): string[] =>
  readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((area) => readdirSync(join(RULES, area.name)).map((name) => `${area.name}/${name.replace(/\.ts$/, '')}`))
    .filter((id) => id.startsWith(prefix))
    .sort();

/** The rules themselves, each from its file; one after the other, since jest links modules one at a time. */
export async function loadRules(prefix?: string): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const id of ruleIds(prefix))
    rules.push(((await import(`../../src/rules/${id}.ts`)) as { default: Rule }).default);
  return rules;
}
