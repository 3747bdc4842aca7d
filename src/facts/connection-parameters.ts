/**
 * The types of connection parameters of custom connectors.
 * Source: ppc-properties-schema; published connectors use no others.
 */
export const CONNECTION_PARAMETER_TYPES: readonly string[] = [
  'string',
  'securestring',
  'int',
  'bool',
  'oauthSetting',
  'gatewaySetting',
];

/** Further types that the designer knows from Microsoft's own connectors. Source: logic-apps-designer. */
export const DESIGNER_TYPES: readonly string[] = ['array', 'connection', 'managedIdentity', 'object', 'secureObject'];

/** The one value of `metadata.sourceType` in published connectors: the tenant of the person who signs in. */
export const TENANT_SOURCE = 'AzureActiveDirectoryTenant';

/** A brand colour as all published connectors write it. */
export const BRAND_COLOUR = /^#[0-9a-f]{6}$/i;

/** Colours that reviewers refuse: white, and the default of the tools. Source: learn-certification. */
export const REFUSED_COLOURS: readonly string[] = ['#ffffff', '#007ee5'];

/** The colour of all connectors by independent publishers. Source: learn-certification-ip. */
export const INDEPENDENT_COLOUR = '#da3b01';

/** What the title of such a connector ends with. Source: learn-certification-ip. */
export const isIndependent = (title: string | undefined): boolean =>
  /\(\s*independent\s+publisher\s*\)/i.test(title ?? '');
