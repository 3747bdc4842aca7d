import { parametersIn } from '../../connector/parameter-lists.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/query-encoding',
  aliases: ['QueryParameterEncodingNotSupported'],
  title: 'A query parameter has x-ms-url-encoding',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions'],
  why: 'Query parameters are always encoded once; the extension is not supported there, and the validator objects to it. A service that expects values encoded twice does not get them this way.',
  remedy: 'Remove "x-ms-url-encoding" from the query parameter.',
  symptoms: [{ at: 'upload', text: 'All query parameters are single encoded by default' }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'query')) {
      const encoding = parameter.get('x-ms-url-encoding');
      if (!encoding) continue;
      report({
        at: keyOf(encoding),
        message: `query parameter "${parameter.string('name') ?? ''}" has x-ms-url-encoding; expected it on path parameters only`,
        fix: {
          title: 'remove it',
          applicability: encoding.value === 'double' ? 'unsafe' : 'safe',
          changes: [{ change: 'remove', node: encoding }],
        },
      });
    }
  },
});
