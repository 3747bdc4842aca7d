import { defineRule } from '../../engine/rule.js';
import { hasCommas } from '../../exchange/asked-scope.js';
import { queryOf } from '../../exchange/exchange.js';
import { refusalsAbout } from '../../exchange/refusals.js';
import { signInRefusals } from '../../exchange/sign-in-refusals.js';
import { signInOf } from '../../exchange/sign-ins.js';

export default defineRule({
  id: 'scope/refused',
  title: 'The service refuses a scope',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin', 'entra-admin'],
  sources: ['rfc6749#3.3', 'rfc6749#4.1.2.1', 'entra-scopes'],
  why: 'A scope that is misspelt, belongs to another API, or is not given to this client ends the sign-in before the person is asked.',
  remedy:
    'Write the scopes of the registration, as they are spelt there, in "Scope" of the security page (scopes). For ServiceNow that is "useraccount", or the auth scope of the registry record; for Entra the full name, such as api://application/scope. Where the registration has none, leave it empty.',
  symptoms: [
    { at: 'callback', error: 'invalid_scope' },
    { at: 'token', status: 400, error: 'invalid_scope' },
  ],

  diagnose(flow, see) {
    const key = flow.oauth?.node.get('scopes');
    for (const { exchange, part, answered, asked } of signInRefusals(flow, 'scope'))
      if (!hasCommas(asked))
        see({
          exchange,
          part,
          key,
          message: `the sign-in is refused with ${answered}${countOf(asked)}; expected scopes that this client may ask for`,
        });
    for (const { exchange, answered } of refusalsAbout(flow, 'scope')) {
      const asked = signInOf(flow, exchange);
      if (!hasCommas(asked && queryOf(asked)))
        see({
          exchange,
          part: 'response',
          key,
          message: `the token request is refused with ${answered}; expected scopes that this client may ask for`,
        });
    }
  },
});

function countOf(asked: URLSearchParams | undefined): string {
  const scope = asked?.get('scope')?.trim();
  if (asked === undefined) return '';
  const count = scope ? scope.split(/\s+/).length : 0;
  return count === 0 ? ' for no scope' : count === 1 ? ' for one scope' : ` for ${count} scopes`;
}
