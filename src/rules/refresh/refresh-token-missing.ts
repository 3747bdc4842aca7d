import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';
import { formOf } from '../../exchange/exchange.js';
import { refusalsAbout } from '../../exchange/refusals.js';

export default defineRule({
  id: 'refresh/refresh-token-missing',
  title: 'The refresh token does not arrive with the refresh request',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#6', 'ppc-connectors'],
  why: 'The first sign-in works. When the access token expires the service gets a request without refresh token, or with a code that was used long ago, and refuses it; everybody has to sign in again, each time.',
  remedy: 'Write "refresh_token={RefreshToken}" in refreshBodyTemplate, in the place of a code.',
  symptoms: [
    { at: 'refresh', text: 'Failed to refresh access token for service' },
    { at: 'refresh', error: 'invalid_grant' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'refreshBodyTemplate')) {
      const elsewhere = ['refreshUrlQueryStringTemplate', 'refreshUrlTemplate'].map(
        (key) => template.oauth.custom(key)?.text,
      );
      if (template.has('RefreshToken') || elsewhere.some((text) => text && /\{refreshtoken\}/i.test(text))) continue;
      // A code cannot be used twice, so it stands where the refresh token belongs.
      const fixed = template.parameter('refresh_token');
      if (fixed && /[{}@]/.test(fixed.value)) continue;
      const code = fixed ? undefined : template.parameter('code');
      const isCode = code !== undefined && /\{code\}/i.test(code.value);
      const at = fixed ?? (isCode ? code : undefined);
      report({
        at: at ? template.place(at) : template.node,
        message: fixed
          ? `${template.key} sends a fixed refresh token; expected "refresh_token={RefreshToken}"`
          : `${template.key} ${isCode ? `sends "${template.text.slice(code.from, code.to)}"` : `is ${shown(template.text)}`}; expected "refresh_token={RefreshToken}"${isCode ? '' : ' in it'}`,
        fix: template.isJson
          ? undefined
          : {
              title: `${at ? 'send' : 'add'} "refresh_token={RefreshToken}"${isCode ? ' instead' : ''}`,
              applicability: 'safe',
              changes: at
                ? [{ change: 'replace', place: template.place(at), text: 'refresh_token={RefreshToken}' }]
                : [template.adding('refresh_token={RefreshToken}')],
            },
      });
    }
  },

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'refresh-token-missing', 'refresh')) {
      const isSent = Boolean(formOf(exchange).get('refresh_token'));
      see({
        exchange,
        part: 'request',
        key: flow.oauth?.custom('refreshBodyTemplate'),
        message: isSent
          ? `the refresh is refused with ${answered} as one without a refresh token, although "refresh_token" is in the form; expected a server that reads it there`
          : `the refresh is refused with ${answered} without a refresh token; expected "refresh_token" in the form`,
        ...(isSent && { remedy: SENT, repairBy: ['servicenow-admin', 'provider-admin', 'maker'] as const }),
      });
    }
  },
});

const SENT =
  'The request is right. Compare "Refresh URL" with the documentation of the server, and let its administrator look at what arrives: something before it may drop the body.';
