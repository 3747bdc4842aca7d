import { templateOf } from '../../connector/oauth-templates.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { type Exchange, formOf, queryOf } from '../../exchange/exchange.js';
import type { Flow } from '../../exchange/flow.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { signInOf } from '../../exchange/sign-ins.js';

export default defineRule({
  id: 'exchange/pkce-half',
  title: 'Only one half of PKCE is sent',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker'],
  sources: ['rfc7636#4', 'troy-pkce'],
  why: 'The challenge of the authorization request and the verifier of the token request belong together. A service that saw a challenge refuses a code without verifier, and the other way round.',
  remedy:
    'Send both, "code_challenge={CodeChallenge}&code_challenge_method=S256" and "code_verifier={CodeVerifier}", or use provider "oauth2pkce", which does it by itself.',
  symptoms: [{ at: 'token', error: 'invalid_grant' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const query = templateOf(oauth, 'authorizationUrlQueryStringTemplate');
      const body = templateOf(oauth, 'tokenBodyTemplate');
      const challenge = query?.parameter('code_challenge') ?? query?.filledWith(/codechallenge/i);
      const verifier = body?.parameter('code_verifier') ?? body?.filledWith(/codeverifier/i);
      const tokenQuery = templateOf(oauth, 'tokenUrlQueryStringTemplate');
      if (query && challenge && body && !verifier && !body.has('CodeVerifier') && !tokenQuery?.has('CodeVerifier'))
        report({
          at: query.place(challenge),
          message: `${query.key} sends a code_challenge, but ${body.key} no code_verifier; expected "code_verifier={CodeVerifier}"`,
          related: [{ at: body.node, message: 'no code_verifier' }],
          fix: {
            title: 'add "code_verifier={CodeVerifier}"',
            applicability: 'unsafe',
            changes: [body.adding('code_verifier={CodeVerifier}')],
          },
        });
      if (body && verifier && query && !challenge && !query.has('CodeChallenge'))
        report({
          at: partOf(body.node, [verifier.from, verifier.to]),
          message: `${body.key} sends a code_verifier, but ${query.key} no code_challenge; expected "code_challenge={CodeChallenge}"`,
          related: [{ at: query.node, message: 'no code_challenge' }],
          fix: {
            title: 'add "code_challenge={CodeChallenge}&code_challenge_method=S256"',
            applicability: 'unsafe',
            changes: [query.adding('code_challenge={CodeChallenge}&code_challenge_method=S256')],
          },
        });
    }
  },

  diagnose(flow, see) {
    for (const { exchange, answered } of refusalsAbout(flow, 'pkce-half', 'token')) {
      const form = formOf(exchange);
      const sent =
        form.size === 0
          ? 'PKCE is'
          : form.has('code_verifier')
            ? 'the code_verifier is'
            : 'a code without code_verifier is';
      see({
        exchange,
        part: form.size === 0 ? 'response' : 'request',
        message: `${sent} refused with ${answered}; expected the code_verifier of the code_challenge at the sign-in`,
        ...(hasBoth(flow, exchange) && { remedy: BOTH }),
      });
    }
  },
});

/** Whether the sign-in of this exchange had its half too. */
function hasBoth(flow: Flow, exchange: Exchange): boolean {
  const asked = signInOf(flow, exchange);
  return asked !== undefined && queryOf(asked).has('code_challenge') && formOf(exchange).has('code_verifier');
}

const BOTH =
  'Both halves are sent. With templates of your own write "{CodeChallenge}" with "code_challenge_method=S256" and "{CodeVerifier}", both as they are; with provider "oauth2pkce" let the administrator of the server look at how it compares them.';
