import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const MEMBERS = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'baseUrl'];

export default defineRule({
  id: 'teams/not-https',
  title: 'An address of the sign-in for Teams is not https',
  severity: 'error',
  sources: ['m365-spec-parser', 'rfc6749#3.2', 'learn-plugin-authentication'],
  why: 'Codes, secrets and tokens would travel unprotected. Teams refuses such an address when somebody signs in; the tools that build the app do not look at it.',
  remedy: 'Write https:// in the OpenAPI document or in teamsapp.yml.',
  symptoms: [{ at: 'token' }],

  check({ teamsApp }, report) {
    const owners = [
      ...(teamsApp?.apis ?? []).flatMap(({ schemes }) => schemes.map(({ codeFlow }) => codeFlow)),
      ...(teamsApp?.registrations ?? []).map((step) => step.with),
    ];
    for (const owner of owners)
      for (const member of MEMBERS) {
        const node = owner?.get(member);
        if (!node?.text || !/^http:\/\//i.test(node.text)) continue;
        report({
          at: partOf(node, [0, 5]),
          message: `${member} begins with http; expected https`,
          fix: {
            title: 'write https',
            applicability: 'safe',
            changes: [{ change: 'set', node, value: node.text.replace(/^http/i, 'https') }],
          },
        });
      }
  },
});
