import { defineMessages, documented, inferred, reported } from './message.js';

const TEST = 'connector, Test tab';

/** What shows when the designer, a flow or the Test tab calls an operation and the sign-in is not what fails. */
export const OPERATION_MESSAGES = defineMessages([
  {
    id: 'call-relayed',
    rank: 'general',
    title: 'The answer is that of the backend; the platform only passed it on',
    texts: ['x-ms-apihub-cached-response: true', 'x-ms-apihub-obo: false'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker', 'provider-admin'],
    stage: 'api',
    meaning:
      'These headers stand on answers that came from the backend, or from what stands before it. They say nothing of the fault; the status and the body do.',
    causes: [
      reported('The backend, or a firewall before it, answers callers of the platform in another way than a browser.'),
      reported('401: the backend refuses the token.'),
    ],
    look: { form: `${TEST}: Status, Body`, files: 'apiDefinition.swagger.json, host, basePath, paths' },
    repair: 'Go by status and body of the same answer, and call the same address by hand to compare.',
    capture: 'Status, Content-Type and the first characters of the body.',
    rules: ['endpoint/web-page', 'api/path-not-found', 'api/token-rejected'],
    sources: ['coe-4920', 'ppc-issue-4277'],
  },
  {
    id: 'call-operation-not-found',
    title: 'A flow calls an operation that its connector does not have',
    texts: ["Operation not found under connector '/providers/Microsoft.PowerApps/apis/…'"],
    exact: ["Operation not found under connector '…'", 'Operation … was not found in swagger'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker', 'wait'],
    stage: 'designer',
    when: ['after-deployment'],
    meaning: 'Flows keep the operationId. The definition that the platform holds has none of this name.',
    causes: [
      reported('An update of the connector renamed or removed the operation, or has not arrived everywhere yet.'),
      reported('operationId has signs, such as a slash, that the designer writes in another way.'),
    ],
    look: { files: 'apiDefinition.swagger.json, operationId', form: 'flow, the action' },
    repair:
      'Give the operation its former operationId, of letters and digits only, or add the action again; after an update wait some minutes.',
    rules: ['operation/id-not-alphanumeric'],
    sources: ['ppc-issue-3552', 'report-scheduler-16'],
  },
  {
    id: 'call-operation-unmatched',
    title: 'The gateway of the platform knows no operation for this path',
    texts: ['Unable to match incoming request to an operation.'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker', 'wait'],
    stage: 'api',
    meaning:
      'The 404 comes from API Management: path and method are none of the definition that it holds. ServiceNow was not asked.',
    causes: [
      reported('An update of the connector has not arrived everywhere, or the flow still has the former definition.'),
      inferred('A path parameter is empty or holds a slash, which makes another path of it.'),
    ],
    look: { files: 'apiDefinition.swagger.json, paths, basePath', form: 'flow, inputs of the action' },
    repair: 'Look whether a path parameter is empty; else save the connector again, wait, and add the action again.',
    rules: ['parameter/missing-encoding'],
    sources: ['ppc-issue-3552'],
  },
  {
    id: 'call-dynamic-values',
    rank: 'frame',
    title: 'The designer could not fetch the choices of a field',
    texts: [
      'Could not retrieve values. The dynamic invocation request failed with error: …',
      "Couldn't retrieve values. The dynamic invocation request failed with error",
      'The dynamic invocation request failed with error',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'designer',
    meaning:
      'The designer calls an operation of the connector for the choices, with the connection of the action. What failed stands behind it.',
    causes: [
      reported('The connection has no valid token, or the connector is not configured for this environment.'),
      documented('A data policy, or the isolation of the tenant, blocks the connection.'),
      inferred('The operation of x-ms-dynamic-values fails or takes other parameters.'),
    ],
    look: {
      files: 'apiDefinition.swagger.json, x-ms-dynamic-values',
      form: `${TEST}: the operation that lists the choices`,
    },
    repair: 'Call the operation that lists the choices on the Test tab, and repair what it says.',
    rules: ['operation/dynamic-unknown-operation', 'operation/dynamic-unknown-path'],
    sources: ['approvals-44', 'learn-tenant-isolation'],
  },
  {
    id: 'call-dynamic-schema',
    title: 'The operation that describes the fields answered no description',
    texts: [
      "The response from API '…' operation '…' with status code '…' does not contain a valid OpenAPI schema object.",
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker', 'provider-admin'],
    stage: 'designer',
    meaning:
      'x-ms-dynamic-schema names an operation and the place of the schema in its answer. Nothing that is a schema was there.',
    causes: [
      inferred('The answer has the schema at another place than value-path says, or as a text.'),
      reported('The answer is empty for what was chosen, or it is an error with status 200.'),
    ],
    look: { files: 'apiDefinition.swagger.json, x-ms-dynamic-schema: value-path', form: `${TEST}: that operation` },
    repair:
      'Call that operation on the Test tab with the same values, and set value-path to where "type" and "properties" stand.',
    rules: ['operation/dynamic-unknown-path'],
    sources: ['approvals-171'],
  },
  {
    id: 'call-test-schema',
    rank: 'frame',
    title: 'The Test tab finds that the answer has another form than the definition',
    texts: [
      'Schema validation failed … Property "…" type mismatch, Expected: "…", Actual: "…".',
      'Property "" type mismatch, Expected: "…", Actual: "…".',
      'Property "…" type mismatch, Expected: "…", Actual: "…".',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'api',
    meaning:
      'The schema of the successful answer is compared with whatever came. Beside 4xx or 5xx it is a consequence only.',
    causes: [
      reported('The answer is an error, such as an empty 401: repair that.'),
      reported('Beside 200: the definition declares another type than the API sends. The call itself worked.'),
    ],
    look: { form: `${TEST}: Status, Body`, files: 'apiDefinition.swagger.json, responses, schema' },
    repair: 'Look at the status first. Beside 200 correct the schema of the answer.',
    capture: 'The status and the body that the Test tab shows.',
    sources: ['approvals-155', 'powerapps-tools-843'],
  },
  {
    id: 'call-policy-variable',
    title: 'A policy of the connector uses a value that is not there',
    texts: [
      '"code": 500, "message": "Variable … has no value.", "source": "….azure-apim.net", "path": "choose[…]\\\\when[…]", "policyId"',
      '"message": "Variable … has no value.", "source": "….azure-apim.net"',
    ],
    phrases: ['Variable … has no value.'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'api',
    when: ['at-once', 'after-deployment'],
    meaning:
      'The gateway of the platform failed over a policy before it called the backend; "source" and "path" say so.',
    causes: [
      inferred('A policy reads a parameter that this operation does not have, or that was left empty.'),
      reported(
        'After an import the policies or the kind of authentication of the connector are not those of its files.',
        'after-deployment',
      ),
    ],
    look: {
      files: 'apiProperties.json, policyTemplateInstances',
      form: 'connector, Definition tab: Policies; Security tab',
    },
    repair:
      'Let the policy run on the operations that have the parameter only, and save Security tab and policies again.',
    sources: ['coe-6352'],
  },
  {
    id: 'gateway-offline',
    title: 'The on-premises data gateway of the connection is not there',
    texts: ["Gateway on endpoint 'sb://….servicebus.windows.net/…' is unreachable"],
    exact: ['The gateway is either offline or could not be reached.'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'platform',
    repairBy: ['power-platform-admin', 'network-admin'],
    stage: 'api',
    meaning:
      'The connection goes over a data gateway, and the platform does not reach it. Neither sign-in nor backend is at fault.',
    causes: [
      inferred(
        'The service of the gateway is stopped, its computer is off, or a firewall keeps it from the relay of Azure.',
      ),
    ],
    look: { form: 'Power Platform admin center, Data, On-premises data gateways: status' },
    repair:
      'Start the gateway and let it reach *.servicebus.windows.net; OAuth connections do not go over a gateway at all.',
    sources: ['logic-apps-1054', 'learn-troubleshoot-oauth2'],
  },
  {
    id: 'call-other-organization',
    title: 'The connector calls a Dataverse environment in which the person is nobody',
    texts: ['"code": "0x80072560", "message": "The user is not a member of the organization."', '0x80072560'],
    phrases: ['The user is not a member of the organization.'],
    direction: 'either',
    shownBy: 'provider',
    repairBy: ['maker', 'power-platform-admin'],
    stage: 'api',
    meaning:
      'The answer is of Dataverse. The token is good, and the person has no account in the environment that was called.',
    causes: [
      reported('Host or Resource URL of the connector is that of another environment.'),
      inferred('The person has no licence or security role in that environment.'),
    ],
    look: {
      files: 'apiDefinition.swagger.json, host; apiProperties.json, resourceUri',
      form: 'connector, General tab: Host; Security tab: Resource URL',
    },
    repair:
      'Write the host of the environment, without https, into Host, and its address without a slash at the end into Resource URL.',
    sources: ['approvals-135'],
  },
  {
    id: 'connection-reference-empty',
    title: 'A flow cannot be switched on: its connection reference has no connection',
    texts: [
      `{"error":{"code":"XrmConnectionReferenceMissingConnection","message":"Connection Id missing for connection reference logical name '…'."}}`,
      'XrmConnectionReferenceMissingConnection',
      "Connection Id missing for connection reference logical name '…'",
    ],
    direction: 'either',
    shownBy: 'platform',
    repairBy: ['maker'],
    stage: 'import',
    when: ['after-deployment'],
    meaning: 'Solutions carry references, and no connections. Nobody has put a connection of this environment in.',
    causes: [
      reported('The import set no connection for the reference, or the account of the pipeline does not see it.'),
      reported('The connection was made in another environment, or deleted.'),
    ],
    look: { form: 'solution, connection references; deployment settings file: ConnectionId' },
    repair:
      'Make a connection in the target environment, share it with the account of the pipeline, put its id into the deployment settings, and switch the flow on.',
    sources: ['powerapps-tools-570', 'coe-3535'],
  },
  {
    id: 'upload-definition-url',
    title: 'The definition could not be fetched from its address',
    texts: ["We weren't able to download the Swagger 2.0 metadata. Please make sure the URL is publicly accessible."],
    direction: 'either',
    shownBy: 'platform',
    repairBy: ['maker', 'provider-admin'],
    stage: 'upload',
    when: ['at-once'],
    meaning: 'The wizard fetches the definition itself, and it did not get one.',
    causes: [
      reported('The address answers, and the wizard still does not take it: an upload of the same file worked.'),
      inferred('The address wants a sign-in, answers to few callers, or sends no CORS header.'),
    ],
    look: { form: 'custom connectors, Import from URL' },
    repair: 'Save the definition to a file and import the file.',
    sources: ['logic-apps-15'],
  },
]);
