import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { minorOf } from '../../facts/teams.js';

/** What oauth/register cannot do without; the later schema takes the addresses in place of the document. */
const NEEDED: readonly (readonly [member: string, instead: readonly string[]])[] = [
  ['name', []],
  ['appId', []],
  ['flow', []],
  ['apiSpecPath', ['baseUrl', 'authorizationUrl', 'tokenUrl']],
];

export default defineRule({
  id: 'teams/registration-member-missing',
  title: 'An OAuth registration lacks what it needs',
  severity: 'error',
  sources: ['teamsapp-cli', 'agents-toolkit-cli'],
  why: 'The toolkit holds each step to its schema before it signs in, and stops at what is missing.',
  remedy: 'In teamsapp.yml, under oauth/register, add what the message names.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { node, project, uses, with: given } of teamsApp?.registrations ?? []) {
      // Up to v1.8 every registration is for one app.
      const isOld = (minorOf(project.root?.string('version')) ?? 0) <= 8;
      const isNew = uses === 'oauth/register';
      const missing = NEEDED.filter(
        ([member, instead]) =>
          !given?.has(member) &&
          !(instead.length > 0 && instead.every((other) => given?.has(other))) &&
          (isNew || member !== 'flow') &&
          (isOld || member !== 'appId'),
      ).map(([member]) => member);
      if (missing.length > 0)
        report({
          at: keyOf(given ?? node),
          message: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
        });
      if (isNew && !node.at('writeToEnvironmentFile', 'configurationId'))
        report({
          at: keyOf(node.get('uses') ?? node),
          message: 'writeToEnvironmentFile.configurationId is missing; expected the variable that the manifest names',
        });
      if (!isNew && given && !given.has('configurationId'))
        report({
          at: keyOf(given),
          message: 'configurationId is missing; expected the id of the registration to update',
        });
    }
  },
});
