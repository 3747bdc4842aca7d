import { fullPath } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/operation-differs',
  title: 'An operation is another one in the Teams app than in the connector',
  severity: 'warning',
  sources: ['m365-spec-parser'],
  why: 'The same name for two requests misleads whoever repairs one of them. Mostly the app was made of an older form of the connector.',
  remedy:
    'Make the OpenAPI document of the app anew, with sn-connector generate --target teams for a generated connector.',
  symptoms: [{ at: 'api', status: 404 }],

  check({ connector, teamsApp }, report) {
    if (!teamsApp) return;
    const known = new Map(connector.operations.map((operation) => [operation.id, operation]));
    for (const { operations } of teamsApp.apis)
      for (const { id, method, path, node } of operations) {
        const own = id === undefined ? undefined : known.get(id);
        if (!own) continue;
        const expected = `${own.method.toUpperCase()} ${plain(fullPath(own))}`;
        const found = `${method.toUpperCase()} ${plain(path)}`;
        if (expected === found || plain(own.path) === plain(path)) continue;
        report({
          at: node.get('operationId') ?? node,
          message: `${id?.slice(0, 64)} is ${found.slice(0, 200)}, and in the connector ${expected.slice(0, 200)}`,
          related: [{ at: own.node.get('operationId') ?? own.node, message: 'the operation of the connector' }],
        });
      }
  },
});

/** A path whatever its parameters are called. */
const plain = (path: string): string => path.replace(/\{[^{}]{0,200}\}/g, '{}').replace(/\/{1,9}$/, '');
