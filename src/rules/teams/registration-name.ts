import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { REGISTRATION_LIMITS } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/registration-name',
  title: 'The name of an OAuth registration is not that of a security scheme',
  severity: 'error',
  sources: ['teamsapp-cli', 'learn-plugin-authentication'],
  why: 'oauth/register looks in the OpenAPI document for operations that are secured by a scheme of this very name, and takes the addresses from there. Without one it stops with OauthAuthMissingInSpec.',
  remedy: 'In teamsapp.yml, give name under oauth/register the name of the security scheme in the OpenAPI document.',
  symptoms: [{ at: 'upload', text: 'OauthAuthMissingInSpec' }],

  check({ teamsApp }, report) {
    for (const step of teamsApp?.registrations ?? []) {
      const name = step.with?.get('name');
      if (name?.text === undefined) continue;
      if (name.text.length > REGISTRATION_LIMITS.name)
        report({
          at: partOf(name, [REGISTRATION_LIMITS.name, name.text.length]),
          message: `name has ${name.text.length} characters; expected ${REGISTRATION_LIMITS.name} at most`,
        });
      const api = teamsApp?.apiOf(step);
      if (!api || name.text.includes(`\${{`) || api.schemes.some((scheme) => scheme.name === name.text)) continue;
      const [only, ...others] = api.schemes;
      const expected = api.schemes.map((scheme) => `"${scheme.name}"`).join(' or ');
      report({
        at: name,
        message: `name is "${name.text.slice(0, 100)}"; expected ${expected || 'a security scheme of type oauth2, of which the OpenAPI document has none'}`,
        related: api.schemes.map((scheme) => ({ at: scheme.node, message: 'the security scheme' })),
        fix:
          only && others.length === 0
            ? {
                title: `name it "${only.name}"`,
                applicability: 'safe',
                changes: [{ change: 'set', node: name, value: only.name }],
              }
            : undefined,
      });
    }
  },
});
