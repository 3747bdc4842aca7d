import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const OF_MANIFEST = ['none', 'apiSecretServiceAuth', 'microsoftEntra', 'oAuth2.0'];
const OF_PLUGIN = ['None', 'OAuthPluginVault', 'ApiKeyPluginVault'];

export default defineRule({
  id: 'teams/authorization-type',
  title: 'A Teams app does not say how to sign in to an API that needs it',
  severity: 'error',
  sources: ['app-manifest-schemas', 'learn-teams-oauth', 'learn-plugin-authentication'],
  why: 'The manifest takes authType "oAuth2.0" with the id of a registration, a plugin auth.type "OAuthPluginVault" with reference_id. With another spelling the app is refused; without any, calls go out without a token and ServiceNow answers 401.',
  remedy:
    'In manifest.json write authType "oAuth2.0" with oAuthConfiguration.oAuthConfigurationId; in the plugin auth.type "OAuthPluginVault" with reference_id.',
  symptoms: [{ at: 'api', status: 401, text: 'User Not Authenticated' }],

  check({ teamsApp }, report) {
    for (const { kind, node, authorization, registrationId, api } of teamsApp?.surfaces ?? []) {
      const isManifest = kind === 'message extension';
      const [member, known, oauth] = isManifest
        ? ['authType', OF_MANIFEST, 'oAuth2.0']
        : ['type', OF_PLUGIN, 'OAuthPluginVault'];
      const needsOAuth = api?.schemes.some(({ name }) => api.requirements.some((one) => one.has(name))) === true;
      // Schemas of plugins take "Type" too.
      const type = isManifest ? authorization?.get(member) : authorization?.getIgnoringCase(member);
      if (!type || type.text === known[0]) {
        if (needsOAuth)
          report({
            at: type ?? keyOf(authorization ?? node),
            message: `the ${kind} signs nobody in, and its API asks for OAuth; expected ${member} "${oauth}"`,
          });
      } else if (type.text === undefined || !known.includes(type.text)) {
        const meant =
          known.find((one) => one.toLowerCase() === type.text?.toLowerCase()) ??
          (/oauth/i.test(type.text ?? '') ? oauth : undefined);
        report({
          at: type,
          message: `${member} is ${type.text === undefined ? 'no text' : `"${type.text.slice(0, 60)}"`}; expected ${known.map((one) => `"${one}"`).join(', ')}`,
          fix: meant
            ? {
                title: `write ${meant}`,
                applicability: 'unsafe',
                changes: [{ change: 'set', node: type, value: meant }],
              }
            : undefined,
        });
      } else if (type.text === oauth && !registrationId?.text)
        report({
          at: registrationId ? keyOf(registrationId) : type,
          message: `the id of the registration is missing; expected ${isManifest ? 'oAuthConfiguration.oAuthConfigurationId' : 'reference_id'}`,
        });
    }
  },
});
