/**
 * Literal texts as people meet them, each with the message it is. What varies is filled in; the spelling, mistakes
 * included, is that of the products.
 */
export const MESSAGE_TEXTS: readonly (readonly [id: string, text: string])[] = [
  // Sign-in
  [
    'entra-redirect-uri',
    "AADSTS50011: The redirect URI 'https://global.consent.azure-apim.net/redirect/incidents-5f123' specified in the request does not match the redirect URIs configured for the application '00000003-0000-0000-c000-000000000000'.",
  ],
  ['entra-redirect-uri', 'AADSTS50011'],
  ['servicenow-missing-redirect-url', 'Missing redirect URL in application registration'],
  [
    'consent-query-too-long',
    "Server Error in '/' Application. The length of the query string for this request exceeds the configured maxQueryStringLength value.",
  ],
  ['servicenow-invalid-redirect-uri', 'Invalid redirect_uri'],
  ['servicenow-invalid-redirect-uri', 'invalid URL'],
  [
    'provider-redirect-mismatch',
    "Couldn't complete the connection. The redirect_uri doesn't match the client registered redirect_uri.",
  ],
  [
    'provider-redirect-mismatch',
    '{"message":"Bad Request","errors":[{"resource":"Application","field":"redirect_uri","code":"invalid"}]}',
  ],
  ['provider-redirect-mismatch', 'The redirect URI included is not valid'],
  ['no-sign-in-window', 'no sign-in window; connection saved at once'],
  ['fails-before-provider-page', 'connection fails before any provider page'],
  ['authorization-url-missing', 'connection says authorizationUrl is missing'],
  [
    'entra-application-not-found',
    "AADSTS700016: Application with identifier '11111111-2222' was not found in the directory 'Contoso'.",
  ],
  ['entra-own-resource', "AADSTS90009: Application '11111111-2222' is requesting a token for itself."],
  ['entra-consent', 'AADSTS65001: The user or administrator has not consented to use the application with ID 11111111'],
  ['entra-consent', 'AADSTS65001'],
  [
    'entra-scope-unknown',
    "AADSTS650053: The application 'x' asked for scope 'Incidents.Read' that doesn't exist on the resource '00000003'",
  ],
  ['entra-resource-not-found', 'AADSTS500011: resource principal not found'],
  ['entra-invalid-resource', 'AADSTS650057: Invalid resource. List of valid resources from app registration: .'],
  ['entra-cross-cloud', 'AADSTS900432: Confidential Client is not supported in Cross Cloud request'],
  [
    'entra-certificate-provider',
    'OAuth2Certificate Authorization Flow failed for service First Party Azure Active Directory. AADSTS700030: Invalid certificate',
  ],
  ['entra-secret-missing', 'AADSTS7000218'],
  ['popup-blocked-or-closed', "OAuth2 authorization flow failed for service 'Generic Oauth 2 with PKCE'"],
  ['servicenow-missing-state', 'Missing State parameter in request'],
  ['entra-other-user', 'AADSTS90008: The user or administrator has not consented to use the application'],
  // Exchange
  [
    'entra-secret-wrong',
    'OAuth2 authorization flow failed for service \'Azure Active Directory\'. OAuth 2 sign in failed to exchange code for access token. Client ID and secret sent in form body.. Response status code=Unauthorized. Response body: {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret is provided.\\r\\nTrace ID: 1"} Client ID and secret sent in Basic authorization header.. Response status code=BadRequest. Response body: {"error":"invalid_grant","error_description":"AADSTS54005: OAuth2 Authorization code was already redeemed"}',
  ],
  [
    'exchange-authentication-failure',
    'OAuth2 authorization flow failed for service \'Salesforce\'. OAuth 2 sign in failed to exchange code for access token. Client ID and secret sent in form body.. Response status code=BadRequest. Response body: {"error":"invalid_grant","error_description":"authentication failure"} Client ID and secret sent in Basic authorization header.. Response status code=BadRequest. Response body: {"error":"invalid_grant","error_description":"authentication failure"}',
  ],
  ['exchange-failed', 'OAuth 2 sign in failed to exchange code for access token.'],
  ['exchange-secret-unreplaced', 'grant_type=authorization_code&client_secret=%7BClientSecret%7D'],
  ['pac-secret-variable', 'Error occured while reading secret: principal'],
  ['paconn-secret-missing', 'Please provide OAuth2 client secret using the --secret argument.'],
  ['entra-code-redeemed', 'AADSTS54005: OAuth2 Authorization code was already redeemed'],
  ['entra-secret-wrong', 'AADSTS7000215: Invalid client secret'],
  ['exchange-unauthorized-client', '{"error":"unauthorized_client"}'],
  ['exchange-invalid-grant', '{"error":"invalid_code"}'],
  ['exchange-invalid-grant', '{"error":"invalid_grant","error_description":"grant request is invalid"}'],
  ['exchange-unsupported-grant', '{"error":"unsupported_grant_type"}'],
  ['exchange-invalid-client', '{"error":"invalid_client"}'],
  ['scope-refused', 'https://example.com/redirect?error=invalid_scope&state=1'],
  ['answer-in-form', 'access_token=abc&token_type=bearer&expires_in=1799'],
  // Refresh
  [
    'refresh-token-missing',
    'Failed to refresh access token for service: oauth2. Correlation Id=0af1-22, UTC TimeStamp=11/23/2026 10:00:00 AM, Error: Missing refresh token.',
  ],
  [
    'refresh-token-missing-pkce',
    'Failed to refresh access token for service: oauth2pkce. Correlation Id=0af1-22, UTC TimeStamp=11/23/2026 10:00:00 AM, Error: Missing refresh token.',
  ],
  [
    'entra-grant-revoked',
    'Failed to refresh access token for service: aadcertificate. Correlation Id=0af1-22, UTC TimeStamp=11/23/2026 10:00:00 AM, Error: Failed to acquire token from AAD: {"error":"invalid_grant","error_description":"AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed."}',
  ],
  [
    'entra-idle',
    'AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2026-01-01T00:00:00Z and was inactive for 90.00:00:00.',
  ],
  ['refresh-failed', 'Failed to refresh access token for service'],
  ['entra-terms-of-use', 'Failed to refresh access token for service: aad, AADSTS50158'],
  ['entra-terms-of-use', 'AADSTS53003'],
  [
    'entra-multifactor',
    'AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access',
  ],
  ['dies-after-a-time', 'works, then every call fails after an hour; recreating helps for one hour'],
  ['grant-expired', 'The user could not be authenticated as the grant is expired. The user must sign in again.'],
  ['connection-acl-missing', 'Error from token exchange: Permission denied due to missing connection ACL'],
  ['connection-disabled', 'Error from token exchange: The connection is disabled so it cannot be used.'],
  ['connection-not-shared', 'Error from token exchange: User is not allowed to access connection shared-x-1'],
  ['connection-not-shared', 'Error from token exchange: Connection abc is not allowed to access connection def'],
  ['jwt-expired', '401 {"message":"jwt expired"}'],
  ['secret-lost-by-update', 'secret erased by download and update'],
  [
    'connection-status-unauthorized',
    '{"status":"Error","target":"token","error":{"code":"Unauthorized","message":"x"}}',
  ],
  ['refresh-refused-by-entra', 'Error: Failed to acquire token from AAD: {}'],
  // Calls
  ['call-unauthorized', '401 Unauthorized'],
  ['call-unauthorized', 'Authorization has been denied for this request.'],
  [
    'call-body-is-text',
    "The API operation 'ListRecords' requires the property 'body' to be of type 'Object' but is of type 'String'.",
  ],
  [
    'call-body-is-array',
    "The API operation 'ListRecords' requires the property 'body' to be of type 'Object' but is of type 'Array'.",
  ],
  ['call-template-field-required', 'Error 500: Expression value is invalid. The template field is required.'],
  ['servicenow-unscoped-api', 'Access to unscoped api is not allowed'],
  [
    'call-connection-override',
    `{"error":{"code":"InvokerConnectionOverrideFailed","message":"Could not find any valid connection for connection reference name 'shared_incidents' in APIM tokens header."}}`,
  ],
  [
    'call-connections-property',
    "Unable to process template language expressions in action 'Get' inputs at line '1': 'The template language expression json(decodeBase64(triggerOutputs().headers['X-MS-APIM-Tokens']))['$connections']['shared_incidents']['connectionId'] cannot be evaluated because property 'shared_incidents' doesn't exist",
  ],
  ['call-connection-authorization', 'ConnectionAuthorizationFailed'],
  ['call-data-policy', 'This tool is blocked by your data loss prevention policy'],
  ['call-path-encoding', 'wrong route when the value contains /'],
  ['call-relayed', 'x-ms-apihub-cached-response: true\nx-ms-apihub-obo: false'],
  [
    'call-relayed-unauthorized',
    '"www-authenticate": "Bearer error="invalid_token"", "x-aspnet-version": "4.0.30319", "x-ms-apihub-cached-response": "true"',
  ],
  ['call-unauthorized', 'Operation failed (401)'],
  ['call-not-json', 'BadRequest. Http request failed: the content was not a valid JSON.'],
  ['connection-without-token', '"error":{"code":"Unauthenticated","message":"This connection is not authenticated."}'],
  ['call-operation-not-found', "Operation not found under connector '/providers/Microsoft.PowerApps/apis/shared_x'"],
  ['call-operation-not-found', 'Operation /GET/Incidents was not found in swagger'],
  ['call-operation-unmatched', '{ "statusCode": 404, "message": "Unable to match incoming request to an operation." }'],
  ['call-dynamic-values', 'Could not retrieve values. The dynamic invocation request failed with error: x'],
  [
    'call-dynamic-schema',
    "The response from API 'incidents-5f12' operation 'GetFields' with status code '200' does not contain a valid OpenAPI schema object.",
  ],
  ['call-test-schema', 'Property "" type mismatch, Expected: "object", Actual: "string".'],
  [
    'call-policy-variable',
    '{ "error": { "code": 500, "message": "Variable instance has no value.", "source": "europe-002.azure-apim.net", "path": "choose[3]\\when[1]", "policyId": "" } }',
  ],
  ['gateway-offline', 'The gateway is either offline or could not be reached.'],
  ['call-other-organization', '"code": "0x80072560", "message": "The user is not a member of the organization."'],
  [
    'connection-reference-empty',
    `{"error":{"code":"XrmConnectionReferenceMissingConnection","message":"Connection Id missing for connection reference logical name 'new_servicenow'."}}`,
  ],
  [
    'upload-definition-url',
    "We weren't able to download the Swagger 2.0 metadata.  Please make sure the URL is publicly accessible.",
  ],
  [
    'upload-internal-error',
    "Encountered internal server error. Diagnostic information: timestamp '20260101T000000Z', subscription id 'x', tracking id 'y', request correlation id 'z'.",
  ],
  // Registration of a client
  [
    'registration-redirect-refused',
    'GetDynamicClientRegistrationResultAsync failed. Status Code: BadRequest, Response: {"error":"invalid_redirect_uri","error_description":"redirect URI host is not allowed"}',
  ],
  ['registration-redirect-refused', '{"error":"invalid_redirect_uri"}'],
  [
    'registration-not-offered',
    'Failed to login. GetDynamicClientRegistrationResultAsync failed. Status Code: NotFound, Response: x',
  ],
  ['registration-failed', 'GetDynamicClientRegistrationResultAsync failed. Status Code: InternalServerError'],
  ['registration-no-metadata', 'Could not discover authorization server metadata'],
  // Assertions
  [
    'entra-certificate',
    'AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
  ],
  ['entra-certificate', 'AADSTS700027'],
  ['entra-assertion-time', 'AADSTS700024: Client assertion is not within its valid time range'],
  ['entra-assertion-claims', 'AADSTS700023: Client assertion audience claim does not match Realm issuer'],
  [
    'entra-assertion-audience',
    "AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'api://a' and the expected audience is '1111'",
  ],
  ['entra-resource-disabled', "AADSTS500014: The service principal for resource '1111' is disabled"],
  [
    'entra-no-tenant',
    'AADSTS50059: No tenant-identifying information found in either the request or implied by any provided credentials.',
  ],
  ['entra-device-code', 'AADSTS70020'],
  ['entra-service-trouble', 'AADSTS50000: There was an error issuing a token or an issue with our sign-in service.'],
  // Bots and the toolkit
  ['bot-connection-name', "Could not find Connection Setting with name 'GraphConnection'"],
  ['bot-credentials', 'Error: Unauthorized. Invalid AppId passed on token: 11111111-2222'],
  ['bot-credentials', 'Error: Refresh access token failed with status code: 400'],
  [
    'bot-no-token-yet',
    "GET to 'https://api.botframework.com/api/usertoken/GetToken?userId=x&connectionName=y' failed: [404] Not Found",
  ],
  ['bot-adapter', 'OAuthPrompt.GetUserToken(): not supported by the current adapter'],
  ['bot-token-exchange', 'The bot is unable to exchange token. Proceed with regular login.'],
  [
    'teams-developer-portal',
    'API call to Developer Portal failed: Error, Request failed with status code 403, API name: create-app, X-Correlation-ID: undefined.',
  ],
  // Tools
  ['paconn-msal-missing', "No module named 'msal' File C:\\Python311\\Lib\\site-packages\\paconn\\__main__.py"],
  [
    'paconn-bad-request',
    '400 Client Error: Bad Request for url: https://preview-api.powerapps.com/providers/Microsoft.PowerApps/objectIds/1111/validateApiSwagger?api-version=2016-11-01',
  ],
  // An instance and its connections
  [
    'servicenow-redirect-failed',
    'Your OAuth redirect failed. Please check if the redirect URL setup in your OAuth configuration matches your ServiceNow instance URL.',
  ],
  [
    'servicenow-token-request-failed',
    'OAuth flow failed. Verify the configurations and try again. Error detail: failed to request a token.',
  ],
  [
    'servicenow-client-type',
    'OAuth flow failed. Verify the configurations and try again. Error detail:ClientType:client not supported',
  ],
  ['servicenow-mail-token', 'OAuth token is not present or has expired'],
  ['servicenow-mail-refused', 'Connection Failed AUTHENTICATE failed.'],
  ['servicenow-untrusted-certificate', 'java.lang.Exception: Session contains no certificates - Untrusted'],
  ['servicenow-mid-revocation', 'WARNING *** WARNING *** OCSP revoke check IOException for *.service-now.com'],
  [
    'servicenow-validation-failed',
    'Connection validation is not successful. Please check connections and credentials and try again.',
  ],
  ['servicenow-log-token-refused', 'Oauth authentication failed for access token:'],
  ['tls-chain-incomplete', 'No issuer certificate found'],
  ['network-timeout', 'ConnectTimeoutException: The host did not accept the connection within timeout of 10000 ms'],
  ['network-reset', 'java.net.SocketException: Socket is closed'],
  // Upload
  [
    'upload-paths-differ-in-case',
    "Specified swagger has the following errors: 'Definition is not valid. Error: 'Error : paths/~1incident : The path '/Incident' is defined multiple times with different capitalization.",
  ],
  [
    'upload-default-type',
    "paths/~1x : The 'default' value is of type 'Integer', but should match the given type 'String'.",
  ],
  [
    'upload-member-in-paths',
    `paths/~1securityDefinitions : The property 'securityDefinitions' is not valid. If this property is an extension, its name must begin with "x-".`,
  ],
  [
    'upload-dynamic-parameter',
    "x-ms-dynamic-values/parameters/Accept : The parameter could not be found in operation 'GetMyPages' in the swagger document.",
  ],
  [
    'upload-certification',
    `{"code":"SwaggerCertificationFailedWithErrors","message":"Swagger certification failed with errors. Operation x. Error : info : The 'contact' property is required. Error : The 'x-ms-connector-metadata' property is required."}`,
  ],
  [
    'upload-stack-owner',
    "InvalidRequestContent: The request content was invalid. Could not find member 'stackOwner' on object of type 'ApiPropertiesDefinition'",
  ],
  [
    'upload-policy-failure',
    'ApiHubsRequestFailed: PUT https://x.management.azure-api.net/subscriptions/1/policy failed with InternalServerError',
  ],
  [
    'upload-audience',
    'InvalidAuthenticationToken: The access token has been obtained from wrong audience or resource.',
  ],
  ['upload-no-authorization', 'MissingAuthorizationHeaderAndClientCertificate'],
  ['upload-too-large-for-paconn', '502 Bad Gateway: Expecting value: line 1 column 1 (char 0)'],
  ['upload-internal-error', 'InternalServerError: Encountered internal server error. The tracking Id is 0a1b'],
  [
    'paconn-no-resource',
    "No HTTP resource was found that matches the request URI 'https://api.powerapps.com/providers/validateApiSwagger",
  ],
  ['paconn-storage-library', "cannot import name 'BlockBlobService' from 'azure.storage.blob'"],
  [
    'upload-script-capacity',
    "CustomScriptProvisioningFailed: [FindAndAssignFunctionApp] Unable to find an unassigned function app in 'East US'",
  ],
  ['upload-script-operations', 'InvalidScriptDefinitionUrlWithNonNullOperations'],
  ['upload-script-compile', 'CS1061'],
  ['upload-script-compile', 'internal server error on update'],
  ['upload-wadl', 'An error occured while converting OpenAPI file to WADL file'],
  ['upload-one-of', "JSON is valid against no schemas from 'oneOf'"],
  ['upload-collection-format', "The 'collectionFormat' keyword value 'Multi' is not supported."],
  ['upload-display-name', 'CannotUpdateApiDisplayName'],
  ['upload-base-path', "Swagger contains base path:/api/now but backend Url doesn't end on same path:/"],
  ['upload-agentic-path', 'Paths with x-ms-agentic-protocol should only have a POST operation.'],
  ['upload-repeated-item', "Non-unique array item at index 2. Path 'paths./x.post.tags[2]'"],
  ['pac-name-taken', 'ndx_connector_name'],
  ['pac-unexpected', 'Error: An unexpected error occurred. Usage: pac connector create [--environment]'],
  ['pac-metadata', 'Exception getting metadata info from Dataverse : Failed to resolve entity metadata for connector.'],
  ['upload-redirect-mode', 'Value is not accepted. Valid values: "Global", "Direct".'],
  ['upload-mcp-name', 'Name My Server! did not match validation regex ^[a-zA-Z0-9\\-\\.]{1,64}$'],
  [
    'upload-notification-content',
    "The operation 'OnChange' is missing notification content extension as it has '1' properties marked as notification URL.",
  ],
  [
    'upload-internal-default',
    'The property is internal and has a default value, it must be required. Optional internal fields are ignored.',
  ],
  ['call-stale-definition', 'flow save failed: the action must be of type OpenApiConnectionWebhook'],
  ['import-connection-not-found', "ConnectionNotFound: Could not find connection 'abc' for API 'shared_x'"],
  ['import-service-unauthorized', 'ServiceToServiceUnauthorized: The service principal is not allowed'],
  ['import-connector-failure', 'Connector import: FAILURE: One or more errors occurred'],
  // ServiceNow as the client
  [
    'servicenow-client-missing-token',
    'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_request, Missing parameters: access_token',
  ],
  [
    'servicenow-client-missing-token',
    'User Not Authenticated. Could not retrieve a new access token with the refresh token. invalid_request, Missing parameters: access_token',
  ],
  [
    'servicenow-client-missing-token',
    "OAuthProblemException{error='invalid_request', description='Missing parameters: access_token', uri='null', state='null'}",
  ],
  [
    'servicenow-client-not-json',
    'unsupported_response_type, Invalid response! Response body is not application/json encoded',
  ],
  ['servicenow-client-not-allowed', 'invalid_request, Not allowed parameters: code'],
  [
    'servicenow-client-several-credentials',
    "OAuthProblemException{error='invalid_request', description='Multiple client credentials cannot be specified.', uri='null'",
  ],
  [
    'servicenow-client-null-response',
    'OAuth flow failed. Verify the configurations and try again. Error detail: Invalid null response.',
  ],
  [
    'servicenow-client-invalid-scope',
    'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_scope, Invalid downscoping, scopes should not be specified as a request parameter.',
  ],
  [
    'servicenow-client-object-in-text',
    'OAuth flow failed. Verify the configurations and try again. Error detail:[object Object]',
  ],
  [
    'servicenow-client-scope-unmapped',
    "OAuth flow failed. Verify the configurations and try again. Error detail:invalid_request, AADSTS90014: The required field 'scope' is missing",
  ],
  [
    'entra-secret-wrong',
    'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_client, AADSTS7000215: Invalid client secret is provided.',
  ],
  ['servicenow-client-provider-error', 'OAuth flow failed. Verify the configurations and try again.'],
  // ServiceNow as the server
  ['servicenow-access-denied', '{"error_description":"access_denied","error":"server_error"}'],
  ['servicenow-access-denied', '{"error":"server_error","error_description":"access_denied"}'],
  ['servicenow-log-token-flow', 'Exception on token flow - invalid_scope: The provided OAuth token is not valid'],
  [
    'servicenow-user-not-authenticated',
    '{"error":{"message":"User Not Authenticated","detail":"Required to provide Auth information"},"status":"failure"}',
  ],
  [
    'servicenow-insufficient-rights',
    '{"error":{"message":"Insufficient rights to query records","detail":null},"status":"failure"}',
  ],
  ['servicenow-missing-api-scope', '403 Missing required api access scope'],
  [
    'servicenow-cross-scope',
    "Read operation against 'x_app_table' from scope 'rhino.global' has been refused due to the table's cross-scope access policy",
  ],
  [
    'servicenow-invalid-table',
    '{"error":{"message":"Invalid table xyz","detail":"Table xyz does not exist"},"status":"failure"}',
  ],
  [
    'servicenow-rate-limit',
    '{"error":{"message":"Rate limit exceeded","detail":"Rate limit of 100 requests per hour for Table API exceeded"},"status":"failure"}',
  ],
  [
    'servicenow-hibernating',
    '<html><head><title>Instance Hibernating page</title></head><body>Your instance is hibernating</body></html>',
  ],
  ['servicenow-hibernating', 'Your instance is hibernating. Sign in to the site to wake your instance'],
  ['servicenow-mfa', 'X-MFA_TOKEN: invalid'],
  [
    'servicenow-basic-denied',
    'SNCRestrictBasicAuthUserAuthenticationGate: denied basic-auth API call for interactive-login user',
  ],
  // Teams
  [
    'bot-state-missing',
    '{"error":{"code":"ServiceError","message":"Missing required query string parameter: state. Url = https://token.botframework.com/.auth/web/redirect?code=abc"}}',
  ],
  ['teams-valid-domains', 'Something went wrong. Please try again.'],
  ['teams-oauth-scheme-name', 'Error: OauthAuthMissingInSpec'],
  ['teams-oauth-domain', 'OauthDomainInvalid'],
  ['teams-oauth-domain', 'OauthFailedToGetDomain'],
  ['teams-oauth-info', 'OauthAuthInfoInvalid'],
  ['teams-oauth-settings', 'OauthNameTooLong'],
  ['teams-oauth-settings', 'OauthIdentityProviderInvalid'],
  ['teams-oauth-settings', 'OauthDisablePKCE'],
  [
    'teams-manifest-key',
    '(×) Error: /composeExtensions/0/authorization/oAuthConfiguration must NOT have additional properties. Details: {"additionalProperty":"oauthConfigurationId"}',
  ],
  [
    'teams-schema-unreachable',
    'Unable to get schema from https://developer.microsoft.com/json-schemas/teams/v1.26/MicrosoftTeams.schema.json',
  ],
  ['teams-environment-variables', 'Missing environment variables'],
  // Network
  [
    'tls-self-signed',
    'TypeError: fetch failed [cause]: Error: self-signed certificate code: DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  ['tls-chain-incomplete', 'Error: unable to verify the first certificate UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['tls-chain-incomplete', 'curl: (60) SSL certificate problem: unable to get local issuer certificate'],
  ['tls-expired', 'CERT_HAS_EXPIRED'],
  ['tls-wrong-name', "Hostname/IP does not match certificate's altnames: Host: x. is not in the cert's altnames"],
  ['tls-wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['tls-version', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
  [
    'tls-client-certificate',
    'curl: (56) OpenSSL SSL_read: OpenSSL/3.0.19: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0',
  ],
  ['tls-client-certificate', 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'],
  ['tls-not-tls', 'write EPROTO 80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number'],
  ['tls-not-tls', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ['network-host-not-found', 'getaddrinfo ENOTFOUND yourinstance.service-now.com'],
  ['network-host-not-found', 'curl: (6) Could not resolve host: dev12345.service-now.com'],
  ['network-refused', 'connect ECONNREFUSED 127.0.0.1:443'],
  ['network-reset', 'read ECONNRESET'],
  ['network-reset', 'UND_ERR_SOCKET other side closed'],
  ['network-timeout', 'connect ETIMEDOUT 10.0.0.1:443'],
  ['network-timeout', 'TimeoutError: The operation was aborted due to timeout'],
  ['network-fetch-failed', 'TypeError: fetch failed'],
  [
    'answer-blocked',
    '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator. Your support ID is: 123</body></html>',
  ],
  // As people posted them, with what stood around them
  ['create-connection-failed', 'Create and authorize OAuth connection failed.'],
  [
    'entra-resource-not-found',
    'Create and authorize OAuth connection failed. AADSTS500011: The resource principal named x.crm4.dynamics.com was not found in the tenant named y. This can happen if the application has not been installed by the administrator of the tenant.',
  ],
  [
    'connection-without-token',
    '{"status":401,"message":"The connection does not contain an access token. Please edit the connection and login."}',
  ],
  [
    'call-not-json',
    '"code": 401, "source": "logic-apis-westeurope.azure-apim.net", "message": "The response is not in a JSON format.", "innerError": "Cannot read server response."',
  ],
  [
    'call-no-response',
    '{"error":{"code":502,"message":"BadGateway","innerError":{"error":{"code":"NoResponse","message":"The server did not receive a response from an upstream server. Request tracking id \'0858\'."}}}}',
  ],
  ['call-no-response', 'Request to the backend service timed out'],
  [
    'call-body-is-object',
    "The API operation 'Batch' requires the property 'body' to be of type 'String' but is of type 'Object'.",
  ],
  [
    'connection-parameter-unknown',
    "errorCode: ParameterNotDefined. Message: Parameter 'token:tenantId' is not allowed on the connection since it was not defined as a connection parameter when the API was registered.",
  ],
  [
    'copilot-connector-unauthorized',
    "The connector 'ServiceNow' returned an HTTP error with code 401. Inner Error: Unauthorized",
  ],
  ['copilot-connector-failed', "The connector 'ServiceNow' returned an HTTP error with code 405."],
  ['copilot-authentication', 'Error code: AuthenticationNotConfigured'],
  ['call-unauthorized', 'Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.'],
  [
    'call-connection-authorization',
    "The caller object id is 'x1'. Connection 'a1' to 'shared_b' cannot be used to activate this flow, either because this is not a valid connection or because it is not a connection you have access permission for.",
  ],
  [
    'bot-session-cookie',
    '{"error":{"code":"ServiceError","message":"Missing session cookie (consent12ab) in consent redirect request."}}',
  ],
  ['bot-token-not-retrieved', '{"error":{"code":"ServiceError","message":"Error retrieving token: 12ab."}}'],
  [
    'bot-sign-in-resource',
    "Operation returned an invalid status code 'NotFound' at Microsoft.Bot.Connector.OAuthClient.GetSignInResourceWithHttpMessagesAsync(String state)",
  ],
  ['bot-sign-in-code', 'The Sign In code was not found or expired. Please try asking the bot to sign in again.'],
  ['teams-exchange-unauthorized', 'inner error is CodeExchangeError'],
  [
    'teams-blank-popup',
    "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('https://login.microsoftonline.com') does not match the recipient window's origin ('https://teams.microsoft.com').",
  ],
  [
    'teams-sso-resource',
    'getAuthTokenForApp: Failed with error - App resource defined in manifest and iframe origin do not match',
  ],
  ['teams-sso-resource', 'Sign-in failed: resourcematchfailed, Resource match failed'],
  ['teams-sso-consent', 'resourceRequiresConsent'],
  ['teams-unable-to-reach', 'Unable to reach app. Please try again.'],
  [
    'servicenow-user-not-authenticated',
    '{"error":{"message":"User is not authenticated","detail":"Required to provide Auth information"},"status":"failure"}',
  ],
  ['servicenow-user-not-authenticated', 'WWW-Authenticate: BASIC realm="Service-now"'],
  [
    'servicenow-insufficient-rights',
    '{"error":{"message":"User Not Authorized","detail":"Failed API level ACL Validation"},"status":"failure"}',
  ],
  ['servicenow-log-token-flow', 'Exception on token flow - client_secret'],
  [
    'servicenow-client-credentials-off',
    "The following property is currently disabled: 'glide.oauth.inbound.client.credential.grant_type.enabled'",
  ],
  ['pkce-required', 'Missing code_challenge parameter'],
  ['provider-redirect-mismatch', '{"error":"invalid_request","error_description":"Invalid redirect URI"}'],
  [
    'provider-redirect-mismatch',
    'The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).',
  ],
  ['interaction-needed', 'error=interaction_required&error_description=x'],
  [
    'servicenow-tokens-not-available',
    "OAuth Access or Refresh tokens are not available. Verify the OAuth configuration and click the 'Get OAuth Token' link below to request a new token.",
  ],
  [
    'servicenow-method-failed',
    'Error message: Method failed: (/v1.0/users) with code: 401 - Invalid username/password combo',
  ],
  ['servicenow-not-sent', 'Request not sent to uri= https://graph.microsoft.com/v1.0/users :'],
  [
    'network-host-not-found',
    'Request not sent to uri= https://login.example.com/token : java.net.UnknownHostException: login.example.com',
  ],
  [
    'entra-secret-expired',
    "com.glide.communications.ProcessingException: User Not Authenticated. Could not retrieve a new access token with the refresh token. invalid_client, AADSTS7000222: The provided client secret keys for app 'x' are expired.",
  ],
  ['servicenow-client-scope-unmapped', "AADSTS900144: The request body must contain the following parameter: 'scope'."],
  [
    'servicenow-client-invalid-scope',
    'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_scope, Empty or missing scope not allowed.',
  ],
  [
    'tls-not-tls',
    "Certificate verification failed. This typically happens when using Azure CLI behind a proxy that intercepts traffic with a self-signed certificate. Please add this certificate to the trusted CA bundle. Error detail: (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1125)')))",
  ],
  [
    'tls-behind-proxy',
    'Certificate verification failed. This typically happens when using Azure CLI behind a proxy that intercepts traffic with a self-signed certificate. Please add this certificate to the trusted CA bundle.',
  ],
  ['graph-token-missing', '{"error":{"code":"InvalidAuthenticationToken","message":"Access token is empty."}}'],
  ['graph-token-missing', 'CompactToken parsing failed with error code: 80049217'],
  [
    'graph-audience',
    '{"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure. Invalid audience."}}',
  ],
  ['graph-token-expired', 'Lifetime validation failed, the token is expired.'],
  [
    'graph-privileges',
    '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
  ],
  ['entra-admin-consent', 'AADSTS90094'],
  ['entra-consent-declined', 'AADSTS65004: User declined to consent to access the app.'],
  [
    'entra-foreign-account',
    "AADSTS50020: User account 'a@b.example' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application 'x' in that tenant.",
  ],
  ['entra-foreign-account', 'AADSTS50034: The user account a does not exist in the b directory.'],
  ['entra-not-assigned', 'AADSTS50105'],
  ['entra-password', 'AADSTS50126: Error validating credentials due to invalid username or password.'],
  ['entra-account-state', 'AADSTS50057: The user account is disabled.'],
  ['entra-tenant-policy', "AADSTS500021: Access to 'Contoso' tenant is denied."],
  ['entra-misconfigured', 'AADSTS650056: Misconfigured application.'],
  [
    'entra-scope-invalid',
    "AADSTS70011: The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid.",
  ],
  ['entra-single-tenant', "AADSTS50194: Application 'x'(y) is not configured as a multi-tenant application."],
  ['entra-no-reply-address', 'AADSTS500113: No reply address is registered for the application.'],
  [
    'entra-public-client',
    "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ],
  [
    'entra-single-page',
    "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ],
  ['entra-application-disabled', "AADSTS7000112: Application 'x'(y) is disabled."],
  ['entra-wrong-endpoint', 'AADSTS900561: The endpoint only accepts POST requests. Received a GET request.'],
  ['entra-malformed', 'AADSTS9002313: Invalid request. Request is malformed or invalid.'],
  ['entra-grant-invalid', "AADSTS70000: The provided value for the 'code' parameter is not valid."],
  [
    'entra-pkce',
    'AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  ],
  ['servicenow-security-constraints', 'Security constraints prevent access to requested page'],
  ['exchange-server-error', 'error=server_error&error_description=An+unexpected+error'],
  ['connection-invalid', 'Invalid connection, please update your connection to load complete details'],
  [
    'entra-secret-missing',
    "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  ],
  // Copilot Studio, Logic Apps, pages of other providers
  ['copilot-consent', 'Error code: ConsentNotProvidedByUser Conversation ID: 1'],
  ['copilot-flow-timed-out', 'The flow with id 11111111-2222 has timed out. Error Code: FlowActionTimedOut'],
  [
    'copilot-maker-connection',
    "The flow with name `Create incident` is using a maker connection, which isn't allowed.",
  ],
  [
    'copilot-flow-parameters',
    "The parameter with name text on flow Create incident (1) is missing in the 'Call Flow' action.",
  ],
  [
    'copilot-flow-output',
    'No output was received from flow Create incident (1), even though output was expected as per the agent definition.',
  ],
  ['copilot-output-too-large', 'Error code: AsyncResponsePayloadTooLarge'],
  ['copilot-index-tables', 'The credentials do not have access to the following tables: sys_db_object, sys_user.'],
  [
    'logic-apps-runtime-url',
    "The API connection reference 'incidents' is missing a required property 'connectionRuntimeUrl'.",
  ],
  ['logic-apps-access-policy', "Error in creating access policy for connection in reference - 'incidents'."],
  ['logic-apps-managed-identity', "The API connection 'incidents' is not configured to support managed identity."],
  ['google-app-in-testing', 'Access blocked: Incidents has not completed the Google verification process'],
  [
    'provider-app-blocked',
    'https://global.consent.azure-apim.net/redirect?error=OAUTH_APP_BLOCKED&error_description=blocked',
  ],
  ['provider-redirect-mismatch', "Access blocked: This app's request is invalid. Error 400: redirect_uri_mismatch"],
  [
    'scope-refused',
    "Couldn't complete the connection. Insufficient scopes were provided. Please contact the app developer.",
  ],
  [
    'call-data-policy',
    `{"error":{"code":"DlpViolation","message":"Flow '11111111-2222' cannot be activated due to admin API policies."}}`,
  ],
  ['call-data-policy', 'Error code: DataLossPreventionViolation'],
  [
    'entra-service-not-in-tenant',
    "The app is trying to access a service '11111111'(incidents) that your organization 'Contoso' lacks a service principal for.",
  ],
  [
    'entra-first-party-client',
    "AADSTS65002: Consent between first party application '1' and first party resource '2' must be configured via preauthorization",
  ],
  [
    'entra-resource-not-found',
    'The resource principal named https://api.contoso.com was not found in the tenant named Contoso.',
  ],
  [
    'import-secret-reference',
    "Connector import: FAILURE: Error occured while reading secret: Invalid format of KeyVault secret reference found 'incidents'.",
  ],
  [
    'servicenow-transaction-cancelled',
    'Cancelling transaction #123 /api/now/table/task (maximum execution time exceeded): Thread API_INT-thread-1',
  ],
  ['teams-virtual-agent-link', 'Teams asks people to choose Link to ServiceNow or Continue as guest'],
  ['teams-developer-portal', 'botFramework/create: ForbiddenResultBotFrameworkError'],
  [
    'upload-certification',
    'Certification Test Results Policy Code: 5000.2.6.2 Message: Swagger json should be properly structured and complete, and adhere to Open API 2.0',
  ],
  ['call-unauthorized', 'HTTP 401: {"error":"invalid_token","error_description":"The token is not known"}'],
  ['teams-sso-resource', 'App webApplicationInfo or resource not defined in manifest'],
  ['provider-app-blocked', 'The page of Salesforce says OAUTH_EC_APP_NOT_FOUND'],
  [
    'logic-apps-identity-missing',
    "The API connection 'incidents' is configured to support managed identity but the connection parameter is either missing 'authentication' property in connection properties",
  ],
];
