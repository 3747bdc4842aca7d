/**
 * The members of a security definition by its type, and for OAuth by its flow.
 * Source: https://spec.openapis.org/oas/v2.0.html#security-scheme-object
 */
export interface SecurityMembers {
  readonly required: readonly string[];
  readonly allowed: readonly string[];
}

const COMMON = ['type', 'description'];
const members = (required: readonly string[], optional: readonly string[] = []): SecurityMembers => ({
  required,
  allowed: [...COMMON, ...required, ...optional],
});

const BY_TYPE = new Map([
  ['basic', members([])],
  ['apiKey', members(['name', 'in'])],
]);
const BY_FLOW = new Map([
  ['implicit', members(['flow', 'authorizationUrl'], ['scopes'])],
  ['password', members(['flow', 'tokenUrl'], ['scopes'])],
  ['application', members(['flow', 'tokenUrl'], ['scopes'])],
  ['accessCode', members(['flow', 'authorizationUrl', 'tokenUrl'], ['scopes'])],
]);
const ANY_FLOW = members(['flow'], ['authorizationUrl', 'tokenUrl', 'scopes']);

/** Every member that some type has. */
export const SECURITY_MEMBERS: ReadonlySet<string> = new Set([...members(['name', 'in']).allowed, ...ANY_FLOW.allowed]);

/** What a security definition has to say; undefined for an unknown type. */
export const securityMembers = (type: string | undefined, flow: string | undefined): SecurityMembers | undefined =>
  type === 'oauth2' ? (BY_FLOW.get(flow ?? '') ?? ANY_FLOW) : BY_TYPE.get(type ?? '');
