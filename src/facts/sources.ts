/** Where a fact comes from. Every rule names at least one of these. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** ISO date on which it was read, or seen in a search result's excerpt. */
  readonly read: string;
}

const learn = (title: string, path: string): Source => ({
  title: `Microsoft Learn: ${title}`,
  url: `https://learn.microsoft.com/en-us/${path}`,
  read: '2026-11-23',
});
const custom = (title: string, page: string): Source => learn(title, `connectors/custom-connectors/${page}`);

const REPOSITORY = 'https://github.com/microsoft/PowerPlatformConnectors';
const connectors = (title: string, path: string): Source => ({
  title: `microsoft/PowerPlatformConnectors: ${title}`,
  url: `${REPOSITORY}/${path}`,
  read: '2026-11-23',
});
const SNAPSHOT = '8bff86eac6d04e939faee0de15298e911b118c21';
const file = (title: string, path: string): Source => connectors(title, `blob/${SNAPSHOT}/${path}`);
const issue = (number: number, title: string): Source => connectors(`issue ${number}, ${title}`, `issues/${number}`);
const review = (number: number, title: string): Source =>
  connectors(`pull request ${number}, ${title}`, `pull/${number}`);

const coe = (number: number, title: string): Source => ({
  title: `microsoft/coe-starter-kit: issue ${number}, ${title}`,
  url: `https://github.com/microsoft/coe-starter-kit/issues/${number}`,
  read: '2026-11-23',
});
const approvals = (number: number, title: string): Source => ({
  title: `microsoft/powercat-business-approvals-kit: issue ${number}, ${title}`,
  url: `https://github.com/microsoft/powercat-business-approvals-kit/issues/${number}`,
  read: '2026-11-26',
});
const buildTools = (number: number, title: string): Source => ({
  title: `microsoft/powerplatform-build-tools: issue ${number}, ${title}`,
  url: `https://github.com/microsoft/powerplatform-build-tools/issues/${number}`,
  read: '2026-11-23',
});
const toolkit = (number: number, title: string): Source => ({
  title: `OfficeDev/microsoft-365-agents-toolkit: issue ${number}, ${title}`,
  url: `https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/${number}`,
  read: '2026-11-23',
});

const SERVICENOW_DOCS = 'https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown';
const servicenow = (title: string, path: string): Source => ({
  title: `ServiceNow documentation: ${title}`,
  url: `${SERVICENOW_DOCS}/${path}`,
  read: '2026-11-23',
});

const rfc = (number: number, section: string, title: string): Source => ({
  title: `RFC ${number} section ${section}: ${title}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  read: '2026-11-23',
});

const openapi = (title: string, anchor: string): Source => ({
  title: `OpenAPI Specification 2.0: ${title}`,
  url: `https://spec.openapis.org/oas/v2.0.html#${anchor}`,
  read: '2026-11-23',
});

