import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/unknown-response-status',
  aliases: ['ResponseMustBeDefaultOrHttpStatusCode'],
  title: 'A response is named by something else than a status code',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-response'],
  why: 'Responses are named by one HTTP status code or by "default". The service refuses a definition with any other name, also the ranges of OpenAPI 3 such as 2XX.',
  remedy: 'Name the response by its status code, such as "200", or by "default"; write one response per status.',
  symptoms: [{ at: 'upload', text: "must be a valid HTTP status code, or the string 'default'" }],

  check({ connector }, report) {
    for (const operation of connector.operations) {
      const responses = operation.node.get('responses');
      if (!responses?.isObject) continue;
      for (const key of Object.keys(responses.value as object)) {
        if (/^[1-5][0-9][0-9]$/.test(key) || key === 'default' || key.startsWith('x-')) continue;
        const response = responses.get(key) as Node;
        const fixed = meant(key);
        const expected = /^[1-5][xX]{2}$/.test(key) ? `one status such as "${key[0]}00"` : `a status such as "200"`;
        report({
          at: keyOf(response),
          message: `"${key}" is no status code; expected ${fixed ? `"${fixed}"` : `${expected} or "default"`}`,
          fix:
            fixed && !responses.has(fixed)
              ? {
                  title: `rename "${key}" to "${fixed}"`,
                  applicability: 'safe',
                  changes: [{ change: 'rename', node: response, key: fixed }],
                }
              : undefined,
        });
      }
    }
  },
});

/** The name that was surely meant: `default` in other capitals, a status with its reason phrase. */
const meant = (key: string): string | undefined =>
  key.trim().toLowerCase() === 'default' ? 'default' : /^\s*([1-5][0-9][0-9])(?![0-9])[\sA-Za-z-]*$/.exec(key)?.[1];
