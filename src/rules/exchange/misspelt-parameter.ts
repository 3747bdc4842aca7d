import { allTemplatesOf, nameOf } from '../../connector/oauth-templates.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { parameterMeant } from '../../facts/oauth.js';

export default defineRule({
  id: 'exchange/misspelt-parameter',
  title: 'A parameter of an OAuth request looks misspelt',
  severity: 'warning',
  sources: ['rfc6749#4.1.1', 'rfc6749#4.1.3', 'rfc6749#6', 'rfc7636#4'],
  why: 'OAuth compares the names of parameters letter by letter. Under another name the value does not reach the service, which then misses the parameter or ignores it.',
  remedy: 'Write the name as OAuth has it, unless the documentation of the service calls it otherwise.',
  symptoms: [
    { at: 'authorize', error: 'invalid_request' },
    { at: 'token', error: 'invalid_request' },
  ],

  check({ connector }, report) {
    for (const template of allTemplatesOf(connector)) {
      for (const parameter of template.parameters) {
        const name = nameOf(parameter);
        const meant = parameterMeant(name);
        if (!meant || template.parameter(meant)) continue;
        const end = parameter.from + parameter.name.trimEnd().length;
        const place = partOf(template.node, [end - name.length, end]);
        report({
          at: place,
          message: `${template.key} sends "${name}"; expected "${meant}"`,
          confidence: 'low',
          fix: {
            title: `replace "${name}" by "${meant}"`,
            applicability: 'unsafe',
            changes: [{ change: 'replace', place, text: meant }],
          },
        });
      }
    }
  },
});
