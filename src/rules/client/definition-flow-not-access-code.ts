import { isTaught, oauthSchemes } from '../../connector/definition-oauth.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/definition-flow-not-access-code',
  title: 'The OAuth flow of the definition is not accessCode',
  severity: 'error',
  sources: ['learn-troubleshoot-oauth2', 'ppc-issue-225', 'ppc-issue-708'],
  why: 'Connectors sign in with the authorization code flow and no other. The service rewrites another flow when it saves, or complains that authorizationUrl is missing; client credentials and passwords are not supported.',
  remedy:
    'Set securityDefinitions.<name>.flow to "accessCode" and give it both authorizationUrl and tokenUrl. For client credentials let the backend or custom code fetch the token.',
  symptoms: [
    { at: 'upload', text: "'authorizationUrl' is missing" },
    { at: 'designer', text: 'authorizationUrl' },
  ],

  check({ connector }, report) {
    const isHarmless = connector.oauthSettings.length > 0 && !isTaught(connector);
    for (const scheme of oauthSchemes(connector.definition)) {
      const flow = scheme.get('flow');
      if (flow?.text === undefined || !/^(?:implicit|password|application)$/.test(flow.text)) continue;
      const token = connector.oauthSettings.map((oauth) => oauth.endpoint('token')?.text).find(Boolean);
      const authorization = connector.oauthSettings.map((oauth) => oauth.endpoint('authorization')?.text).find(Boolean);
      const missing = [
        ...(scheme.has('authorizationUrl') ? [] : [['authorizationUrl', authorization] as const]),
        ...(scheme.has('tokenUrl') ? [] : [['tokenUrl', token] as const]),
      ];
      report({
        at: flow,
        ...(isHarmless ? { severity: 'info' as const } : {}),
        message: `flow is "${flow.text}"; expected "accessCode"`,
        fix: missing.every(([, url]) => url !== undefined && !/[{@]/.test(url))
          ? {
              title: 'set flow to "accessCode"',
              applicability: 'unsafe',
              changes: [
                { change: 'set', node: flow, value: 'accessCode' },
                ...missing.map(([key, url]) => ({ change: 'add' as const, to: scheme, key, value: url })),
              ],
            }
          : undefined,
      });
    }
  },
});
