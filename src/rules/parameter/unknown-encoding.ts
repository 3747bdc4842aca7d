import { quoted } from '../../connector/json-types.js';
import { parametersIn } from '../../connector/parameter-lists.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/unknown-encoding',
  title: 'x-ms-url-encoding of a path parameter has an unknown value',
  severity: 'warning',
  sources: ['learn-extensions', 'ppc-definition-schema'],
  why: 'The platform knows "single" and "double" only. With any other value it is open how a slash or a percent sign in the value reaches the service.',
  remedy: 'Set "x-ms-url-encoding" to "single"; to "double" if the service decodes twice.',
  symptoms: [{ at: 'api', status: 404 }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'path')) {
      const encoding = parameter.get('x-ms-url-encoding');
      if (!encoding || encoding.value === 'single' || encoding.value === 'double') continue;
      const meant = encoding.text?.trim().toLowerCase();
      report({
        at: encoding,
        message: `x-ms-url-encoding is ${quoted(encoding.value)}; expected "single" or "double"`,
        fix:
          meant === 'single' || meant === 'double'
            ? {
                title: `set it to "${meant}"`,
                applicability: 'safe',
                changes: [{ change: 'set', node: encoding, value: meant }],
              }
            : undefined,
      });
    }
  },
});
