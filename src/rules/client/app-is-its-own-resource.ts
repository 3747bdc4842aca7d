import { withoutTrailing } from '../../connector/trailing.js';
import { defineRule } from '../../engine/rule.js';
import { isPlaceholderText } from '../../facts/client-placeholders.js';

export default defineRule({
  id: 'client/app-is-its-own-resource',
  title: 'The client asks for a token for itself',
  severity: 'warning',
  sources: ['entra-error-codes', 'learn-aad-auth'],
  why: 'Under Entra ID the connector and the API are two app registrations. An application that asks for a token for itself gets one only when the resource is its plain GUID; by its identifier URI it is refused.',
  remedy:
    'Register a second application for the connector, give it a delegated permission on the API, and put its ID into "Client ID"; "Resource URL" (resourceUri) stays that of the API.',
  symptoms: [{ at: 'authorize', error: 'AADSTS90009', text: 'is requesting a token for itself' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'entra') continue;
      const id = oauth.node.getIgnoringCase('clientId');
      const resource = oauth.custom('resourceUri');
      const wanted = id?.text?.trim().toLowerCase();
      if (!id || !wanted || !resource?.text || isPlaceholderText(wanted)) continue;
      const given = withoutTrailing(resource.text.trim().toLowerCase(), '/');
      const isPlain = given === wanted;
      if (!isPlain && !(given.startsWith('api://') && given.split('/').includes(wanted))) continue;
      report({
        at: resource,
        ...(isPlain ? { confidence: 'low' as const } : {}),
        message: `resourceUri is "${resource.text}", the application with which the connector signs in; expected another application, the API`,
        related: [{ at: id, message: 'the same application' }],
      });
    }
  },
});
