import type { Operation } from '../../connector/definition.js';
import { shown } from '../../connector/schema-paths.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/trigger-metadata-mismatch',
  title: 'x-ms-trigger-metadata does not fit the operation',
  severity: 'warning',
  sources: ['ppc-definition-schema', 'ppc-connectors'],
  why: 'The extension has one known content, {"mode": "polling", "kind": "query"}, which the designer writes on polling triggers. On an action or a webhook trigger it tells the platform something that is not so.',
  remedy:
    'Remove x-ms-trigger-metadata from actions and webhook triggers; on a polling trigger write {"mode": "polling", "kind": "query"} and "x-ms-trigger": "batch".',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    if (!connector.definition?.having('x-ms-trigger-metadata').length) return;
    for (const operation of connector.operations) {
      const metadata = operation.node.get('x-ms-trigger-metadata');
      if (!metadata) continue;
      if (operation.trigger === undefined || operation.isWebhook) {
        report({
          at: keyOf(metadata),
          message: `x-ms-trigger-metadata on ${operation.label}, ${whatItIs(operation)}; expected it on a polling trigger only`,
          fix: operation.isWebhook
            ? {
                title: 'remove x-ms-trigger-metadata',
                applicability: 'safe',
                changes: [{ change: 'remove', node: metadata }],
              }
            : undefined,
        });
        continue;
      }
      if (metadata.isObject) for (const [key, value] of Object.entries(KNOWN)) checkMember(metadata, key, value);
      else
        report({
          at: metadata,
          message: `x-ms-trigger-metadata of ${operation.label} is ${shown(metadata)}; expected {"mode": "polling", "kind": "query"}`,
          fix: {
            title: 'write the object',
            applicability: 'safe',
            changes: [{ change: 'set', node: metadata, value: KNOWN }],
          },
        });
    }

    function checkMember(metadata: Node, key: string, value: string): void {
      const node = metadata.get(key);
      if (node?.text === value) return;
      report({
        at: node ?? keyOf(metadata),
        message: `${key} of x-ms-trigger-metadata is ${shown(node)}; expected "${value}"`,
        fix: {
          title: `set ${key} to "${value}"`,
          applicability: 'safe',
          changes: [node ? { change: 'set', node, value } : { change: 'add', to: metadata, key, value }],
        },
      });
    }
  },
});

const KNOWN = { mode: 'polling', kind: 'query' };

const whatItIs = ({ isWebhook }: Operation): string => (isWebhook ? 'a webhook trigger' : 'which has no x-ms-trigger');
