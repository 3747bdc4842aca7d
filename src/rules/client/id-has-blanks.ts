import { isEnvironmentVariable } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'client/id-has-blanks',
  title: 'The client ID begins or ends with a blank or a quote',
  severity: 'warning',
  sources: ['rfc6749#2.3.1', 'learn-troubleshoot-oauth2'],
  why: 'The client ID is sent as it stands. A blank or a quotation mark copied along makes it unknown to the provider.',
  remedy: 'Copy the client ID again, without the characters around it.',
  symptoms: [
    { at: 'authorize', error: 'AADSTS700016' },
    { at: 'authorize', error: 'invalid_client' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const id = oauth.node.getIgnoringCase('clientId');
      const text = id?.text;
      if (!id || !text?.trim() || text.length > 500 || isEnvironmentVariable(text)) continue;
      const clean = text.replace(/^[\s"'\u200b\ufeff]+|(?<![\s"'\u200b\ufeff])[\s"'\u200b\ufeff]+$/g, '');
      if (clean === text || clean === '' || isPlaceholderText(clean)) continue;
      report({
        at: id,
        message: `clientId is ${JSON.stringify(text)}; expected "${clean}"`,
        fix: {
          title: `set clientId to "${clean}"`,
          applicability: 'safe',
          changes: [{ change: 'set', node: id, value: clean }],
        },
      });
    }
  },
});
