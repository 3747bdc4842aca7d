import { serviceNowAddresses } from '../../connector/servicenow.js';
import { defineRule } from '../../engine/rule.js';
import { scopesIn } from '../../facts/scope-syntax.js';

/** Scopes of other providers and of OpenID Connect. */
const FOREIGN = /^(?:offline_access|offline|refresh_token|openid|profile|email|api|\.default|user\.read|https?:.*)$/i;

export default defineRule({
  id: 'servicenow/foreign-scope',
  title: 'A scope of other providers is asked of ServiceNow',
  severity: 'info',
  sources: ['sn-token-responses', 'sn-inbound-oauth'],
  why: 'ServiceNow gives refresh tokens without offline_access and knows "useraccount" and the auth scopes of its own registry. A scope it does not know is at best ignored; a record that is limited to chosen scopes refuses it.',
  remedy: 'Write ["useraccount"], or the names of the auth scopes that the registry record is linked to.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    const settings = new Set(serviceNowAddresses(connector).map(({ oauth }) => oauth));
    for (const oauth of settings) {
      for (const scope of oauth.scopes) {
        const foreign = scopesIn(scope.text ?? '').find((name) => FOREIGN.test(name));
        if (foreign === undefined) continue;
        report({
          at: scope,
          confidence: 'low',
          message: `the scope "${foreign}" is none of ServiceNow; expected "useraccount" or an auth scope of the instance`,
        });
      }
    }
  },
});
