/**
 * The extensions that Power Platform reads, or that published connectors carry for it.
 * Source: Microsoft Learn, OpenAPI extensions; the schema of apiDefinition.swagger.json in
 * microsoft/PowerPlatformConnectors; 1,034 published connectors, measured at 8bff86e.
 */
export const PLATFORM_EXTENSIONS: readonly string[] = [
  'x-ms-agentic-protocol',
  'x-ms-api-annotation',
  'x-ms-capabilities',
  'x-ms-connector-metadata',
  'x-ms-deployment-version',
  'x-ms-description-for-model',
  'x-ms-docs',
  'x-ms-dynamic-list',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-tree',
  'x-ms-dynamic-values',
  'x-ms-editor',
  'x-ms-editor-options',
  'x-ms-enum-values',
  'x-ms-keywords',
  'x-ms-localizeDefaultValue',
  'x-ms-media-kind',
  'x-ms-name-for-model',
  'x-ms-no-generic-test',
  'x-ms-notification',
  'x-ms-notification-content',
  'x-ms-notification-url',
  'x-ms-openai-data',
  'x-ms-openai-manifest',
  'x-ms-openai-published-to-copilots',
  'x-ms-operation-context',
  'x-ms-pageable',
  'x-ms-require-user-confirmation',
  'x-ms-safe-operation',
  'x-ms-summary',
  'x-ms-test-value',
  'x-ms-trigger',
  'x-ms-trigger-hint',
  'x-ms-trigger-metadata',
  'x-ms-trigger-value',
  'x-ms-url-encoding',
  'x-ms-visibility',
];

/**
 * Extensions of AutoRest, the code generator of Azure, that come along with definitions of Azure services; without
 * effect in a connector. Source: https://azure.github.io/autorest/extensions/
 */
const AUTOREST_EXTENSIONS: readonly string[] = [
  'x-ms-arm-id-details',
  'x-ms-authorization-auxiliary',
  'x-ms-azure-resource',
  'x-ms-client-default',
  'x-ms-client-flatten',
  'x-ms-client-name',
  'x-ms-client-request-id',
  'x-ms-code-generation-settings',
  'x-ms-discriminator-value',
  'x-ms-enum',
  'x-ms-error-response',
  'x-ms-examples',
  'x-ms-external',
  'x-ms-flatten',
  'x-ms-header-collection-prefix',
  'x-ms-identifiers',
  'x-ms-internal',
  'x-ms-long-running-operation',
  'x-ms-long-running-operation-options',
  'x-ms-mutability',
  'x-ms-odata',
  'x-ms-parameter-grouping',
  'x-ms-parameter-location',
  'x-ms-parameterized-host',
  'x-ms-paths',
  'x-ms-request-id',
  'x-ms-secret',
  'x-ms-skip-url-encoding',
  'x-ms-text',
];

/** Every `x-ms-` name that somebody defines. */
export const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([...PLATFORM_EXTENSIONS, ...AUTOREST_EXTENSIONS]);

/**
 * The properties that the platform follows to the next page; it refuses `x-ms-pageable` with another name.
 * Source: learn-swagger-validator (InvalidNextLinkNameValue).
 */
export const NEXT_LINK_NAMES: readonly string[] = ['nextLink', '@odata.nextLink'];
