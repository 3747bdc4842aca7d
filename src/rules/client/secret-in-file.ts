import { isEnvironmentVariable } from '../../connector/addresses.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'client/secret-in-file',
  title: 'The client secret stands in the file',
  severity: { repository: 'error', deploy: 'warning', certified: 'error' },
  sources: ['rfc6749#2.3.1', 'ppc-upsert', 'learn-pac-connector'],
  why: 'Everybody who can read the file, its history or a copy can act as the application. paconn takes the secret from --secret and the designer from a form; only pac reads it from here, then it belongs into the file for the moment of the upload and never into source control.',
  remedy:
    'Remove clientSecret, make a new secret at the provider, and give it to paconn with --secret, to the Security tab, or through a secret environment variable.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const secret = oauth.node.getIgnoringCase('clientSecret');
      const text = secret?.text;
      if (!secret || !text?.trim() || isPlaceholderText(text) || isEnvironmentVariable(text)) continue;
      report({
        at: keyOf(secret),
        message: `clientSecret holds a secret of ${text.length} characters; expected no clientSecret`,
        fix: { title: 'remove clientSecret', applicability: 'unsafe', changes: [{ change: 'remove', node: secret }] },
      });
    }
  },
});
