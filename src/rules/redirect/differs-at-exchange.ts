import { defineRule } from '../../engine/rule.js';
import { formOf, queryOf } from '../../exchange/exchange.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { shownRedirect } from '../../exchange/shown-redirect.js';
import { signInOf } from '../../exchange/sign-ins.js';

export default defineRule({
  id: 'redirect/differs-at-exchange',
  title: 'The service takes the redirect URL of the exchange for another than that of the sign-in',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc6749#4.1.3', 'sn-authorization-code'],
  why: 'The token request repeats the redirect URL of the sign-in, and the service compares both as they are: a slash at the end, another case or another encoding makes them differ. The person has signed in by then, and the connection still fails.',
  remedy:
    'Write "redirect_uri={RedirectUrl}" in authorizationUrlQueryStringTemplate and in tokenBodyTemplate, and no URL of your own in either. With provider "oauth2", create the connection anew after a change of the redirect URL.',
  symptoms: [
    { at: 'token', status: 400, error: 'invalid_grant' },
    { at: 'token', status: 400, error: 'redirect_uri_mismatch' },
  ],

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'redirect-uri', 'token')) {
      const asked = signInOf(flow, exchange);
      const before = asked && shownRedirect(queryOf(asked).get('redirect_uri'));
      const now = shownRedirect(formOf(exchange).get('redirect_uri'));
      const isSame = asked && now && queryOf(asked).get('redirect_uri') === formOf(exchange).get('redirect_uri');
      see({
        exchange,
        part: now ? 'request' : 'response',
        message: isSame
          ? `the exchange is refused with ${answered} for its redirect_uri${now ? ` "${now}"` : ''}, although the sign-in named the same one; expected a server that compares the two as they were sent`
          : `the exchange is refused with ${answered} for its redirect_uri${now ? ` "${now}"` : ''}; expected that of the sign-in${before ? `, "${before}"` : ''}, character by character`,
        ...(isSame && { remedy: SAME }),
        ...(asked && { related: [{ at: asked.where.url ?? asked.where.exchange, message: 'the sign-in' }] }),
      });
    }
  },
});

/** Where both requests name one URL. */
const SAME =
  'Both requests of the connector are right. Let the administrator of the server look at what it compared: a proxy or single sign-on that rewrites the address on the way, or a registration in which the URL is spelt in another way.';
