import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { minorOf } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/pkce-not-said',
  title: 'A registration for Teams does not say whether it uses PKCE',
  severity: 'info',
  sources: ['teamsapp-cli', 'learn-plugin-authentication'],
  why: 'The documentation says that PKCE is on by default, the schema of the project file that it is off. It has to be as "Always use PKCE" of the record in ServiceNow says, and once on it cannot be turned off by an update.',
  remedy: 'In teamsapp.yml, under oauth/register, write isPKCEEnabled: false, or true where the record demands PKCE.',
  symptoms: [{ at: 'authorize' }],

  check({ teamsApp }, report) {
    for (const { with: given, uses, project } of teamsApp?.registrations ?? []) {
      if (!given?.isObject || uses !== 'oauth/register' || given.has('isPKCEEnabled')) continue;
      // Older schemas do not have it.
      if ((minorOf(project.root?.string('version')) ?? 0) < 6) continue;
      report({
        at: keyOf(given),
        message: 'isPKCEEnabled is missing; expected true or false, as the record of the client has it',
        fix: {
          title: 'say that it is off',
          applicability: 'unsafe',
          changes: [{ change: 'add', to: given, key: 'isPKCEEnabled', value: false }],
        },
      });
    }
  },
});
