import { defineMessages, documented, inConnector, inferred, inServiceNow, reported } from './message.js';

const RECORD = 'ServiceNow, Application Registry record of the provider';
const PROFILE = 'OAuth Entity Profile and its scopes';
const APP = 'Microsoft Entra admin center, App registrations, the application';

/** What Microsoft Graph says of a token: to a spoke of ServiceNow, or to a connector for Graph. */
export const GRAPH_MESSAGES = defineMessages([
  {
    id: 'graph-token-missing',
    title: 'Microsoft Graph got no token, or something that is none',
    texts: [
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token is empty."}}',
      'InvalidAuthenticationToken … Access token is empty.',
      'InvalidAuthenticationToken … CompactToken parsing failed with error code: …',
      'CompactToken parsing failed with error code',
      'IDX14100: JWT is not well formed',
    ],
    direction: 'either',
    shownBy: 'provider',
    repairBy: ['servicenow-admin', 'maker'],
    stage: 'api',
    when: ['at-once'],
    meaning: 'The call reached Graph with an empty Authorization header, or with a value that is no token of Entra.',
    causes: [
      inServiceNow(
        inferred(
          'ServiceNow is the client: nobody pressed Get OAuth Token for this profile, or the connection names another credential.',
        ),
      ),
      inConnector(
        inferred('A connector is the client: the token comes from another server, or a policy overwrites the header.'),
      ),
    ],
    look: {
      form: `ServiceNow, Connection & Credential Aliases: credential; ${RECORD}, Get OAuth Token`,
      files: 'apiProperties.json, tokenUrl, policyTemplateInstances',
    },
    repair: 'Get a token for the very profile that the connection uses, then call again.',
    capture: 'Whether the request has "Authorization: Bearer" and a value, which does not have to be shown.',
    rules: ['api/bearer-missing', 'policy/sets-authorization'],
    sources: ['learn-graph-errors'],
  },
  {
    id: 'graph-audience',
    title: 'The token is for another API than Microsoft Graph',
    texts: [
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience."}}',
      'Access token validation failure. Invalid audience.',
    ],
    direction: 'either',
    shownBy: 'provider',
    repairBy: ['servicenow-admin', 'maker'],
    stage: 'api',
    when: ['at-once'],
    meaning: 'Graph reads the audience of the token, which the scope or the resource of the sign-in decides.',
    causes: [
      documented('The scope, or the resource, is of another API, such as api://<application> or Azure AD Graph.'),
    ],
    look: {
      form: `ServiceNow, ${PROFILE}; connector, Security tab: Scope, Resource URL`,
      files: 'apiProperties.json, scopes, customParameters.resourceUri',
    },
    repair: 'Ask for "https://graph.microsoft.com/.default", or for scopes of Graph, and get a new token.',
    rules: ['api/token-rejected'],
    sources: ['learn-graph-errors'],
  },
  {
    id: 'graph-token-expired',
    title: 'The token for Microsoft Graph has expired',
    texts: [
      '{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed, the token is expired."}}',
      'Lifetime validation failed, the token is expired.',
      'Access token has expired or is not yet valid.',
    ],
    direction: 'either',
    shownBy: 'provider',
    repairBy: ['servicenow-admin', 'maker'],
    stage: 'api',
    when: ['hour'],
    meaning: 'A token lives about an hour; it was not renewed before the call.',
    causes: [
      inferred('No refresh token came with the token: offline_access is not among the scopes.', 'hour'),
      inferred('The refresh token itself expired, and the renewal failed before the call.'),
    ],
    look: {
      form: `ServiceNow, ${PROFILE}; ${RECORD}: Refresh Token Lifespan`,
      files: 'apiProperties.json, scopes, refreshUrl',
    },
    repair: 'Add offline_access to the scopes, get a new token, and look at the renewal when it fails again.',
    rules: ['scope/offline-access-missing'],
    sources: ['learn-graph-errors', 'entra-scopes'],
  },
  {
    id: 'graph-privileges',
    title: 'Microsoft Graph takes the token, and its permissions do not suffice',
    texts: [
      '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
      'Authorization_RequestDenied … Insufficient privileges to complete the operation.',
      'Insufficient privileges to complete the operation.',
      'Authorization_RequestDenied',
    ],
    direction: 'either',
    shownBy: 'provider',
    repairBy: ['entra-admin'],
    stage: 'api',
    meaning: 'Sign-in and token are fine. What was asked for needs another permission, or one of the other kind.',
    causes: [
      documented('The permission is not granted to the application, or nobody consented to it.'),
      documented(
        'The kinds differ: the authorization code needs delegated permissions, client credentials need application permissions.',
      ),
      documented('The person who signed in lacks a role.'),
    ],
    look: {
      form: `${APP}: API permissions, Type and Status; ServiceNow, Application Registry record: Default Grant type`,
    },
    repair: 'Grant the permission in the kind that fits the grant type, with admin consent, then get a new token.',
    sources: ['learn-graph-errors', 'sn-kb-entra-spoke'],
  },
  {
    id: 'servicenow-method-failed',
    title: 'A call of ServiceNow to another server was refused with 401',
    texts: [
      'Method failed: (…) with code: 401 - Invalid username/password combo',
      'Method failed: … with code: 401',
      'with code: 401 - Invalid username/password combo',
    ],
    direction: 'servicenow-to-microsoft',
    shownBy: 'servicenow',
    repairBy: ['servicenow-admin', 'entra-admin'],
    stage: 'api',
    meaning:
      'ServiceNow is the client. It says "username/password combo" of every 401, with OAuth too: the other server refused the token, or got none.',
    causes: [
      documented('The permissions of the application at the provider do not suffice, or are of the other kind.'),
      inferred('The token expired and was not renewed, or is for another API.', 'hour'),
      inferred('The action uses another credential than the one with the token.', 'at-once'),
    ],
    look: { form: `ServiceNow, Connection & Credential Aliases; ${RECORD}: ${PROFILE}; ${APP}: API permissions` },
    repair:
      'Press Get OAuth Token in the credential that the connection uses, and compare the permissions with what the spoke asks for.',
    capture: 'The body of the answer in the outbound HTTP log: the provider says more than ServiceNow.',
    sources: ['sn-kb-method-failed', 'sn-kb-entra-spoke'],
  },
  {
    id: 'servicenow-tokens-not-available',
    title: 'ServiceNow, as the OAuth client, has no token yet',
    texts: [
      "OAuth Access or Refresh tokens are not available. Verify the OAuth configuration and click the 'Get OAuth Token' link below to request a new token.",
      'OAuth Access or Refresh tokens are not available',
      'OAuth Access token is not available. Verify the OAuth configuration',
    ],
    direction: 'servicenow-to-microsoft',
    shownBy: 'servicenow',
    repairBy: ['servicenow-admin'],
    stage: 'token',
    meaning: 'The banner of a credential or REST message without a token. Before the first sign-in it is no fault.',
    causes: [
      reported('Nobody got a token yet for this credential.', 'at-once'),
      reported('The refresh token expired, or was removed, so that a new sign-in is due.', '100-days'),
    ],
    look: { form: 'ServiceNow, the credential or REST message: related link Get OAuth Token' },
    repair: 'Press Get OAuth Token and sign in. If that fails, explain the text it shows then.',
    capture: 'The banner that Get OAuth Token shows.',
    sources: ['sn-kb-client', 'sn-code-flow'],
  },
  {
    id: 'servicenow-not-sent',
    rank: 'frame',
    title: 'A request of ServiceNow did not reach the other server',
    texts: ['Request not sent to uri= … :', 'Request not sent to uri='],
    direction: 'servicenow-to-microsoft',
    shownBy: 'servicenow',
    repairBy: ['servicenow-admin', 'network-admin'],
    stage: 'network',
    meaning: 'ServiceNow, or its MID Server, is the client; what follows the address says what stood in the way.',
    causes: [reported('The text behind the address: an unknown host, a certificate, a refused connection.')],
    look: { form: 'ServiceNow, the record with the address; MID Server, if the call goes over one' },
    repair: 'Explain what follows the address by itself; try the address from the instance and from the MID Server.',
    capture: 'The whole line, with the exception behind the address.',
    sources: ['sn-code-flow'],
  },
]);
