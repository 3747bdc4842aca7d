import { defineMessages, documented, inferred, reported } from './message.js';

const DIALOG = 'Copilot Studio, tool of a Model Context Protocol server, OAuth 2.0';

/** What Copilot Studio says when it registers itself as a client at the server of a tool (RFC 7591). */
export const REGISTRATION_MESSAGES = defineMessages([
  {
    id: 'registration-redirect-refused',
    title: 'The server does not register a client with the redirect URL of the platform',
    texts: [
      'GetDynamicClientRegistrationResultAsync failed. Status Code: BadRequest, Response: {"error":"invalid_redirect_uri"',
      '"error":"invalid_redirect_uri"',
      'error=invalid_redirect_uri',
      'invalid_redirect_uri',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['provider-admin', 'maker'],
    stage: 'authorize',
    when: ['at-once'],
    meaning:
      'Dynamic discovery registers a client at the server before anybody signs in. The server answers that it takes no redirect URL of this host.',
    causes: [
      reported(
        'The server registers clients of some products only, and global.consent.azure-apim.net is not among them.',
      ),
      documented('The redirect URL is not allowed for clients of this kind (RFC 7591).'),
    ],
    look: { form: `${DIALOG}: Dynamic discovery; registration endpoint of the server: allowed redirect hosts` },
    repair:
      'Let the owner of the server allow global.consent.azure-apim.net, or choose Manual and enter client ID, secret and addresses of a client that was registered by hand.',
    sources: ['teamwork-mcp-67', 'rfc7591#3.2.2'],
  },
  {
    id: 'registration-not-offered',
    title: 'The server registers no clients by itself',
    texts: [
      'Failed to login. GetDynamicClientRegistrationResultAsync failed. Status Code: NotFound',
      'GetDynamicClientRegistrationResultAsync failed. Status Code: MethodNotAllowed',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker', 'provider-admin'],
    stage: 'authorize',
    when: ['at-once'],
    meaning: 'Dynamic discovery asked a registration endpoint that is not there. Entra has none either.',
    causes: [
      reported('The server offers no dynamic registration: its metadata name no registration_endpoint.'),
      reported('The registration endpoint asks for a sign-in, or is not reached from outside.'),
      inferred('The address of the tool is wrong; a server answers the same to it.'),
    ],
    look: { form: DIALOG },
    repair:
      'Choose Manual, and enter client ID, secret, authorization URL and token URL of a client that was registered by hand.',
    capture: 'registration_endpoint in the answer of /.well-known/oauth-authorization-server of the server.',
    sources: ['tableau-mcp-772'],
  },
  {
    id: 'registration-failed',
    rank: 'frame',
    title: 'Copilot Studio could not register itself at the server of the tool',
    texts: [
      'GetDynamicClientRegistrationResultAsync failed. Status Code: …',
      'GetDynamicClientRegistrationResultAsync',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker', 'provider-admin'],
    stage: 'authorize',
    when: ['at-once'],
    meaning: 'The words around the answer of the registration endpoint, which decides.',
    causes: [
      reported('The server refuses the redirect URL, or has no registration.'),
      inferred('The server fails, or wants a token for registrations.'),
    ],
    look: { form: DIALOG },
    repair: 'Read status and answer that stand behind it; Manual goes without a registration.',
    sources: ['tableau-mcp-772', 'teamwork-mcp-67'],
  },
  {
    id: 'registration-no-metadata',
    title: 'The server of the tool does not say where its sign-in is',
    texts: ['Could not discover authorization server metadata'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['provider-admin', 'maker'],
    stage: 'authorize',
    when: ['at-once'],
    meaning:
      'Dynamic discovery reads /.well-known/oauth-protected-resource and /.well-known/oauth-authorization-server.',
    causes: [
      reported('The server does not answer there, or not with 200.'),
      inferred('The address of the server is wrong, or it cannot be reached from outside.'),
    ],
    look: { form: `${DIALOG}: server URL` },
    repair: 'Open both addresses with curl; if the server has none of them, choose Manual.',
    sources: ['learn-mcp-discovery', 'rfc8414#3'],
  },
]);
