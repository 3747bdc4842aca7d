import { allTemplatesOf, nameOf } from '../../connector/oauth-templates.js';
import type { Change } from '../../document/edits.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import type { TemplateParameter } from '../../facts/oauth.js';

export default defineRule({
  id: 'exchange/repeated-parameter',
  title: 'A template sends a parameter twice',
  severity: 'warning',
  sources: ['rfc6749#3.1', 'rfc6749#3.2'],
  why: 'OAuth forbids that a parameter occurs twice in a request. Some services refuse the request, others take the first or the last value, which need not be the one that is meant.',
  remedy: 'Remove one of them.',
  symptoms: [
    { at: 'authorize', error: 'invalid_request' },
    { at: 'token', error: 'invalid_request' },
  ],

  check({ connector }, report) {
    for (const template of allTemplatesOf(connector)) {
      const first = new Map<string, TemplateParameter>();
      for (const parameter of template.parameters) {
        const name = nameOf(parameter);
        const earlier = first.get(name);
        if (!earlier) {
          first.set(name, parameter);
          continue;
        }
        if (!name || name.endsWith('[]') || name === 'resource' || name === 'audience') continue;
        const isSame = earlier.value.toLowerCase() === parameter.value.toLowerCase();
        const removal: Change = {
          change: 'replace',
          place: partOf(template.node, [parameter.from - 1, parameter.to]),
          text: '',
        };
        report({
          at: template.place(parameter),
          message: `${template.key} sends "${name}" twice; expected it once`,
          related: [{ at: template.place(earlier), message: 'sent here first' }],
          fix: isSame ? { title: `remove the second "${name}"`, applicability: 'safe', changes: [removal] } : undefined,
        });
      }
    }
  },
});
