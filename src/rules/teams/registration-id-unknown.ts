import { defineRule } from '../../engine/rule.js';
import { environmentVariableIn } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/registration-id-unknown',
  title: 'A Teams app names a registration that nothing makes',
  severity: 'error',
  sources: ['teamsapp-cli', 'learn-teams-oauth', 'learn-plugin-authentication'],
  why: 'oauth/register writes the id of the registration into a variable; manifest and plugin have to name that variable. Another one stays empty, and the package is not built.',
  remedy:
    'Name the same variable in writeToEnvironmentFile.configurationId of teamsapp.yml, in manifest.json and in the plugin.',
  symptoms: [{ at: 'upload', text: 'Missing environment variables' }],

  check({ teamsApp }, report) {
    if (!teamsApp || teamsApp.projects.length === 0) return;
    if (teamsApp.projects.some(({ root }) => root === undefined)) return;
    const written = teamsApp.steps.flatMap(({ node }) => node.get('writeToEnvironmentFile')?.children() ?? []);
    const names = new Set(written.map(({ text }) => text));
    const given = new Set(
      teamsApp.variables.flatMap(({ text }) =>
        [...text.matchAll(/^[ \t]{0,9}(\w{1,100})=/gm)].map((match) => match[1]),
      ),
    );
    for (const { registrationId } of teamsApp.surfaces) {
      const name = environmentVariableIn(registrationId?.text ?? '');
      if (!registrationId || name === undefined || names.has(name) || given.has(name)) continue;
      const made = teamsApp.registrations.flatMap(
        ({ node }) => node.at('writeToEnvironmentFile', 'configurationId') ?? [],
      );
      // Without a step the portal made it, and the files with its id are mostly not kept.
      if (made.length === 0 && teamsApp.variables.length === 0) continue;
      report({
        at: registrationId,
        ...(made.length > 0 ? {} : { severity: 'warning', confidence: 'low' }),
        message: `no step writes ${name}; expected ${made.map(({ text }) => text).join(' or ') || 'a step oauth/register that does'}`,
        related: made.map((node) => ({ at: node, message: 'what is written' })),
      });
    }
  },
});
