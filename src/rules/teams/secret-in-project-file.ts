import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { environmentVariableIn } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/secret-in-project-file',
  title: 'A client secret stands in a file of the Teams app',
  severity: 'error',
  sources: ['teamsapp-cli'],
  why: 'The project file and env/.env.dev are kept in source control. Whoever reads them can sign in as the app; the secret has to be replaced even after it was removed.',
  remedy: `Write clientSecret: \${{SECRET_…}} and put the value into env/.env.<name>.user, which the toolkit keeps out of source control. Then make a new secret in ServiceNow.`,
  symptoms: [{ at: 'review' }],

  check({ teamsApp }, report) {
    for (const { with: given } of teamsApp?.registrations ?? []) {
      const secret = given?.get('clientSecret');
      if (!secret || secret.text === '' || secret.value === null) continue;
      const variable = environmentVariableIn(secret.text ?? '');
      if (variable?.startsWith('SECRET_')) continue;
      report({
        at: keyOf(secret),
        ...(variable === undefined ? {} : { severity: 'warning' }),
        message:
          variable === undefined
            ? `clientSecret is given as it is; expected a variable such as \${{SECRET_SERVICENOW_CLIENT_SECRET}}`
            : `clientSecret comes from ${variable}; the toolkit hides only variables that begin with SECRET_`,
      });
    }
    for (const document of teamsApp?.variables ?? [])
      for (const match of document.text.matchAll(/^[ \t]{0,9}(SECRET_\w{1,100})[ \t]{0,9}=[ \t]{0,9}[^\s#]/gm)) {
        const start = match.index + match[0].indexOf('SECRET_');
        report({
          at: { in: 'text', document, start, end: start + (match[1] as string).length },
          message: `${match[1]} has a value here; expected it in ${document.file.slice(document.file.lastIndexOf('/') + 1)}.user`,
        });
      }
  },
});
