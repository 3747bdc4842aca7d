import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/command-changes-records',
  title: 'A search command of a Teams app changes records',
  severity: 'error',
  sources: ['m365-spec-parser', 'learn-api-extension'],
  why: 'Commands of an API-based message extension are searches: Teams calls the operation while somebody types. A POST creates a record for every search.',
  remedy:
    'In manifest.json, give commands operations that read, and leave those that write to the plugin, which asks before it calls them.',
  symptoms: [{ at: 'api' }],

  check({ teamsApp }, report) {
    for (const { kind, node, api } of teamsApp?.surfaces ?? []) {
      if (kind !== 'message extension' || !api) continue;
      for (const command of node.get('commands')?.children() ?? []) {
        const id = command.get('id');
        const operation = api.operation(id?.text ?? '');
        if (!id || !operation || operation.method === 'get' || command.string('type') === 'action') continue;
        report({
          at: id,
          message: `the command "${id.text?.slice(0, 64)}" is a search and its operation a ${operation.method.toUpperCase()}; expected a GET`,
          related: [{ at: operation.node, message: 'the operation' }],
        });
      }
    }
  },
});
