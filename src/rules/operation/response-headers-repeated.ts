import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/response-headers-repeated',
  aliases: ['ResponseHeadersAreNotUnique'],
  title: 'A response declares the same header twice',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-response'],
  why: 'Names of HTTP headers are the same in capitals and small letters, so two of the declarations mean one header; the validator refuses that.',
  remedy: 'Keep one of the declarations.',
  symptoms: [{ at: 'upload', text: 'The response headers are not unique.' }],

  check({ connector }, report) {
    for (const response of connector.definition?.having('headers') ?? []) {
      if (response.kind !== 'response') continue;
      const seen = new Map<string, Node>();
      for (const header of response.get('headers')?.children() ?? []) {
        const name = String(header.key).toLowerCase();
        const first = seen.get(name);
        if (!first) {
          seen.set(name, header);
          continue;
        }
        const isSame =
          header.string('type') === first.string('type') && header.string('format') === first.string('format');
        report({
          at: keyOf(header),
          message: `the header "${header.key}" is declared already as "${first.key}"`,
          related: [{ at: keyOf(first), message: 'the first one' }],
          fix: isSame
            ? {
                title: `remove the second declaration "${header.key}"`,
                applicability: 'safe',
                changes: [{ change: 'remove', node: header }],
              }
            : undefined,
        });
      }
    }
  },
});
