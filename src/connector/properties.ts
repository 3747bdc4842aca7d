import { keyOf, type Node, type Place } from '../document/node.js';

/** The keys of `customParameters` that hold the three addresses, per way of naming them. */
export type EndpointName = 'authorization' | 'token' | 'refresh';

/**
 * How a provider is told its addresses: plain keys (`authorizationUrl` …), templates (`authorizationUrlTemplate` …), an
 * Entra resource, or something only the provider knows.
 */
export type ProviderFamily = 'plain' | 'template' | 'entra' | 'other';

const FAMILIES: ReadonlyMap<string, ProviderFamily> = new Map([
  ['oauth2', 'plain'],
  ['oauth2pkce', 'plain'],
  ['oauth2pkcewithprm', 'plain'],
  ['oauth2generic', 'template'],
  ['aad', 'entra'],
  ['aadcertificate', 'entra'],
]);

/** An address that a provider is told. */
export interface Endpoint {
  readonly name: EndpointName;
  /** The key it is given under, in canonical spelling. */
  readonly key: string;
  readonly node: Node;
  readonly url: string;
}

/** One entry of `connectionParameters`, or of the `parameters` of an entry of `connectionParameterSets`. */
export class ConnectionParameter {
  constructor(
    readonly node: Node,
    /** The name of the parameter set it belongs to; undefined for `connectionParameters`. */
    readonly set: string | undefined,
    /** All parameters asked for together with it, itself included. */
    readonly siblings: readonly ConnectionParameter[],
  ) {}

  get name(): string {
    return String(this.node.key);
  }

  get type(): string | undefined {
    return this.node.string('type');
  }

  /** `uiDefinition.constraints`, if there are any. */
  get constraints(): Node | undefined {
    return this.node.at('uiDefinition', 'constraints');
  }

  /** The name without `token:`, when it has that prefix: the name that OAuth templates use. */
  get templateName(): string | undefined {
    return /^token:(.+)$/i.exec(this.name)?.[1];
  }
}

/** The `oAuthSettings` of a connection parameter, whatever the casing of the key and of the names inside. */
export class OAuthSettings {
  readonly provider: string | undefined;
  readonly family: ProviderFamily;
  /** The `customParameters` object. */
  readonly customParameters: Node | undefined;
  /** The addresses that are given, for providers that are told addresses. */
  readonly endpoints: readonly Endpoint[];
  /** The body and query templates that are given: `tokenBodyTemplate` and its like. */
  readonly templates: readonly { readonly key: string; readonly node: Node; readonly text: string }[];
  private readonly customValues = new Map<string, Node | undefined>();

  constructor(
    /** The `oAuthSettings` object. */
    readonly node: Node,
    readonly parameter: ConnectionParameter,
  ) {
    this.provider = node.string('identityProvider');
    this.family = FAMILIES.get(this.provider?.toLowerCase() ?? '') ?? 'other';
    this.customParameters = node.get('customParameters');
    this.templates = this.readCustomParameters();
    this.endpoints = this.family === 'plain' || this.family === 'template' ? this.readEndpoints() : [];
  }

  /** The value of a custom parameter, `customParameters.<name>.value`, the name compared without case. */
  custom(name: string): Node | undefined {
    return this.customValues.get(name.toLowerCase());
  }

  /** The key that names an address for this provider, for example `refreshUrl` or `refreshUrlTemplate`. */
  endpointKey(name: EndpointName): string {
    return `${name}Url${this.family === 'template' ? 'Template' : ''}`;
  }

  /** The node of an address, if it is a string. */
  endpoint(name: EndpointName): Node | undefined {
    const node = this.custom(this.endpointKey(name));
    return node?.text === undefined ? undefined : node;
  }

  /** Reads all custom parameters once; an exact name wins over one that differs in case. */
  private readCustomParameters(): OAuthSettings['templates'] {
    if (!this.customParameters?.isObject) return [];
    const templates: { key: string; node: Node; text: string }[] = [];
    const exact = new Set<string>();
    for (const entry of this.customParameters.children()) {
      const key = String(entry.key);
      const lower = key.toLowerCase();
      const node = entry.get('value');
      const isCanonical = /^[a-z]/.test(key);
      if (!this.customValues.has(lower) || (isCanonical && !exact.has(lower))) this.customValues.set(lower, node);
      if (isCanonical) exact.add(lower);
      if (lower.endsWith('template') && node?.text !== undefined) templates.push({ key, node, text: node.text });
    }
    return templates;
  }

