import { ONLY_IN_TRAFFIC } from '../rules/checks.js';
import type { RuleId } from '../rules/index.js';
import type { Section } from './explanation-sections.js';

/** What is said of rules. */
export type TitleOf = (rule: RuleId) => string;

/** More rules than this are not read. */
const MOST_RULES = 8;

const ONLY_TRAFFIC: ReadonlySet<string> = new Set(ONLY_IN_TRAFFIC);

/** Rules about it, those that look into files apart from those that need a recording or a run. */
export function ruleSections(ids: readonly RuleId[], titleOf: TitleOf, title = 'Rules of check about it'): Section[] {
  const section = (heading: string, isWanted: (id: RuleId) => boolean): Section => ({
    title: heading,
    items: [...new Set(ids)]
      .filter(isWanted)
      .slice(0, MOST_RULES)
      .map((id) => ({ text: titleOf(id), mark: id })),
  });
  return [
    section(title, (id) => !ONLY_TRAFFIC.has(id)),
    section('Rules of diagnose and verify about it', (id) => ONLY_TRAFFIC.has(id)),
  ];
}
