import { isAskedInTemplate } from '../../connector/scopes.js';
import { serviceNowAddresses } from '../../connector/servicenow.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/no-scope',
  title: 'ServiceNow is asked for no scope',
  severity: 'info',
  sources: ['sn-authorization-code', 'sn-inbound-oauth'],
  why: 'The newer documentation lists scope as required in the authorization request. Records made in the Machine Identity Console may come back limited to chosen scopes, and then a token without one is answered with 403.',
  remedy: 'Set "Scope" (scopes) to ["useraccount"] and link that scope in the registry record.',
  symptoms: [{ at: 'api', status: 403, text: 'Missing required api access scope' }],

  check({ connector }, report) {
    for (const oauth of new Set(serviceNowAddresses(connector).map((address) => address.oauth))) {
      if (oauth.scopes.some(({ text }) => text?.trim()) || /scope=/i.test(queryOf(oauth))) continue;
      const scopes = oauth.node.getIgnoringCase('scopes');
      if (scopes && scopes.value !== null && !scopes.isArray) continue;
      report({
        at: keyOf(scopes ?? oauth.node),
        confidence: 'low',
        message: `scopes is ${scopes ? 'empty' : 'missing'}; expected "useraccount" or auth scopes of the instance`,
        fix:
          scopes?.isArray && isAskedInTemplate(oauth)
            ? {
                title: 'set scopes to ["useraccount"]',
                applicability: 'unsafe',
                changes: [{ change: 'set', node: scopes, value: ['useraccount'] }],
              }
            : undefined,
      });
    }
  },
});

const queryOf = (oauth: { custom(name: string): { text: string | undefined } | undefined }): string =>
  oauth.custom('authorizationUrlQueryStringTemplate')?.text ?? '';
