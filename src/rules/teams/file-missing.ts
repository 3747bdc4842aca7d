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
    const references = (teamsApp?.references ?? []).filter(({ path }) => !path.endsWith('/'));
    const [first] = references;
    // A file that was taken out of its app names others, and that is no fault of it.
    if (first && references.every(({ isThere }) => !isThere))
      report({
        at: first.node,
        severity: 'warning',
        message: `there is no file "${first.path.slice(0, 200)}"${references.length === 1 ? '' : `, nor any of the ${references.length} that are named`}; what is there is looked at alone`,
      });
    else
      for (const { node, path, isThere } of references)
        if (!isThere) report({ at: node, message: `there is no file "${path.slice(0, 200)}"` });
  },
});