export const SOURCES = {
  // Standards
  rfc8259: {
    title: 'RFC 8259: The JavaScript Object Notation (JSON) Data Interchange Format',
    url: 'https://www.rfc-editor.org/rfc/rfc8259',
    read: '2026-11-23',
  },
  'rfc8259#4': rfc(8259, '4', 'Objects'),
  'rfc8259#8.1': rfc(8259, '8.1', 'Character Encoding'),
  'rfc3986#3.2.2': rfc(3986, '3.2.2', 'Host'),
  'rfc1918#3': rfc(1918, '3', 'Private Address Space'),
  'rfc2606#3': rfc(2606, '3', 'Reserved Example Second Level Domain Names'),
  'rfc3986#3': rfc(3986, '3', 'Syntax Components'),
  'rfc6749#1.6': rfc(6749, '1.6', 'TLS Version'),
  'rfc6749#2.3.1': rfc(6749, '2.3.1', 'Client Password'),
  'rfc6749#3.1': rfc(6749, '3.1', 'Authorization Endpoint'),
  'rfc6749#3.1.2': rfc(6749, '3.1.2', 'Redirection Endpoint'),
  'rfc6749#2.3': rfc(6749, '2.3', 'Client Authentication'),
  'rfc6749#3.2': rfc(6749, '3.2', 'Token Endpoint'),
  'rfc6749#3.3': rfc(6749, '3.3', 'Access Token Scope'),
  'rfc6749#4.1.1': rfc(6749, '4.1.1', 'Authorization Request'),
  'rfc6749#4.1.2': rfc(6749, '4.1.2', 'Authorization Response'),
  'rfc6749#4.1.2.1': rfc(6749, '4.1.2.1', 'Error Response of the authorization endpoint'),
  'rfc6749#4.1.3': rfc(6749, '4.1.3', 'Access Token Request'),
  'rfc6749#5.1': rfc(6749, '5.1', 'Successful Response'),
  'rfc6749#5.2': rfc(6749, '5.2', 'Error Response of the token endpoint'),
  'rfc6749#6': rfc(6749, '6', 'Refreshing an Access Token'),
  'rfc6749#10.12': rfc(6749, '10.12', 'Cross-Site Request Forgery'),
  'rfc7617#2': rfc(7617, '2', 'The Basic Authentication Scheme'),
  'rfc6750#2.1': rfc(6750, '2.1', 'Authorization Request Header Field'),
  'rfc6901#3': rfc(6901, '3', 'JSON Pointer, Syntax'),
  'rfc7636#4': rfc(7636, '4', 'Proof Key for Code Exchange'),
  'rfc9110#6.6.1': rfc(9110, '6.6.1', 'Date'),
  'rfc9110#8.4': rfc(9110, '8.4', 'Content-Encoding'),
  'rfc9110#9.3.6': rfc(9110, '9.3.6', 'CONNECT'),
  'rfc9110#15.3.5': rfc(9110, '15.3.5', '204 No Content'),
  'rfc9110#15.4': rfc(9110, '15.4', 'Redirection 3xx'),
  'rfc9110#15.5.5': rfc(9110, '15.5.5', '404 Not Found'),
  'rfc9110#15.5.6': rfc(9110, '15.5.6', '405 Method Not Allowed'),
  'rfc9110#15.5.8': rfc(9110, '15.5.8', '407 Proxy Authentication Required'),
  'rfc9110#15.6.4': rfc(9110, '15.6.4', '503 Service Unavailable'),
  'rfc6585#4': rfc(6585, '4', '429 Too Many Requests'),
  'rfc6750#2.3': rfc(6750, '2.3', 'URI Query Parameter'),
  'rfc6750#3.1': rfc(6750, '3.1', 'Error Codes'),
  'rfc8446#4.3.2': rfc(8446, '4.3.2', 'Certificate Request'),
  'rfc8996#5': rfc(8996, '5', 'Do Not Use TLS 1.1'),
  'rfc9525#6': rfc(9525, '6', 'Verifying Service Identity'),
  'openapi-2': openapi('schema of the document', 'schema'),
  'openapi-2-operation': openapi('Operation Object', 'operation-object'),
  'openapi-2-parameter': openapi('Parameter Object', 'parameter-object'),
  'openapi-2-paths': openapi('Paths Object', 'paths-object'),
  'openapi-2-response': openapi('Responses Object', 'responses-object'),
  'openapi-2-schema': openapi('Schema Object', 'schema-object'),
  'openapi-2-reference': openapi('Reference Object', 'reference-object'),
  'openapi-2-security': openapi('Security Scheme Object', 'security-scheme-object'),

  // Microsoft Learn: connectors
  'learn-swagger-validator': custom('Swagger validator rules', 'certification-swagger-validator-rules'),
  'learn-policy-errors': custom('certification policy errors', 'certification-policy-errors'),
  'learn-troubleshoot-oauth2': custom('troubleshoot OAuth 2.0 in custom connectors', 'troubleshoot-oauth2'),
  'learn-overview': custom('custom connectors overview (redirect URI, section 2.1)', ''),
  'learn-connection-parameters': custom('connection parameters', 'connection-parameters'),
  'learn-multi-auth': custom('multi-auth connectors', 'multi-auth'),
  'learn-aad-auth': custom('Microsoft Entra ID authentication', 'azure-active-directory-authentication'),
  'learn-define-openapi': custom('create a connector from an OpenAPI definition', 'define-openapi-definition'),
  'learn-extensions': custom('OpenAPI extensions', 'openapi-extensions'),
  'learn-webhook': custom('webhook triggers', 'create-webhook-trigger'),
  'learn-training-webhook': learn(
    'training unit on webhook triggers',
    'training/modules/create-triggers-custom-connectors/2-webhook-trigger',
  ),
  'learn-polling': custom('polling triggers', 'create-polling-trigger'),
  'learn-write-code': custom('write code in a custom connector', 'write-code'),
  'learn-policy': custom('policy templates', 'policy-templates'),
  'learn-policy-host': custom('policy template Set host URL', 'policy-templates/dynamichosturl/dynamichosturl'),
  'learn-policy-header': custom('policy template Set HTTP header', 'policy-templates/setheader/setheader'),
  'learn-policy-expressions': custom('expressions in policy templates', 'policy-templates/expressions/expressions'),
  'learn-faq': custom('frequently asked questions', 'faq'),
  'learn-coding': custom('coding standards', 'coding-standards'),
  'learn-strings': custom('connector string guidance', 'connector-string-guidance'),
  'learn-certification': custom('certification submission', 'certification-submission'),
  'learn-certification-ip': custom('certification for independent publishers', 'certification-submission-ip'),
  'learn-submit': custom('submit for certification', 'submit-for-certification'),
  'learn-versioning': custom('operational versioning', 'operational-versioning'),
  'learn-deprecate': custom('deprecate an operation', 'deprecate-operation'),
  'learn-updates': custom('update a certified connector', 'certification-updates'),
  'learn-test-connection': custom('test connection', 'test-connection'),
  'learn-env-vars': custom('environment variables', 'environment-variables'),
  'learn-paconn': custom('paconn command line', 'paconn-cli'),
  'learn-solutions': custom('connectors in solutions', 'customconnectorssolutions'),
  'learn-solution-api': custom('solution connectors by API', 'solution-custom-api'),
  'learn-pac-connector': learn('pac connector', 'power-platform/developer/cli/reference/connector'),
  'learn-mcp': learn('MCP servers in Copilot Studio', 'microsoft-copilot-studio/mcp-add-existing-server-to-agent'),
  'learn-copilot-sign-in': learn(
    'user authentication of a Copilot Studio agent, fields of Generic OAuth 2',
    'microsoft-copilot-studio/configuration-end-user-authentication',
  ),
  'learn-entra-code-flow': learn(
    'OAuth 2.0 authorization code flow of the Microsoft identity platform',
    'entra/identity-platform/v2-oauth2-auth-code-flow',
  ),
  'learn-obo': learn('on-behalf-of connectors', 'microsoft-copilot-studio/advanced-custom-connector-on-behalf-of'),
  'learn-verify-oauth': learn(
    'verify the OAuth configuration',
    'troubleshoot/power-platform/power-automate/connections/verify-oauth-configuration',
  ),
  'learn-broken-connections': learn(
    'troubleshoot broken connections',
    'troubleshoot/power-platform/power-automate/connections/troubleshoot-broken-connections',
  ),
  'learn-flow-custom-connectors': learn(
    'troubleshoot custom connectors in flows',
    'troubleshoot/power-platform/power-automate/connections/troubleshooting-flow-custom-connectors',
  ),

  // microsoft/PowerPlatformConnectors
  'ppc-connectors': connectors('1,034 published connectors, measured', `tree/${SNAPSHOT}`),
  'ppc-properties-schema': file('schema of apiProperties.json', 'schemas/paconn-apiProperties.schema.json'),
  'ppc-definition-schema': file('schema of apiDefinition.swagger.json', 'schemas/apiDefinition.swagger.schema.json'),
  'ppc-settings-schema': file('schema of settings.json', 'schemas/paconn-settings.schema.json'),
  'ppc-upsert': file('paconn create and update', 'tools/paconn-cli/paconn/operations/upsert.py'),
  'ppc-download': file('paconn download', 'tools/paconn-cli/paconn/operations/download.py'),
  'ppc-package-validator': file('package validator', 'scripts/ConnectorPackageValidator.ps1'),
  'ppc-servicenow': connectors('ServiceNow sample', `tree/${SNAPSHOT}/custom-connectors/ServiceNow`),
  'ppc-issue-41': issue(41, 'client certificates are not supported'),
  'ppc-issue-146': issue(146, 'redirectUrl is an output'),
  'ppc-issue-155': issue(155, 'a dangling reference ends in an internal server error'),
  'ppc-issue-222': {
    title: 'microsoft/powerapps-tools: issue 222, paths that differ in case',
    url: 'https://github.com/microsoft/powerapps-tools/issues/222',
    read: '2026-11-23',
  },
  'ppc-issue-225': issue(225, 'flow application is rewritten'),
  'ppc-issue-254': issue(254, 'parameter of a dynamic call not found'),
  'ppc-issue-614': issue(614, 'stackOwner is refused on upload'),
  'ppc-issue-708': issue(708, 'client credentials are not supported'),
  'ppc-issue-1088': issue(1088, 'definition schemas count exceeds 512'),
  'ppc-issue-1113': issue(1113, 'paconn update and the secret'),
  'ppc-issue-2959': issue(2959, 'next links bypass custom code'),
  'ppc-issue-3127': issue(3127, '{ClientSecret} is sent unreplaced'),
  'ppc-issue-3181': issue(3181, 'x-ms-trigger-value has no effect'),
  'ppc-issue-3266': issue(3266, 'redirect URI does not match'),
  'ppc-issue-3930': issue(3930, 'a root member inside paths'),
  'ppc-issue-3203': issue(3203, 'sandbox endpoints of a published connector'),
  'ppc-discussion-3252': connectors('discussion 3252, redirect URL of the ServiceNow sample', 'discussions/3252'),
  'ppc-pr-310': review(310, 'paging needs a next-link policy'),
  'ppc-pr-503': review(503, 'default responses replaced by status codes'),
  'ppc-pr-590': review(590, 'summaries that read like descriptions'),
  'ppc-pr-602': review(602, 'summary equal to the operation id'),
  'ppc-pr-683': review(683, 'contact and metadata required'),
  'ppc-pr-713': review(713, 'client ids in public files'),
  'ppc-pr-754': review(754, 'stackOwner is refused by the service'),
  'ppc-pr-2229': review(2229, 'settings under a misspelt key'),
  'ppc-pr-719': review(719, 'stackOwner required'),
  'ppc-pr-850': review(850, 'settings.json and trivial descriptions'),
  'ppc-pr-877': review(877, 'tenantId left empty'),
  'ppc-pr-904': review(904, 'scopes differ between the two files'),
  'ppc-pr-911': review(911, 'x-ms-visibility set to an empty string'),
  'ppc-pr-914': review(914, 'summaries of triggers'),
  'ppc-pr-1003': review(1003, 'x-ms-summary on parameters'),
  'ppc-pr-1090': review(1090, 'a changed operationId breaks flows'),
  'ppc-pr-1095': review(1095, 'restricted characters, contact, metadata'),
  'ppc-pr-1286': review(1286, 'descriptions that repeat the name'),
  'ppc-pr-1312': review(1312, 'identityProvider set to the product name'),
  'ppc-pr-1316': review(1316, 'empty response schemas'),
  'ppc-pr-1337': review(1337, '201 response without schema'),
  'ppc-pr-1360': review(1360, 'empty body schema'),
  'ppc-pr-1421': review(1421, 'constraints and fixed texts of token parameters'),
  'ppc-pr-1425': review(1425, 'a default response alone'),
  'ppc-pr-1440': review(1440, 'publisher, stackOwner, brand colour'),
  'ppc-pr-1514': review(1514, 'customParameters beside oAuthSettings'),
  'ppc-pr-1558': review(1558, 'brand colour'),
  'ppc-pr-1644': review(1644, "users' own OAuth client"),
  'ppc-pr-1970': review(1970, 'no test hosts'),
  'ppc-pr-2551': review(2551, 'default responses with a schema, and alone'),
  'ppc-pr-2878': review(2878, 'tenant metadata on another parameter'),
  'ppc-pr-2881': issue(2881, 'policy parameters'),
  'ppc-pr-3035': review(3035, 'per-connector redirect'),
  'ppc-pr-2952': review(2952, 'a moved parameter breaks flows'),
  'ppc-pr-3097': review(3097, 'GlobalPerConnector and the validator'),
  'ppc-pr-3162': review(3162, 'per-connector redirect documented'),
  'ppc-pr-3247': review(3247, 'client id and redirect mode'),
  'ppc-pr-3255': review(3255, 'GlobalPerConnector and removal of redirectUrl'),
  'ppc-pr-3407': review(3407, 'restricted words, lengths'),
  'ppc-pr-3470': review(3470, 'a removed operation breaks flows'),
  'ppc-pr-3648': review(3648, 'a changed path breaks flows'),
  'ppc-pr-3706': review(3706, 'policy templates'),
  'ppc-pr-3841': review(3841, 'errors of the swagger validation for default responses'),
  'ppc-pr-3883': review(3883, 'host format'),
  'ppc-pr-3910': review(3910, 'a changed type of an output breaks flows'),
  'ppc-pr-3983': review(3983, 'operations are deprecated, not deleted'),
  'ppc-pr-4076': review(4076, 'host is not the production host'),
  'ppc-pr-4160': review(4160, 'descriptions of path parameters'),
  'ppc-pr-4168': review(4168, 'removed operations and changed types of outputs break flows'),
  'ppc-pr-2721': review(2721, 'environment variables in a certified file'),
  'ppc-pr-232': review(232, 'Direct mode and a regional consent host replaced'),
  'ppc-pr-525': review(525, 'regional consent host replaced, refresh URL added'),
  'ppc-pr-526': review(526, 'a client id in a public file'),
  'ppc-pr-2528': review(2528, 'scope list with pasted JSON'),
  'ppc-pr-2589': review(2589, 'a Graph scope with provider aad'),
  'ppc-pr-3042': review(3042, 'offline_access added to seven connectors'),
  'ppc-pr-3510': review(3510, 'Global replaced by GlobalPerConnector'),
  'ppc-pr-1141': review(1141, 'placeholders in scopes'),

  // ServiceNow
  'sn-authorization-code': servicenow(
    'authorization code workflow',
    'platform-security/authentication/authorization-workflow.md',
  ),
  'sn-token-parameters': servicenow(
    'OAuth API request parameters',
    'platform-security/authentication/r_OAuthAPIRequestParameters.md',
  ),
  'sn-token-responses': servicenow(
    'OAuth API response parameters',
    'platform-security/authentication/r_OAuthAPIResponseParameters.md',
  ),
  'sn-state': servicenow('state parameter', 'platform-security/authentication/oauth-auth-code-flow-state-parm.md'),
  'sn-inbound-oauth': servicenow(
    'configure an OAuth authorization code grant',
    'platform-security/authentication/configure-an-oauth-authorization-code-grant.md',
  ),
  'sn-copilot-studio': servicenow(
    'create an agent in Copilot Studio for MCP client integration',
    'intelligent-experiences/ai-control-tower/create-an-agent-in-copilot-studio-for-mcp-client-integration.md',
  ),
  'sn-mcp-client': servicenow(
    'connect an MCP server client (refresh URL given as oauth_auth.do)',
    'intelligent-experiences/connect-mcp-server-client.md',
  ),
  'sn-post-body-only': servicenow(
    'restrict OAuth parameters to the POST body',
    'platform-security/instance-security-hardening-settings/sc-restrict-oauth-parameters-to-post-body.md',
  ),
  'sn-authorization-server': servicenow(
    'an instance as authorization server',
    'platform-security/authentication/t_InstanceAsAuthorizationServer.md',
  ),
  'sn-basic-restriction': servicenow(
    'basic authentication restriction',
    'platform-security/authentication/basic-auth-restriction.md',
  ),
  'sn-certificate-authentication': servicenow(
    'certificate-based authentication',
    'platform-security/certificate-based-authentication/certificate-based-authentication.md',
  ),
  'sn-oauth-inbound': servicenow('OAuth inbound', 'platform-security/authentication/oauth-inbound.md'),
  'sn-table-api': servicenow('Table API', 'api-reference/rest-apis/c_TableAPI.md'),
  'sn-attachment-api': servicenow('Attachment API', 'api-reference/rest-apis/c_AttachmentAPI.md'),
  'sn-rest-api': servicenow('REST API', 'api-reference/rest-apis/c_RESTAPI.md'),

  // Measurements and practice by others
  'microsoft-sample-2021': {
    title: 'Microsoft Power Platform blog: a sample custom connector for ServiceNow using OAuth authentication',
    url: 'https://www.microsoft.com/en-us/power-platform/blog/2021/08/25/a-sample-custom-connector-for-servicenow-using-oauth-authentication/',
    read: '2026-11-23',
  },
  'coe-646': {
    title: 'microsoft/coe-starter-kit: issue 646, the two attempts of the code exchange',
    url: 'https://github.com/microsoft/coe-starter-kit/issues/646',
    read: '2026-11-23',
  },
  'ltwlf-1': {
    title: 'ltwlf/Microsoft-Flow-Create-Team-Connector: issue 1, missing refresh token',
    url: 'https://github.com/ltwlf/Microsoft-Flow-Create-Team-Connector/issues/1',
    read: '2026-11-23',
  },
  'troy-pkce': {
    title: 'Troy Taylor: OAuth identity providers of custom connectors by pac',
    url: 'https://github.com/troystaylor/troystaylor.github.io/blob/main/_posts/2026-08-07-update-custom-connector-oauth-identity-providers-pac-cli.md',
    read: '2026-11-23',
  },
  'troy-salesforce-refresh': {
    title: 'Troy Taylor: the default refresh request has no client secret (Salesforce)',
    url: 'https://troystaylor.com/power%20platform/custom%20connectors/2026-03-11-salesforce-custom-connector-oauth-refresh-token-fix.html',
    read: '2026-11-25',
  },
  'azure-token-store': {
    title: 'Azure/azure-tokens: parameters of provider oauth2generic in Azure Token Store',
    url: 'https://github.com/Azure/azure-tokens/blob/7586ec9625ddc626a241f79bf126c9a65a656ca5/docs/service-definition-reference.md',
    read: '2026-11-25',
  },
  'troy-servicenow-mcp': {
    title: 'troystaylor/SharingIsCaring: refresh URL of the ServiceNow MCP connector',
    url: 'https://github.com/troystaylor/SharingIsCaring/commit/82dcc647d038921deb78447cf3d10a0ec3daace6',
    read: '2026-11-23',
  },
  'logic-apps-designer': {
    title: 'Azure/LogicAppsUX: types of connection parameters in the designer',
    url: 'https://github.com/Azure/LogicAppsUX/blob/3c24fe330d5c5127d79c07174a250774b6a9180b/libs/logic-apps-shared/src/utils/src/lib/models/connector.ts',
    read: '2026-11-24',
  },
  'rwilson-skill': {
    title: 'rwilson504/agent-skills: common mistakes in custom connectors',
    url: 'https://github.com/rwilson504/agent-skills',
    read: '2026-11-23',
  },
  'supabase-2585': {
    title: 'supabase/auth: issue 2585, PKCE and Power Platform',
    url: 'https://github.com/supabase/auth/issues/2585',
    read: '2026-11-23',
  },
  'power-fx-operation-ids': {
    title: 'microsoft/Power-Fx: how connector functions get their names',
    url: 'https://github.com/microsoft/Power-Fx/blob/1aaaa97c8e40b5514e059030185bbd5b16851c64/src/libraries/Microsoft.PowerFx.Connectors/OpenApiHelperFunctions.cs',
    read: '2026-11-23',
  },
  'connectors-docs-70': {
    title: 'MicrosoftDocs/BusinessApplicationPlatform-Connectors-public: issue 70, a default of another type',
    url: 'https://github.com/MicrosoftDocs/BusinessApplicationPlatform-Connectors-public/issues/70',
    read: '2026-11-23',
  },
  'powerapps-docs-396': {
    title: 'MicrosoftDocs/powerapps-docs: issue 396, the Authorization header is not allowed',
    url: 'https://github.com/MicrosoftDocs/powerapps-docs/issues/396',
    read: '2026-11-23',
  },
  'serverless-notes-headers': {
    title: 'Serverless Notes: setting headers using custom connector template policies',
    url: 'https://www.serverlessnotes.com/docs/setting-headers-using-custom-connector-template-policies',
    read: '2026-11-23',
  },
  'rwilson-multi': {
    title: 'Richard A. Wilson: the multi collectionFormat in Power Automate custom connectors',
    url: 'https://richardawilson.com/2024/06/overcoming-openapi-20-multi.html',
    read: '2026-11-23',
  },
  'apim-extension-47': {
    title: 'stephaneey/azure-apim-extension: issue 47, uniqueItems is not a valid property of a parameter',
    url: 'https://github.com/stephaneey/azure-apim-extension/issues/47',
    read: '2026-11-23',
  },
  'power-fx-filter-functions': {
    title: 'microsoft/Power-Fx: the functions of filterFunctions',
    url: 'https://github.com/microsoft/Power-Fx/blob/05c446cd800c6226a0a45f202cee31584f0b1798/src/libraries/Microsoft.PowerFx.Core/Functions/Delegation/DelegationMetadataOperatorConstants.cs',
    read: '2026-11-23',
  },
  'enhanced-connector': {
    title: 'microsoft/power-fx-enhanced-connector: the protocol of tabular connectors',
    url: 'https://github.com/microsoft/power-fx-enhanced-connector/blob/1d3a79de67d122f9c74836c673859e1e58f156eb/docs/TabularConnectors.md',
    read: '2026-11-23',
  },
  'apim-import': learn(
    'Azure API Management, API import restrictions',
    'azure/api-management/api-management-api-import-restrictions',
  ),
  'build-tools-620': {
    title: 'microsoft/powerplatform-build-tools: issue 620, per-connector redirect URL with pac',
    url: 'https://github.com/microsoft/powerplatform-build-tools/issues/620',
    read: '2026-11-23',
  },
  'build-tools-1152': {
    title: 'microsoft/powerplatform-build-tools: issue 1152, secret environment variable with pac',
    url: 'https://github.com/microsoft/powerplatform-build-tools/issues/1152',
    read: '2026-11-23',
  },
  'entra-scopes': learn(
    'scopes and permissions in the Microsoft identity platform',
    'entra/identity-platform/scopes-oidc',
  ),
  'entra-error-codes': learn('Microsoft Entra error codes', 'entra/identity-platform/reference-error-codes'),
  'oidc-offline-access': {
    title: 'OpenID Connect Core 1.0 section 11: Offline Access',
    url: 'https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess',
    read: '2026-11-24',
  },
  'google-offline': {
    title: 'Google Identity: OAuth 2.0 for web server applications, refreshing an access token',
    url: 'https://developers.google.com/identity/protocols/oauth2/web-server#offline',
    read: '2026-11-24',
  },

  // The application registry
  xml: {
    title: 'W3C: Extensible Markup Language (XML) 1.0, well-formed documents',
    url: 'https://www.w3.org/TR/xml/#sec-well-formed',
    read: '2026-11-26',
  },
  'sn-setup-scripts': {
    title: 'microsoft/copilot-servicenow-connector-setup-scripts: columns of the application registry',
    url: 'https://github.com/microsoft/copilot-servicenow-connector-setup-scripts',
    read: '2026-11-23',
  },
  'learn-entra-clouds': learn(
    'national clouds of the Microsoft identity platform',
    'entra/identity-platform/authentication-national-cloud',
  ),
  'learn-sn-authentication': learn(
    'authentication of the support integration with ServiceNow',
    'microsoft-365/admin/manage/servicenow-authentication',
  ),

  // Messages
  'sn-kb-redirect': {
    title: 'ServiceNow KB2109232: Invalid redirect_uri',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2109232',
    read: '2026-11-23',
  },
  'sn-kb-client': {
    title: 'ServiceNow KB2829960: OAuth flow failed, shown by Get OAuth Token',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2829960',
    read: '2026-11-23',
  },
  'sn-kb-scope': {
    title: 'ServiceNow KB0866332: AADSTS90014, scope missing in the OAuth Entity Profile',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0866332',
    read: '2026-11-23',
  },
  'sn-community-3532967': {
    title: 'ServiceNow community: could not retrieve a new access token with the refresh token',
    url: 'https://www.servicenow.com/community/servicenow-ai-platform-forum/user-not-authenticated-could-not-retrieve-a-new-access-token/td-p/3532967',
    read: '2026-11-23',
  },
  'sn-code-flow': servicenow(
    'OAuth authorization code flow',
    'platform-security/authentication/c_OAuthAuthorizationCodeFlow.md',
  ),
  'sn-create-endpoint': servicenow(
    'create an endpoint for external clients',
    'platform-security/authentication/t_CreateEndpointforExternalClients.md',
  ),
  'sn-scope-troubleshooting': {
    title: 'ServiceNow documentation: troubleshoot REST API auth scopes',
    url: 'https://www.servicenow.com/docs/r/zurich/platform-security/authentication/rest-api-scope-troubleshooting.html',
    read: '2026-11-23',
  },
  'sn-rate-limits': servicenow(
    'inbound REST API rate limiting',
    'api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.md',
  ),
  'sn-implicit': servicenow(
    'prevent OAuth clients from using the implicit grant',
    'platform-security/instance-security-hardening-settings/sc-prevent-oauth-clients-from-using-implicit-grant.md',
  ),
  'sn-teams-bot': servicenow(
    'link a Microsoft Teams bot to an instance',
    'conversational-interfaces/virtual-agent/link-msteams-bot-snow.md',
  ),
  'copilot-connectors-docs': {
    title: 'MicrosoftDocs/copilot-connectors: set up ServiceNow, servicenow-knowledge-admin-setup',
    url: 'https://github.com/MicrosoftDocs/copilot-connectors',
    read: '2026-11-23',
  },
  'kafka-playground-8780': {
    title: 'vdesabou/kafka-docker-playground: issue 8780, the page of a hibernating instance',
    url: 'https://github.com/vdesabou/kafka-docker-playground/issues/8780',
    read: '2026-11-23',
  },
  oltu: {
    title: 'Apache Oltu: the OAuth client library in ServiceNow, compiled and run',
    url: 'https://github.com/apache/oltu/tree/a847c13a',
    read: '2026-11-23',
  },
  'qna-5821510': {
    title: 'Microsoft Q&A 5821510: OAuth flow failed, ServiceNow with Microsoft Teams',
    url: 'https://learn.microsoft.com/en-us/answers/questions/5821510/oauth-flow-failed-verify-the-configurations-and-tr',
    read: '2026-11-23',
  },
  'ppc-issue-58': issue(58, 'no resource matches the request of paconn validate'),
  'ppc-issue-289': issue(289, 'gateway time-out, then an empty body'),
  'ppc-issue-441': {
    title: 'microsoft/powerapps-tools: issue 441, application not found in the directory',
    url: 'https://github.com/microsoft/powerapps-tools/issues/441',
    read: '2026-11-23',
  },
  'ppc-issue-86': issue(86, 'paconn and the storage library'),
  'ppc-issue-1733': issue(1733, 'redirect URL and query string with ServiceNow'),
  'ppc-issue-2400': issue(2400, 'token of a wrong audience with paconn'),
  'ppc-issue-2710': issue(2710, 'authorization header missing with paconn'),
  'ppc-issue-2717': issue(2717, 'redirect URI refused by Strava'),
  'ppc-issue-3891': issue(3891, 'internal server error on update'),
  'powerapps-tools-990': {
    title: 'microsoft/powerapps-tools: issue 990, the two attempts of the code exchange',
    url: 'https://github.com/microsoft/powerapps-tools/issues/990',
    read: '2026-11-23',
  },
  'connectors-docs-349': {
    title: 'MicrosoftDocs/BusinessApplicationPlatform-Connectors-public: issue 349, calls fail after an hour',
    url: 'https://github.com/MicrosoftDocs/BusinessApplicationPlatform-Connectors-public/issues/349',
    read: '2026-11-23',
  },
  'coe-4446': coe(4446, 'permission denied, connection ACL missing'),
  'coe-4915': coe(4915, 'redirect URI does not match'),
  'coe-4920': coe(4920, 'unauthorized answers relayed from the backend'),
  'coe-5329': coe(5329, 'a connection without a sign-in'),
  'coe-6236': coe(6236, 'authorization has been denied for this request'),
  'coe-8830': coe(8830, 'confidential client in a cross-cloud request'),
  'build-tools-497': buildTools(497, 'service to service unauthorized on import'),
  'build-tools-808': buildTools(808, 'metadata of the entity connector'),
  'capgemini-55': {
    title: 'Capgemini/powerapps-packagedeployer-template: issue 55, connection not found',
    url: 'https://github.com/Capgemini/powerapps-packagedeployer-template/issues/55',
    read: '2026-11-23',
  },
  'powerapps-samples-120': {
    title: 'microsoft/PowerApps-Samples: issue 120, connector import failure',
    url: 'https://github.com/microsoft/PowerApps-Samples/issues/120',
    read: '2026-11-23',
  },
  'copilot-studio-guide-17': {
    title: 'microsoft/new-copilot-studio-tech-guide: issue 17, no function app for custom code',
    url: 'https://github.com/microsoft/new-copilot-studio-tech-guide/issues/17',
    read: '2026-11-23',
  },
  'claude-mcp-1000': {
    title: 'anthropics/claude-ai-mcp: issue 1000, AADSTS7000218',
    url: 'https://github.com/anthropics/claude-ai-mcp/issues/1000',
    read: '2026-11-23',
  },
  'request-a-team-192': {
    title: 'OfficeDev/microsoft-teams-apps-requestateam: issue 192, connection not allowed',
    url: 'https://github.com/OfficeDev/microsoft-teams-apps-requestateam/issues/192',
    read: '2026-11-23',
  },
  'agents-toolkit-14332': toolkit(14332, '401 from ServiceNow at the code exchange'),
  'agents-toolkit-12722': toolkit(12722, 'sign-in window that stays blank'),
  'support-articles': {
    title: 'MicrosoftDocs/SupportArticles-docs: articles on connections',
    url: 'https://github.com/MicrosoftDocs/SupportArticles-docs',
    read: '2026-11-23',
  },
  'learn-conditional-access': learn(
    'conditional access and multifactor authentication in flows',
    'troubleshoot/power-platform/power-automate/administration/conditional-access-and-multi-factor-authentication-in-flow',
  ),
  'learn-data-policy-connector': learn(
    'Remove-CustomConnectorFromPolicy, custom connectors in data policies',
    'powershell/module/microsoft.powerapps.administration.powershell/remove-customconnectorfrompolicy',
  ),
  'learn-bot-redirects': learn('OAuth redirect URLs of Azure Bot Service', 'azure/bot-service/ref-oauth-redirect-urls'),
  'learn-teams-oauth': learn(
    'OAuth for API message extensions of Teams',
    'microsoftteams/platform/messaging-extensions/api-based-oauth',
  ),
  'learn-api-extension': learn(
    'API-based message extensions',
    'microsoftteams/platform/messaging-extensions/build-api-based-message-extension',
  ),
  'learn-plugin-authentication': learn(
    'authentication of API plugins',
    'microsoft-365-copilot/extensibility/api-plugin-authentication',
  ),
  'teamsapp-cli': {
    title: '@microsoft/teamsapp-cli 3.1.1: schemas of teamsapp.yml, and what its steps check',
    url: 'https://www.npmjs.com/package/@microsoft/teamsapp-cli/v/3.1.1',
    read: '2026-11-23',
  },
  'agents-toolkit-cli': {
    title: '@microsoft/m365agentstoolkit-cli 1.1.17: schemas of m365agents.yml',
    url: 'https://www.npmjs.com/package/@microsoft/m365agentstoolkit-cli/v/1.1.17',
    read: '2026-11-23',
  },
  'app-manifest-schemas': {
    title: '@microsoft/app-manifest 1.1.2: schemas of manifests, agents and plugins',
    url: 'https://www.npmjs.com/package/@microsoft/app-manifest/v/1.1.2',
    read: '2026-11-23',
  },
  'm365-spec-parser': {
    title: '@microsoft/m365-spec-parser 0.3.2: what of an OpenAPI document becomes an app',
    url: 'https://www.npmjs.com/package/@microsoft/m365-spec-parser/v/0.3.2',
    read: '2026-11-23',
  },
  'troy-graph': {
    title: 'Troy Taylor: Graph Mission Control, upload by pac',
    url: 'https://github.com/troystaylor/SharingIsCaring/blob/main/Graph%20Mission%20Control/readme.md',
    read: '2026-11-23',
  },
  'troy-sharing': {
    title: 'troystaylor/SharingIsCaring: connectors with notes',
    url: 'https://github.com/troystaylor/SharingIsCaring',
    read: '2026-11-23',
  },
  'troy-servicenow-post': {
    title: 'Troy Taylor: ServiceNow MCP connector',
    url: 'https://github.com/troystaylor/troystaylor.github.io/blob/main/_posts/2026-02-12-servicenow-mcp-connector.md',
    read: '2026-11-23',
  },
  'troy-bots': {
    title: 'Troy Taylor: Copilot Studio bots connector, custom code',
    url: 'https://github.com/troystaylor/troystaylor.github.io/blob/main/_posts/2026-08-20-copilot-studio-bots-connector.md',
    read: '2026-11-23',
  },
  'troy-hubspot': {
    title: 'Troy Taylor: HubSpot connector, PKCE required',
    url: 'https://github.com/troystaylor/troystaylor.github.io/blob/main/_posts/2026-02-20-hubspot-custom-mcp-connector.md',
    read: '2026-11-23',
  },
  'node-errors': {
    title: 'Node.js: errors',
    url: 'https://nodejs.org/docs/latest-v20.x/api/errors.html',
    read: '2026-11-26',
  },
  'node-certificates': {
    title: 'Node.js: X509 certificate error codes',
    url: 'https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes',
    read: '2026-11-26',
  },
  'curl-errors': {
    title: 'curl: error codes',
    url: 'https://github.com/curl/curl/blob/7a744df4fe0ff5af7bbb281da9258b55f6c0e786/docs/libcurl/libcurl-errors.md',
    read: '2026-11-26',
  },
  'chromium-errors': {
    title: 'Chromium: network errors',
    url: 'https://github.com/chromium/chromium/blob/222d496edabd097d5c2ba48fee9fdf9047dab933/net/base/net_error_list.h',
    read: '2026-11-26',
  },
  // Messages people posted, and where vendors tell of them
  'logic-apps-3': {
    title: 'PeterKlapwijk/Microsoft-Logic-Apps: issue 3, the connection does not contain an access token',
    url: 'https://github.com/PeterKlapwijk/Microsoft-Logic-Apps/issues/3',
    read: '2026-11-26',
  },
  'azure-docs-9472': {
    title: 'MicrosoftDocs/azure-docs: issue 9472, the response is not in a JSON format',
    url: 'https://github.com/MicrosoftDocs/azure-docs/issues/9472',
    read: '2026-11-26',
  },
  'logic-apps-ux-8798': {
    title: 'Azure/LogicAppsUX: pull request 8798, parameters that the connector does not have',
    url: 'https://github.com/Azure/LogicAppsUX/pull/8798',
    read: '2026-11-26',
  },
  'coe-8528': coe(8528, 'BadGateway, no response from an upstream server'),
  'approvals-186': approvals(186, 'create and authorize OAuth connection failed'),
  'approvals-294': approvals(294, 'request to the backend service timed out'),
  'learn-copilot-errors': learn(
    'error codes of Copilot Studio',
    'troubleshoot/power-platform/copilot-studio/authoring/error-codes',
  ),
  'bot-services-336': {
    title: 'microsoft/BotFramework-Services: issue 336, missing session cookie in the consent redirect',
    url: 'https://github.com/microsoft/BotFramework-Services/issues/336',
    read: '2026-11-26',
  },
  'botbuilder-4418': {
    title: 'microsoft/botbuilder-js: issue 4418, error retrieving token',
    url: 'https://github.com/microsoft/botbuilder-js/issues/4418',
    read: '2026-11-26',
  },
  'teams-samples-1108': {
    title: 'OfficeDev/Microsoft-Teams-Samples: issue 1108, the sign-in resource is not found',
    url: 'https://github.com/OfficeDev/Microsoft-Teams-Samples/issues/1108',
    read: '2026-11-26',
  },
  'teams-onboarding-33': {
    title: 'OfficeDev/microsoft-teams-apps-newemployeeonboarding: issue 33, the sign-in code was not found or expired',
    url: 'https://github.com/OfficeDev/microsoft-teams-apps-newemployeeonboarding/issues/33',
    read: '2026-11-26',
  },
  'msteams-docs-11966': {
    title: 'MicrosoftDocs/msteams-docs: issue 11966, the sign-in window of a plugin stays blank',
    url: 'https://github.com/MicrosoftDocs/msteams-docs/issues/11966',
    read: '2026-11-26',
  },
  'msteams-docs-2416': {
    title:
      'MicrosoftDocs/msteams-docs: issue 2416, the resource in the manifest and the origin of the tab do not match',
    url: 'https://github.com/MicrosoftDocs/msteams-docs/issues/2416',
    read: '2026-11-26',
  },
  'teams-js-691': {
    title: 'OfficeDev/microsoft-teams-library-js: issue 691, getAuthToken wants consent',
    url: 'https://github.com/OfficeDev/microsoft-teams-library-js/issues/691',
    read: '2026-11-26',
  },
  'teams-sdk': {
    title: 'microsoft/teams.net: failure codes of signin/failure',
    url: 'https://github.com/microsoft/teams.net',
    read: '2026-11-26',
  },
  'agents-js-613': {
    title: 'microsoft/Agents-for-js: issue 613, unable to reach the app after a sign-in',
    url: 'https://github.com/microsoft/Agents-for-js/issues/613',
    read: '2026-11-26',
  },
  'sn-kb-method-failed': {
    title: 'ServiceNow KB0813880: method failed with code 401, invalid username/password combo',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0813880',
    read: '2026-11-26',
  },
  'sn-kb-entra-spoke': {
    title: 'ServiceNow KB2550783: 401 from actions of the Microsoft Entra ID spoke',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2550783',
    read: '2026-11-26',
  },
  'learn-graph-errors': learn('resolve Microsoft Graph authorization errors', 'graph/resolve-auth-errors'),
  'teamwork-mcp-67': {
    title: 'Teamwork/mcp: issue 67, a registration with the redirect URL of the platform is refused',
    url: 'https://github.com/Teamwork/mcp/issues/67',
    read: '2026-11-26',
  },
  'tableau-mcp-772': {
    title: 'tableau/tableau-mcp: issue 772, Copilot Studio and a server without registration',
    url: 'https://github.com/tableau/tableau-mcp/issues/772',
    read: '2026-11-26',
  },
  'learn-mcp-discovery': learn(
    'connect an agent to an existing server of tools, dynamic discovery',
    'microsoft-copilot-studio/mcp-add-existing-server-to-agent',
  ),
  'rfc7591#3.2.2': rfc(7591, '3.2.2', 'client registration error response'),
  'rfc8414#3': rfc(8414, '3', 'obtaining authorization server metadata'),
  'ppc-issue-3552': issue(3552, 'operations of a connector are not found'),
  'ppc-issue-4277': issue(4277, 'a relayed 404 behind the header of the platform'),
  'report-scheduler-16': {
    title: 'bguidinger/Xrm.ReportScheduler: issue 16, operation was not found in swagger',
    url: 'https://github.com/bguidinger/Xrm.ReportScheduler/issues/16',
    read: '2026-11-26',
  },
  'approvals-44': approvals(44, 'dynamic invocation failed'),
  'approvals-135': approvals(135, 'the user is not a member of the organization'),
  'approvals-155': approvals(155, 'type mismatch on the Test tab, beside 401'),
  'approvals-171': approvals(171, 'no valid OpenAPI schema object'),
  'learn-tenant-isolation': learn(
    'cross-tenant inbound and outbound restrictions',
    'power-platform/admin/cross-tenant-restrictions',
  ),
  'powerapps-tools-570': {
    title: 'microsoft/powerapps-tools: issue 570, connection id missing for a connection reference',
    url: 'https://github.com/microsoft/powerapps-tools/issues/570',
    read: '2026-11-26',
  },
  'powerapps-tools-843': {
    title: 'microsoft/powerapps-tools: issue 843, type mismatch on the Test tab, beside 200',
    url: 'https://github.com/microsoft/powerapps-tools/issues/843',
    read: '2026-11-26',
  },
  'coe-3535': coe(3535, 'flows cannot be activated after an import'),
  'coe-6352': coe(6352, 'variable has no value'),
  'logic-apps-15': {
    title: 'Azure/logicapps: issue 15, definition cannot be downloaded from its address',
    url: 'https://github.com/Azure/logicapps/issues/15',
    read: '2026-11-26',
  },
  'logic-apps-1054': {
    title: 'Azure/logicapps: issue 1054, the gateway is offline or could not be reached',
    url: 'https://github.com/Azure/logicapps/issues/1054',
    read: '2026-11-26',
  },
  'botbuilder-4773': {
    title: 'microsoft/botbuilder-js: issue 4773, connection setting not found',
    url: 'https://github.com/microsoft/botbuilder-js/issues/4773',
    read: '2026-11-26',
  },
  'botbuilder-6567': {
    title: 'microsoft/botbuilder-dotnet: issue 6567, GetToken answers 404',
    url: 'https://github.com/microsoft/botbuilder-dotnet/issues/6567',
    read: '2026-11-26',
  },
  'botbuilder-samples-1583': {
    title: 'microsoft/BotBuilder-Samples: issue 1583, GetUserToken is not supported by the adapter',
    url: 'https://github.com/microsoft/BotBuilder-Samples/issues/1583',
    read: '2026-11-26',
  },
  'botbuilder-samples-1974': {
    title: 'microsoft/BotBuilder-Samples: issue 1974, invalid AppId passed on token',
    url: 'https://github.com/microsoft/BotBuilder-Samples/issues/1974',
    read: '2026-11-26',
  },
  'botframework-4723': {
    title: 'microsoft/botframework-sdk: issue 4723, refresh access token failed with 400',
    url: 'https://github.com/microsoft/botframework-sdk/issues/4723',
    read: '2026-11-26',
  },
  'botframework-4874': {
    title: 'microsoft/botframework-sdk: issue 4874, GetToken answers 404 before the sign-in',
    url: 'https://github.com/microsoft/botframework-sdk/issues/4874',
    read: '2026-11-26',
  },
  'composer-6424': {
    title: 'microsoft/BotFramework-Composer: issue 6424, 412 in the single sign-on of Teams',
    url: 'https://github.com/microsoft/BotFramework-Composer/issues/6424',
    read: '2026-11-26',
  },
  'teams-samples-1953': {
    title: 'OfficeDev/Microsoft-Teams-Samples: issue 1953, unexpected error during token exchange',
    url: 'https://github.com/OfficeDev/Microsoft-Teams-Samples/issues/1953',
    read: '2026-11-26',
  },
  'agents-net-249': {
    title: 'microsoft/Agents-for-net: issue 249, 412 after a wrong setting of the OAuth connection',
    url: 'https://github.com/microsoft/Agents-for-net/issues/249',
    read: '2026-11-26',
  },
  'agents-toolkit-8985': toolkit(8985, 'Developer Portal answers 403'),
  'agents-toolkit-8805': toolkit(8805, 'Developer Portal answers 422, accessToken is null'),
  'learn-service-principal-errors': learn(
    'troubleshoot authentication with a service principal',
    'azure/developer/java/sdk/troubleshooting-authentication-service-principal',
  ),
  'sn-jwt-provider': servicenow('configure a JWT provider', 'platform-administration/configure-jwt-provider.md'),
  'company-communicator-214': {
    title:
      'OfficeDev/microsoft-teams-apps-company-communicator: issue 214, AADSTS500131 over capital letters in the Application ID URI',
    url: 'https://github.com/OfficeDev/microsoft-teams-apps-company-communicator/issues/214',
    read: '2026-11-26',
  },
  'sn-community-1221509': {
    title: 'ServiceNow community: your OAuth redirect failed',
    url: 'https://www.servicenow.com/community/servicenow-ai-platform-forum/problem-with-oauth-config/td-p/1221509',
    read: '2026-11-26',
  },
  'sn-community-3235484': {
    title: 'ServiceNow community: OAuth flow failed, failed to request a token',
    url: 'https://www.servicenow.com/community/developer-forum/error-when-i-tried-to-get-the-outh-token/m-p/3235484',
    read: '2026-11-26',
  },
  'sn-community-2785319': {
    title: 'ServiceNow community: OAuth flow failed, ClientType:client not supported',
    url: 'https://www.servicenow.com/community/virtual-agent-forum/oauth-flow-failed-verify-the-configurations-and-try-again-error/m-p/2785319',
    read: '2026-11-26',
  },
  'sn-community-1721540': {
    title: 'ServiceNow community: what an instance says of an expired access token',
    url: 'https://www.servicenow.com/community/developer-forum/if-access-token-gets-expired-what-error-code-should-we-expect/td-p/1721540',
    read: '2026-11-26',
  },
  'sn-outbound-log': servicenow(
    'configure outbound logging',
    'api-reference/web-services/outbound-logging-configure.md',
  ),
  'sn-kb-mail-token': {
    title: 'ServiceNow KB2902723: OAuth token is not present or has expired after a password reset',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2902723',
    read: '2026-11-26',
  },
  'sn-kb-mail-oauth': {
    title: 'ServiceNow KB2071947: the account that authorized the access to a mailbox',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2071947',
    read: '2026-11-26',
  },
  'sn-kb-mail-plain': {
    title: 'ServiceNow KB0960487: AUTHENTICATE failed at an IMAP server without plain passwords',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0960487',
    read: '2026-11-26',
  },
  'sn-kb-outbound-tls': {
    title: 'ServiceNow KB3067060: outbound web services, connection failures and TLS errors',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB3067060',
    read: '2026-11-26',
  },
  'sn-kb-postman': {
    title: 'ServiceNow KB2712211: API works in Postman but fails from ServiceNow',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2712211',
    read: '2026-11-26',
  },
  'sn-kb-mid-certificates': {
    title: 'ServiceNow KB0863673: MID Servers and certificates',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0863673',
    read: '2026-11-26',
  },
  'sn-kb-validate': {
    title: 'ServiceNow KB2719199: connection validation is not successful',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2719199',
    read: '2026-11-26',
  },
  'azure-cli-22251': {
    title: 'Azure/azure-cli: issue 22251, AADSTS70020, the device code has expired',
    url: 'https://github.com/Azure/azure-cli/issues/22251',
    read: '2026-11-26',
  },
  'logic-app-extractor': {
    title: 'Splaxi/PsLogicAppExtractor: statuses of a connection that is not authenticated',
    url: 'https://github.com/Splaxi/PsLogicAppExtractor',
    read: '2026-11-26',
  },
  'ppc-issue-1955': issue(1955, 'the content was not a valid JSON'),
  'ppc-issue-4010': issue(4010, 'a secret from an environment variable is lost by an import'),
  'powerapps-tools-928': {
    title: 'microsoft/powerapps-tools: issue 928, a data policy keeps a flow with a custom connector off',
    url: 'https://github.com/microsoft/powerapps-tools/issues/928',
    read: '2026-11-26',
  },
  'sndml-38': {
    title: 'gflewis/sndml3: issue 38, transaction cancelled, maximum execution time exceeded',
    url: 'https://github.com/gflewis/sndml3/issues/38',
    read: '2026-11-26',
  },
  'sncicd-8': {
    title: 'ServiceNow/sncicd-apply-changes: issue 8, a transaction is cancelled in the log',
    url: 'https://github.com/ServiceNow/sncicd-apply-changes/issues/8',
    read: '2026-11-26',
  },
  'logic-apps-321': {
    title: 'Azure/logicapps: issue 321, connectionRuntimeUrl is missing',
    url: 'https://github.com/Azure/logicapps/issues/321',
    read: '2026-11-26',
  },
  'logic-apps-ux-6590': {
    title: 'Azure/LogicAppsUX: issue 6590, error in creating access policy',
    url: 'https://github.com/Azure/LogicAppsUX/issues/6590',
    read: '2026-11-26',
  },
  'logic-apps-ux-2203': {
    title: 'Azure/LogicAppsUX: issue 2203, a connection parameter without authentication',
    url: 'https://github.com/Azure/LogicAppsUX/issues/2203',
    read: '2026-11-26',
  },
  'bicep-types-2197': {
    title: 'Azure/bicep-types-az: issue 2197, parameterValueType for a managed identity',
    url: 'https://github.com/Azure/bicep-types-az/issues/2197',
    read: '2026-11-26',
  },
  'secure-enclave-23': {
    title: 'microsoft/Azure-Secure-Enclave-for-Research: issue 23, connection without managed identity',
    url: 'https://github.com/microsoft/Azure-Secure-Enclave-for-Research/issues/23',
    read: '2026-11-26',
  },
  'n8n-19386': {
    title: 'n8n-io/n8n: issue 19386, Google verification process not completed',
    url: 'https://github.com/n8n-io/n8n/issues/19386',
    read: '2026-11-26',
  },
  'executor-1405': {
    title: 'UsefulSoftwareCo/executor: issue 1405, a second Google account is no test user',
    url: 'https://github.com/UsefulSoftwareCo/executor/issues/1405',
    read: '2026-11-26',
  },
  'n8n-21589': {
    title: 'n8n-io/n8n: issue 21589, OAUTH_APP_BLOCKED of Salesforce',
    url: 'https://github.com/n8n-io/n8n/issues/21589',
    read: '2026-11-26',
  },
  'pipedream-21557': {
    title: 'PipedreamHQ/pipedream: issue 21557, OAUTH_EC_APP_NOT_FOUND of Salesforce',
    url: 'https://github.com/PipedreamHQ/pipedream/issues/21557',
    read: '2026-11-26',
  },
  'teams-js-1584': {
    title: 'OfficeDev/microsoft-teams-library-js: issue 1584, webApplicationInfo or resource not defined in manifest',
    url: 'https://github.com/OfficeDev/microsoft-teams-library-js/issues/1584',
    read: '2026-11-26',
  },
  'ms-search-docs-342': {
    title: 'MicrosoftDocs/OfficeDocs-MicrosoftSearch: pull request 342, tables that the ServiceNow connector needs',
    url: 'https://github.com/MicrosoftDocs/OfficeDocs-MicrosoftSearch/pull/342',
    read: '2026-11-26',
  },
  'agents-toolkit-13842': {
    title: 'OfficeDev/microsoft-365-agents-toolkit: issue 13842, forbidden when creating a bot registration',
    url: 'https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/13842',
    read: '2026-11-26',
  },
  'acmebot-46': {
    title: 'polymind-inc/acmebot: issue 46, AADSTS650052 by a permission left over',
    url: 'https://github.com/polymind-inc/acmebot/issues/46',
    read: '2026-11-26',
  },
  'powerapps-docs-3887': {
    title: 'MicrosoftDocs/powerapps-docs: issue 3887, the value of a secret environment variable',
    url: 'https://github.com/MicrosoftDocs/powerapps-docs/issues/3887',
    read: '2026-11-26',
  },
  'azmcp-obo-issues': {
    title: 'Azure-Samples/azmcp-obo-template: known issues, client and API in different tenants',
    url: 'https://github.com/Azure-Samples/azmcp-obo-template/blob/main/KnownIssues.md',
    read: '2026-11-26',
  },
  'sn-kb-auto-linking': {
    title: 'ServiceNow KB1002312: common issues with auto-linking in Microsoft Teams',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB1002312',
    read: '2026-11-26',
  },
  'sn-kb-auto-linking-lost': {
    title: 'ServiceNow KB2816008: Virtual Agent in Teams asks to link in spite of auto-linking',
    url: 'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB2816008',
    read: '2026-11-26',
  },
  'coe-6254': coe(6254, 'invalid format of KeyVault secret reference'),
  'coe-7814': coe(7814, 'BadGateway with status 504'),
  'ppc-issue-2666': issue(2666, 'HubSpot: insufficient scopes were provided'),
  'ppc-pr-3847': review(3847, 'results of a certification test by policy code'),
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;
