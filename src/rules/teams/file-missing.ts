import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/file-missing',
  title: 'A Teams app names a file that is not there',
  severity: 'error',
  sources: ['teamsapp-cli', 'app-manifest-schemas'],
  why: 'The package is made of the files that manifest, agent and plugin name, each by its way from the file that names it. One that is missing stops the build.',
  remedy: 'Correct the path, or put the file there.',
  symptoms: [{ at: 'upload' }],

  check({ connector, teamsApp }, report) {
    // Of texts alone nobody knows what else there is.
    if (connector.entries === undefined) return;
    for (const { node, path, isThere } of teamsApp?.references ?? []) {
      if (isThere || path.endsWith('/')) continue;
      report({ at: node, message: `there is no file "${path.slice(0, 200)}"` });
    }
  },
});
