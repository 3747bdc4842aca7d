import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

export default defineRule({
  id: 'teams/operation-unknown',
  title: 'A Teams app names an operation that its OpenAPI document does not have',
  severity: 'error',
  sources: ['app-manifest-schemas', 'learn-api-extension'],
  why: 'Commands and functions are found by the operationId, to the letter. One that is not there is refused, or fails when it is used.',
  remedy: 'Write the operationId of the OpenAPI document, or remove the command or function.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { kind, node, api } of teamsApp?.surfaces ?? []) {
      if (!api) continue;
      const ids = api.operations.flatMap(({ id }) => id ?? []);
      const named: readonly (Node | undefined)[] =
        kind === 'message extension'
          ? (node.get('commands')?.children() ?? []).map((command) => command.get('id'))
          : (node.get('run_for_functions')?.children() ?? []);
      for (const name of named) {
        if (name?.text === undefined || name.text === '*' || ids.includes(name.text)) continue;
        const meant = nearest(name.text, ids);
        report({
          at: name,
          message: `there is no operation "${name.text.slice(0, 64)}"${meant ? `; did you mean "${meant}"?` : ''}`,
          fix: meant
            ? {
                title: `write ${meant}`,
                applicability: 'unsafe',
                changes: [{ change: 'set', node: name, value: meant }],
              }
            : undefined,
        });
      }
    }
  },
});
