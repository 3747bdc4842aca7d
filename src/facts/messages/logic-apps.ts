import { defineMessages, inferred, reported } from './message.js';

/** What Azure Logic Apps says of its API connections when a workflow is deployed. */
export const LOGIC_APPS_MESSAGES = defineMessages([
  {
    id: 'logic-apps-runtime-url',
    title: 'The workflow does not know where its connection is called',
    texts: ["The API connection reference '…' is missing a required property 'connectionRuntimeUrl'."],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'import',
    when: ['after-deployment'],
    meaning: 'connections.json of a Standard workflow names the connection without its connectionRuntimeUrl.',
    causes: [reported('connections.json was deployed without the value, or its parameter was left empty.')],
    look: { files: 'connections.json, managedApiConnections: connectionRuntimeUrl' },
    repair: 'Write connectionRuntimeUrl of the deployed connection into connections.json, and deploy it again.',
    sources: ['logic-apps-321'],
  },
  {
    id: 'logic-apps-access-policy',
    title: 'The deployment may not give the workflow access to its connection',
    texts: [
      "Error in creating access policy for connection in reference - '…'. Error: Error in creating accessPolicy - … for connection - …",
      'Error in creating access policy for connection in reference',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'tool',
    repairBy: ['maker', 'entra-admin'],
    stage: 'import',
    when: ['at-once'],
    meaning:
      'A Standard workflow calls a connection through an access policy, which the deployment writes. It was refused.',
    causes: [
      inferred('The sign-in of the tool to Azure is stale.'),
      inferred('The account may not write access policies of connections in this resource group.'),
    ],
    look: { form: 'Azure portal, the API connection: Access policies; Access control (IAM) of the resource group' },
    repair: 'Sign in to Azure again; else add an access policy for the identity of the workflow by hand.',
    sources: ['logic-apps-ux-6590'],
  },
  {
    id: 'logic-apps-managed-identity',
    title: 'The API connection does not take the managed identity of the workflow',
    texts: [
      "The workflow connection parameter '…' is not valid. The API connection '…' is not configured to support managed identity.",
      "The API connection '…' is not configured to support managed identity.",
    ],
    direction: 'either',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'import',
    when: ['after-deployment'],
    meaning: 'The workflow names a managed identity for a connection that was made for another authentication.',
    causes: [
      reported('The template of the connection lost the property that says so.'),
      inferred('The connector signs in with OAuth, as one for ServiceNow does: it takes no managed identity.'),
    ],
    look: {
      files: 'template of Microsoft.Web/connections: parameterValueType',
      form: 'workflow, connection: authentication',
    },
    repair:
      'Set parameterValueType to Alternative where the connector takes an identity; else leave the identity out and authorize.',
    sources: ['secure-enclave-23', 'bicep-types-2197'],
  },
  {
    id: 'logic-apps-identity-missing',
    title: 'The workflow names no identity for an API connection that wants one',
    texts: [
      "The workflow connection parameter '…' is not valid. The API connection '…' is configured to support managed identity but the connection parameter is either missing 'authentication' property",
      "is configured to support managed identity but the connection parameter is either missing 'authentication' property",
    ],
    direction: 'either',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'import',
    when: ['after-deployment'],
    meaning: 'The connection was made for a managed identity, and the workflow that uses it does not say which.',
    causes: [reported('The connection parameter of the workflow lacks connectionProperties.authentication.')],
    look: { files: 'workflow, parameters.$connections: connectionProperties.authentication' },
    repair:
      'Add authentication with type ManagedServiceIdentity to the connection, or make the connection without identity.',
    sources: ['logic-apps-ux-2203'],
  },
]);
