import { defineRule } from '../../engine/rule.js';
import { SHIPPED_SCRIPT } from '../../facts/registry.js';
import { outboundOf } from '../../registration/judged.js';
import { isElsewhere } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/customised-script',
  title: 'An OAuth API script of its own stands between the provider and ServiceNow',
  severity: 'warning',
  sources: ['sn-kb-client', 'oltu', 'qna-5821510'],
  why: 'The OAuth API script reads the token answer. One that was changed and no longer hands the parsed members on gives ServiceNow an answer without access_token, whatever the provider sent.',
  remedy:
    'Empty "OAuth API Script", or choose OAuthUtil, and try again. If the provider needs the script, see that its postprocessAccessToken still parses the body when the Content-Type is application/json.',
  symptoms: [{ at: 'token', text: 'invalid_request, Missing parameters: access_token' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const { record } = registration;
      const field = record.field('oauth_api_script');
      const value = field?.value.trim() ?? '';
      if (!field || value === '' || value === SHIPPED_SCRIPT.sysId) continue;
      const name = (field.display ?? value).trim();
      if (name === SHIPPED_SCRIPT.name) continue;
      const isOnlyAnId = /^[0-9a-f]{32}$/.test(name);
      report({
        at: field.at,
        // Integrations with many other providers come with a script of their own.
        ...(isElsewhere(registration) ? { severity: 'info' as const } : {}),
        ...(isOnlyAnId ? { confidence: 'low' as const } : {}),
        message: `oauth_api_script is ${isOnlyAnId ? 'a script other than the shipped one' : `"${name.slice(0, 80)}"`}; the shipped one is "${SHIPPED_SCRIPT.name}"`,
        related: [{ at: record.place('token_url'), message: 'whose answer it reads' }],
      });
    }
  },
});
