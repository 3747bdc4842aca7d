import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/host-template',
  title: 'The URL template of a host policy is not an address',
  severity: 'warning',
  sources: ['learn-policy', 'ppc-pr-3706', 'ppc-connectors'],
  why: 'The policy "Set host URL" needs an absolute address with expressions such as @connectionParameters(\'site\') in it. Placeholders in braces are not filled, conditions are not allowed, and without https:// there is no address.',
  remedy: "Write https:// and the host, with @connectionParameters('name') for the part that differs.",
  symptoms: [{ at: 'api' }, { at: 'review' }],

  check({ connector }, report) {
    for (const policy of connector.policies) {
      const node = policy.template === 'dynamichosturl' ? policy.parameter('urlTemplate') : undefined;
      if (!node) continue;
      const fault = faultOf(node);
      if (fault) report({ at: node, message: fault });
    }
  },
});

function faultOf(node: Node): string | undefined {
  const { text } = node;
  if (text === undefined) return undefined;
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  if (text.trim() === '') return 'urlTemplate is empty; expected an address';
  if (/@\{?\s*if\s*\(/i.test(text)) return `urlTemplate "${shown}" holds a condition; expected an address`;
  if (countOf(text, '(') !== countOf(text, ')') || countOf(text, "'") % 2 === 1)
    return `urlTemplate "${shown}" has an expression that is not closed`;
  const brace = /(?<!@)\{[^{}]*\}/.exec(text)?.[0];
  if (brace)
    return `urlTemplate holds the placeholder "${brace}"; expected @connectionParameters('${brace.slice(1, -1)}')`;
  if (!/^(?:https?:\/\/|@)/i.test(text.trim())) return `urlTemplate "${shown}" does not begin with "https://"`;
  return undefined;
}

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;
