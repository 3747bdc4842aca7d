import { PROFILES, type Rule, severityIn } from '../engine/rule.js';
import { SOURCES } from '../facts/sources.js';
import { codeSpan, messageText, table } from './markdown-text.js';
import { type Paint, plain } from './paint.js';

type PageOf = (rule: string) => string | undefined;

/** All rules as a Markdown table, in the order given. */
export function rulesTable(rules: readonly Rule[], { pageOf }: { readonly pageOf?: PageOf } = {}): string {
  const rows = rules.map((rule) => {
    const page = pageOf?.(rule.id);
    const name = codeSpan(rule.id, 'cell');
    return [
      page ? `[${name}](${page})` : name,
      messageText(rule.title, 'cell'),
      ...PROFILES.map((profile) => severityIn(rule, profile)),
      (rule.aliases ?? []).map((alias) => codeSpan(alias, 'cell')).join(', '),
    ];
  });
  return table(['Rule', 'What is wrong', ...PROFILES, "The platform validator's name"], rows);
}

/** All rules for a terminal, one a line. */
export function rulesList(rules: readonly Rule[], { paint = plain }: { readonly paint?: Paint } = {}): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  return rules.map(({ id, title }) => `${paint('bold', id.padEnd(width))}  ${title}\n`).join('');
}

/** All rules for programs; described by `schemas/rules.schema.json`. */
export function rulesJson(
  rules: readonly Rule[],
  { tool, pageOf }: { readonly tool: { readonly name: string; readonly version: string }; readonly pageOf?: PageOf },
): string {
  const entries = rules.map((rule) => {
    const page = pageOf?.(rule.id);
    return {
      id: rule.id,
      area: rule.id.slice(0, rule.id.indexOf('/')),
      title: rule.title,
      severity: Object.fromEntries(PROFILES.map((profile) => [profile, severityIn(rule, profile)])),
      aliases: rule.aliases ?? [],
      why: rule.why,
      remedy: rule.remedy,
      symptoms: rule.symptoms,
      sources: rule.sources.map((id) => ({
        id,
        title: SOURCES[id].title,
        url: SOURCES[id].url,
        read: SOURCES[id].read,
      })),
      ...(page ? { page } : {}),
    };
  });
  return `${JSON.stringify({ formatVersion: 1, tool: { name: tool.name, version: tool.version }, rules: entries }, null, 2)}\n`;
}