  private readEndpoints(): Endpoint[] {
    return (['authorization', 'token', 'refresh'] as const).flatMap((name) => {
      const node = this.endpoint(name);
      return node ? [{ name, key: this.endpointKey(name), node, url: node.text as string }] : [];
    });
  }

  get scopes(): readonly Node[] {
    const scopes = this.node.get('scopes');
    return scopes?.isArray ? scopes.children() : [];
  }

  /** A connection parameter of the same connection, by name, compared without case. */
  sibling(name: string): ConnectionParameter | undefined {
    const wanted = name.toLowerCase();
    return this.parameter.siblings.find((sibling) => sibling.name.toLowerCase() === wanted);
  }

  /** The best place to say that something is missing here: the key of `customParameters`, or of the settings. */
  get missingAt(): Place {
    return keyOf(this.customParameters ?? this.node);
  }
}

/** One entry of `policyTemplateInstances`. */
export class Policy {
  constructor(readonly node: Node) {}

  get templateId(): string | undefined {
    return this.node.string('templateId');
  }

  /** The template id in lower case, the form to compare: published connectors use several casings. */
  get template(): string {
    return this.templateId?.toLowerCase() ?? '';
  }

  /** The value of `parameters["x-ms-apimTemplateParameter.<name>"]`. */
  parameter(name: string): Node | undefined {
    return this.node.get('parameters')?.getIgnoringCase(`x-ms-apimTemplateParameter.${name}`);
  }

  /** The list of operations it is limited to; undefined means all. */
  get operationNames(): Node | undefined {
    return this.node.get('parameters')?.getIgnoringCase('x-ms-apimTemplate-operationName');
  }

  /** True when it acts on the operation: listed, or no list. */
  appliesTo(operationId: string): boolean {
    const names = this.operationNames?.value;
    if (!Array.isArray(names) || names.length === 0) return true;
    return names.includes(operationId);
  }
}

/**
 * The connection side of a connector: `apiProperties.json`, or the three files a Power Platform solution keeps it in.
 */
export class Properties {
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly oauthSettings: readonly OAuthSettings[];
  readonly policies: readonly Policy[];

  constructor(
    /** The object under `properties`; undefined in a solution, which has no such object. */
    readonly node: Node | undefined,
    /** The `connectionParameters` object, wherever it stands. */
    readonly parametersNode: Node | undefined,
    /** The `connectionParameterSets` object, wherever it stands. */
    readonly setsNode: Node | undefined,
    /** The `policyTemplateInstances` array, wherever it stands. */
    readonly policiesNode: Node | undefined,
    /** The `scriptOperations` array, wherever it stands. */
    readonly scriptOperationsNode: Node | undefined,
  ) {
    this.connectionParameters = [...parametersOf(parametersNode, undefined), ...parametersOfSets(setsNode)];
    this.oauthSettings = this.connectionParameters.flatMap((parameter) => {
      const settings = parameter.node.getIgnoringCase('oAuthSettings');
      return settings?.isObject ? [new OAuthSettings(settings, parameter)] : [];
    });
    this.policies = policiesNode?.isArray
      ? policiesNode
          .children()
          .filter((node) => node.isObject)
          .map((node) => new Policy(node))
      : [];
  }

  /** Connection parameters by name, compared without case, in every set. */
  connectionParameter(name: string): ConnectionParameter | undefined {
    const wanted = name.toLowerCase();
    return this.connectionParameters.find((parameter) => parameter.name.toLowerCase() === wanted);
  }
}

function parametersOf(node: Node | undefined, set: string | undefined): ConnectionParameter[] {
  if (!node?.isObject) return [];
  const siblings: ConnectionParameter[] = [];
  for (const child of node.children()) if (child.isObject) siblings.push(new ConnectionParameter(child, set, siblings));
  return siblings;
}

function parametersOfSets(sets: Node | undefined): ConnectionParameter[] {
  const values = sets?.get('values');
  if (!values?.isArray) return [];
  return values.children().flatMap((value) => parametersOf(value.get('parameters'), value.string('name') ?? ''));
}
