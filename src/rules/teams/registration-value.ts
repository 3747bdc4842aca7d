import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { REGISTRATION_CHOICES, REGISTRATION_FIELDS } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/registration-value',
  title: 'An OAuth registration has a value that means nothing',
  severity: 'error',
  sources: ['teamsapp-cli', 'learn-plugin-authentication'],
  why: 'Teams knows the authorization code flow only, and few values for the rest. The toolkit holds each to its list and stops before it signs in.',
  remedy: 'In teamsapp.yml, under oauth/register, choose one of the values that the message names.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { with: given } of teamsApp?.registrations ?? []) {
      for (const [member, choices] of REGISTRATION_CHOICES) {
        const node = given?.get(member);
        if (!node || choices.includes(node.text ?? '') || node.text?.includes(`\${{`)) continue;
        const meant = node.text === undefined ? undefined : nearest(node.text, choices);
        report({
          at: node.text === undefined ? keyOf(node) : node,
          message: `${member} is ${node.text === undefined ? 'no text' : `"${node.text.slice(0, 60)}"`}; expected ${choices.map((choice) => `"${choice}"`).join(' or ')}`,
          fix:
            meant === undefined
              ? undefined
              : { title: `write ${meant}`, applicability: 'unsafe', changes: [{ change: 'set', node, value: meant }] },
        });
      }
      for (const member of REGISTRATION_FIELDS.keys()) {
        const node = given?.get(member);
        if (!node || node.text !== undefined || member === 'isPKCEEnabled' || REGISTRATION_CHOICES.has(member))
          continue;
        report({
          at: keyOf(node),
          message: `${member} ${node.value === null ? 'is empty; expected a text, or "" for none' : 'is no text; expected one, in quotes where it is a number'}`,
        });
      }
      const pkce = given?.get('isPKCEEnabled');
      if (pkce && typeof pkce.value !== 'boolean')
        report({ at: keyOf(pkce), message: 'isPKCEEnabled is neither true nor false' });
    }
  },
});
