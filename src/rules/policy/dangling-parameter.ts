import { policyCalls, policyTexts } from '../../connector/policy-text.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

export default defineRule({
  id: 'policy/dangling-parameter',
  title: 'A policy uses a connection parameter that does not exist',
  severity: 'error',
  sources: ['learn-policy', 'ppc-connectors'],
  why: 'The expression has no value when an operation runs, so the host, the header or the query parameter cannot be built. Both published connectors with this fault cannot work as they are.',
  remedy: 'Add the connection parameter, or write the name of an existing one.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const { properties } = connector;
    // The three files of a solution may come apart; without the parameters nothing can be said.
    if (connector.layout === 'solution' && !properties?.parametersNode && !properties?.setsNode) return;
    let names: Map<string, string> | undefined;
    for (const policy of connector.policies) {
      for (const node of policyTexts(policy)) {
        const text = node.text as string;
        for (const { name, argument, from, to } of policyCalls(text)) {
          if (name.toLowerCase() !== 'connectionparameters') continue;
          names ??= new Map(connector.connectionParameters.map((parameter) => [bare(parameter.name), parameter.name]));
          if (names.has(bare(argument))) continue;
          const start = to - 1 - argument.length;
          const meant = names.get(nearest(bare(argument), names.keys()) ?? '');
          report({
            at: partOf(node, [from, to]),
            message: `there is no connection parameter "${argument}"${meant ? `; did you mean "${meant}"?` : ''}`,
            fix: meant
              ? {
                  title: `write "${meant}"`,
                  applicability: 'unsafe',
                  changes: [{ change: 'replace', place: partOf(node, [start, to - 1]), text: meant }],
                }
              : undefined,
          });
        }
      }
    }
  },
});

/** The name as the platform looks it up: without case, with or without the prefix "token:". */
const bare = (name: string): string => name.toLowerCase().replace(/^token:/, '');
