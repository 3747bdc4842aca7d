import { isByMicrosoft, saysFirstParty } from '../../connector/oauth-client.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/first-party-outside-microsoft',
  title: 'IsFirstParty is True in a connector that is not from Microsoft',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-issue-146', 'ppc-connectors'],
  why: 'The flag marks applications of Microsoft, which the service signs in by other means. A connector of anybody else keeps "False" and uses its own client.',
  remedy: 'Set oAuthSettings.properties.IsFirstParty to "False".',
  symptoms: [{ at: 'authorize', error: 'AADSTS700030' }],

  check({ connector, profile }, report) {
    const isMicrosoft = isByMicrosoft(connector);
    if (profile !== 'deploy' && isMicrosoft !== false) return;
    for (const oauth of connector.oauthSettings) {
      const flag = oauth.node.get('properties')?.getIgnoringCase('IsFirstParty');
      if (!flag || !saysFirstParty(oauth)) continue;
      report({
        at: flag,
        message: `IsFirstParty is ${JSON.stringify(flag.value)}; expected "False"`,
        fix: {
          title: 'set IsFirstParty to "False"',
          applicability: 'unsafe',
          changes: [{ change: 'set', node: flag, value: 'False' }],
        },
      });
    }
  },
});
