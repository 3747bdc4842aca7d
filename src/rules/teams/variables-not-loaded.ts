import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/variables-not-loaded',
  title: 'The variables of a Teams app are not loaded',
  severity: 'warning',
  sources: ['teamsapp-cli', 'agents-toolkit-cli'],
  why: 'The command line loads the variables of an environment only when manifest.json itself holds one. When only the plugin does, it stops with "Missing environment variables", although --env names a file that has them.',
  remedy: `In manifest.json, write "id": "\${{TEAMS_APP_ID}}".`,
  symptoms: [{ at: 'upload', text: 'Missing environment variables' }],

  check({ teamsApp }, report) {
    if (!teamsApp || teamsApp.projects.length === 0) return;
    const user = teamsApp.plugins.find(({ document }) => document.text.includes(`\${{`));
    if (!user) return;
    for (const manifest of teamsApp.manifests) {
      if (manifest.document.text.includes(`\${{`)) continue;
      report({
        at: manifest.get('id') ?? manifest,
        message: `the manifest holds no variable and the plugin does; expected "id": "\${{TEAMS_APP_ID}}"`,
        related: teamsApp.surfaces.flatMap(({ kind, registrationId }) =>
          kind === 'plugin' && registrationId ? [{ at: registrationId, message: 'a variable of the plugin' }] : [],
        ),
      });
    }
  },
});
