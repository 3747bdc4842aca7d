import { isEnvironmentVariable } from '../../connector/addresses.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'client/secret-placeholder',
  title: 'The client secret is a placeholder',
  severity: 'warning',
  sources: ['ppc-upsert', 'learn-pac-connector', 'learn-troubleshoot-oauth2'],
  why: 'pac and paconn upload what stands here when no other secret is given. An update with the placeholder replaces the stored secret, and from then on every sign-in and every refresh fails.',
  remedy: 'Remove clientSecret; give the secret to paconn with --secret or enter it on the Security tab.',
  symptoms: [
    { at: 'token', error: 'AADSTS7000215' },
    { at: 'token', status: 401, error: 'invalid_client' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const secret = oauth.node.getIgnoringCase('clientSecret');
      const text = secret?.text;
      if (!secret || !text?.trim() || !isPlaceholderText(text) || isEnvironmentVariable(text)) continue;
      report({
        at: keyOf(secret),
        message: 'clientSecret holds a placeholder; expected no clientSecret',
        fix: { title: 'remove clientSecret', applicability: 'safe', changes: [{ change: 'remove', node: secret }] },
      });
    }
  },
});
