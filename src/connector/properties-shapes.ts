/**
 * The objects of apiProperties.json and what each of their members may be: the published schema, widened by what
 * published connectors hold and the service takes (connectionParameterSets, scriptOperations, newer members).
 * Sources: ppc-properties-schema, ppc-connectors, learn-multi-auth.
 */

export type PropertiesKind =
  | 'file'
  | 'properties'
  | 'connectionParameter'
  | 'uiDefinition'
  | 'uiSchema'
  | 'constraints'
  | 'oAuthSettings'
  | 'additionalParameter'
  | 'connectionParameterSets'
  | 'connectionParameterSet'
  | 'setUiDefinition'
  | 'policyTemplateInstance';

export type PropertiesSlot =
  | { readonly is: 'any' }
  | { readonly is: 'string' | 'boolean' | 'integer' | 'object' }
  | { readonly is: 'kind'; readonly kind: PropertiesKind }
  | { readonly is: 'map'; readonly of: PropertiesSlot }
  | { readonly is: 'array'; readonly of: PropertiesSlot }
  /** Null is accepted too. */
  | { readonly is: 'optional'; readonly of: PropertiesSlot };

export interface PropertiesShape {
  /** How messages call the object. */
  readonly label: string;
  readonly members: ReadonlyMap<string, PropertiesSlot>;
  readonly required: readonly string[];
}

const any: PropertiesSlot = { is: 'any' };
const string: PropertiesSlot = { is: 'string' };
const boolean: PropertiesSlot = { is: 'boolean' };
const integer: PropertiesSlot = { is: 'integer' };
const object: PropertiesSlot = { is: 'object' };
const of = (kind: PropertiesKind): PropertiesSlot => ({ is: 'kind', kind });
const map = (slot: PropertiesSlot): PropertiesSlot => ({ is: 'map', of: slot });
const array = (slot: PropertiesSlot): PropertiesSlot => ({ is: 'array', of: slot });
const optional = (slot: PropertiesSlot): PropertiesSlot => ({ is: 'optional', of: slot });

const shape = (
  label: string,
  members: Record<string, PropertiesSlot>,
  required: readonly string[] = [],
): PropertiesShape => ({ label, members: new Map(Object.entries(members)), required });

/** What has a rule of its own is `any` or `optional` here. */
export const PROPERTIES_SHAPES: Readonly<Record<PropertiesKind, PropertiesShape>> = {
  file: shape('apiProperties.json', { $schema: string, properties: of('properties') }),
  properties: shape('"properties"', {
    iconBrandColor: string,
    publisher: string,
    stackOwner: string,
    capabilities: optional(array(string)),
    connectionParameters: optional(map(of('connectionParameter'))),
    connectionParameterSets: optional(of('connectionParameterSets')),
    policyTemplateInstances: optional(array(of('policyTemplateInstance'))),
    scriptOperations: optional(array(string)),
    script: object,
  }),
  connectionParameter: shape(
    'a connection parameter',
    {
      type: string,
      oAuthSettings: of('oAuthSettings'),
      uiDefinition: optional(of('uiDefinition')),
      metadata: object,
      allowedValues: any,
      defaultValue: any,
      gatewaySetting: object,
      gatewaySettings: object,
      managedIdentitySettings: object,
      parameterSource: string,
    },
    ['type'],
  ),
  uiDefinition: shape('a uiDefinition', {
    displayName: string,
    description: string,
    tooltip: string,
    tabIndex: integer,
    schema: of('uiSchema'),
    constraints: of('constraints'),
    credentialMapping: object,
  }),
  uiSchema: shape('the schema of a uiDefinition', {
    type: string,
    format: string,
    description: string,
    'x-ms-editor': any,
    'x-ms-editor-options': any,
  }),
  constraints: shape('the constraints of a uiDefinition', {
    required: any,
    hidden: any,
    clearText: boolean,
    tabIndex: integer,
    capability: array(string),
    allowedValues: any,
    dependencies: object,
    default: any,
    dependentCapability: string,
    dependentParameter: object,
    editor: string,
    hideInUI: any,
    location: string,
    notSupportedConnectionParameters: object,
    propertyPath: array(string),
    requiresConnectionNamePrefix: string,
  }),
  oAuthSettings: shape('"oAuthSettings"', {
    identityProvider: any,
    clientId: any,
    clientSecret: any,
    ClientId: any,
    ClientID: any,
    clientID: any,
    ClientSecret: any,
    redirectMode: any,
    redirectUrl: any,
    scopes: any,
    properties: optional(object),
    customParameters: map(any),
    additionalParameters: map(of('additionalParameter')),
    clientAssertionType: string,
  }),
  additionalParameter: shape('an additional parameter', { type: string, applicableWhen: array(object) }),
  connectionParameterSets: shape(
    '"connectionParameterSets"',
    { uiDefinition: of('setUiDefinition'), values: array(of('connectionParameterSet')) },
    ['values'],
  ),
  connectionParameterSet: shape(
    'a connection parameter set',
    {
      name: string,
      uiDefinition: of('setUiDefinition'),
      parameters: optional(map(of('connectionParameter'))),
      metadata: object,
    },
    ['name'],
  ),
  setUiDefinition: shape('the uiDefinition of a parameter set', {
    displayName: string,
    displayname: string,
    description: string,
    tooltip: string,
    constraints: object,
  }),
  policyTemplateInstance: shape('a policy', { templateId: string, title: string, type: string, parameters: object }, [
    'templateId',
  ]),
};

/** Where a slot of one kind holds an object of another: the way to say where a member belongs. */
export const PARTS: Readonly<
  Partial<Record<PropertiesKind, readonly (readonly [key: string, kind: PropertiesKind])[]>>
> = {
  connectionParameter: [
    ['oAuthSettings', 'oAuthSettings'],
    ['uiDefinition', 'uiDefinition'],
  ],
  uiDefinition: [['constraints', 'constraints']],
};
