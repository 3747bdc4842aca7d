import { isAskedFor, isEnvironmentVariable } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/missing-resource-uri',
  title: 'The Entra ID provider has no resource',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'learn-aad-auth', 'ppc-connectors'],
  why: 'Provider aad asks Microsoft Entra ID for a token for one resource. Without its address the sign-in ends in an error or in a token that the API refuses.',
  remedy:
    'Enter "Resource URL" (customParameters.resourceUri): the application ID URI of the API, for example "https://graph.microsoft.com".',
  symptoms: [
    { at: 'authorize', text: 'AADSTS500011' },
    { at: 'api', status: 401 },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'entra' || isAskedFor(oauth, 'resourceUri')) continue;
      const entry = oauth.customParameters?.getIgnoringCase('resourceUri');
      const value = entry?.get('value');
      const isGiven = value?.text !== undefined && (value.text.trim() !== '' || isEnvironmentVariable(value.text));
      if (isGiven || (entry && !value)) continue;
      report({
        at: value ?? oauth.missingAt,
        message: `resourceUri is ${value ? (value.value === null ? 'null' : 'empty') : 'missing'}; expected the application ID URI of the API`,
      });
    }
  },
});
