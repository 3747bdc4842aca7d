import { plainText } from '../../connector/json-types.js';
import { faultsOf } from '../../connector/openapi-3.js';
import { securityLists } from '../../connector/security.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/repeated-element',
  aliases: ['ArrayDuplicateValue'],
  title: 'A list that is a set holds a value twice',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'Lists such as tags, consumes, required, enum and the scopes of a requirement are sets. The service refuses the definition when a value stands in one twice.',
  remedy: 'Remove the repetition.',
  symptoms: [
    { at: 'upload', text: 'The array contains duplicate values, values must be unique.' },
    { at: 'upload', text: 'Non-unique array item at index' },
  ],

  check({ connector }, report) {
    const tell = (at: Node): void => {
      const value = at.isObject ? Object.keys(at.value as object).join(', ') : plainText(at.value).slice(0, 100);
      report({
        at,
        message: `"${at.parent?.key}" holds "${value}" twice; expected each value once`,
        fix: { title: 'remove the repetition', applicability: 'safe', changes: [{ change: 'remove', node: at }] },
      });
    };
    for (const { at } of faultsOf(connector.definition, 'repeated-element')) tell(at);
    for (const list of securityLists(connector.definition)) {
      const seen = new Set<string>();
      for (const requirement of list.children()) {
        const text = requirement
          .children()
          .map(({ key, value }) => `${key}\n${JSON.stringify(value)}`)
          .join('\n');
        if (requirement.isObject && seen.has(text)) tell(requirement);
        seen.add(text);
      }
    }
  },
});
