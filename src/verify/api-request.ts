import type { Connector } from '../connector/connector.js';
import type { Operation, Parameter } from '../connector/definition.js';
import type { Policy } from '../connector/properties.js';
import { mayBeScripted } from '../connector/servicenow.js';
import { withoutTrailing } from '../connector/trailing.js';
import { keyOf, type Node } from '../document/node.js';
import { KNOWN, type Knowledge, NOTES, type NoteFact } from '../facts/platform-requests.js';
import { encodeQuery } from './encoding.js';
import { type Context, textOf } from './fill.js';
import { evaluate, type Read } from './policy-values.js';
import type { Origin, PlatformRequest, RequestParameter } from './request.js';

/** A header or query parameter while policies work on it. */
interface Entry extends RequestParameter {
  readonly in: 'query' | 'header';
}

/** The call of an operation with the token: the operation that tests connections, else the first GET. */
export function apiRequest(context: Context): { readonly request: PlatformRequest } | { readonly gap: NoteFact } {
  const { connector } = context;
  if (!connector.definition) return { gap: NOTES.noDefinition };
  const chosen = chosenOperation(connector, context.values.operation);
  if (!chosen) return { gap: NOTES.noOperation };
  const { operation, fixed } = chosen;
  const unknown = operation.parameters.find((each) => isUnknown(context, each, fixed));
  if (unknown) return { gap: missingValue(textIn(context, operation.label), textIn(context, unknown.name)) };
  const policies = connector.policies.filter(
    (policy) => isRequestPolicy(policy) && policy.appliesTo(operation.id ?? ''),
  );
  const parameters = operation.parameters.flatMap((each) => parameterOf(context, each, fixed));
  const entries = appliedTo(
    context,
    policies,
    parameters.filter((each): each is Entry => each.in !== 'path'),
  );
  const base = baseOf(context, policies, readerOf(entries));
  const path = pathOf(context, operation, policies, parameters);
  const query = entries.filter((each) => each.in === 'query');
  const headers = entries.filter((each) => each.in === 'header');
  const address = withoutTrailing(base.value, '/') + path;
  const search = query.map(({ name, value }) => `${encodeQuery(name)}=${encodeQuery(value)}`).join('&');
  const notes = [...base.notes, ...(mayBeScripted(connector) ? [NOTES.script] : [])];
  return {
    request: {
      stage: 'api',
      operation: textIn(context, operation.label),
      ...(operation.node.parent && { called: keyOf(operation.node.parent) }),
      method: operation.method.toUpperCase(),
      url: search === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${search}`,
      address: { value: address, from: base.from, ...base.knowledge },
      headers: headers.map(({ name, value }) => ({ name, value })),
      parameters: [...parameters.filter(({ in: place }) => place === 'path'), ...entries],
      notes,
      unresolved: [],
      ...(fixed ? KNOWN.testConnection : KNOWN.api),
    },
  };
}

const readerOf =
  (entries: readonly Entry[]): Read =>
  (kind, name) =>
    entries.find((each) => each.in === kind && each.name.toLowerCase() === name.toLowerCase())?.value;

/** What has to be sent and has no value anywhere. */
const isUnknown = (
  context: Context,
  { node, name, in: place, isRequired }: Parameter,
  fixed: Node | undefined,
): boolean =>
  place !== undefined &&
  SENT.has(place) &&
  (isRequired || place === 'path') &&
  holderOf(name, node, fixed) === undefined &&
  context.values.operationParameter(name) === undefined;

const SENT: ReadonlySet<string> = new Set(['path', 'query', 'header']);

const missingValue = (operation: string, name: string): NoteFact => ({
  ...NOTES.missingValue,
  text: NOTES.missingValue.text.replace('OPERATION', operation).replace('PARAMETER', name),
});

/** The value that the definition itself has for a parameter: that of the test, or the default. */
const holderOf = (name: string, node: Node, fixed: Node | undefined): Node | undefined =>
  [fixed?.get(name), node.get('default')].find((each) => each !== undefined && isScalar(each.value));

/**
 * The operation that is called: the one of that name, else the one that tests connections, else the first that reads.
 * `fixed` holds the values of its test.
 */
export function chosenOperation(
  connector: Connector,
  name: string | undefined,
): { readonly operation: Operation; readonly fixed?: Node | undefined } | undefined {
  const wanted = name === undefined ? undefined : connector.definition?.operationById(name);
  if (wanted) return { operation: wanted };
  const test = connector.definition?.root.at('x-ms-capabilities', 'testConnection');
  const id = test?.string('operationId');
  const named = id === undefined ? undefined : connector.definition?.operationById(id);
  if (named && test) return { operation: named, fixed: test.get('parameters') ?? test };
  const gets = connector.operations.filter(({ method }) => method === 'get');
  const operation =
    gets.find(({ trigger, node }) => trigger === undefined && node.string('x-ms-visibility') !== 'internal') ?? gets[0];
  return operation && { operation };
}

/** What is sent for a parameter: the value that tests use, its default, or something in its place if it is required. */
function parameterOf(context: Context, parameter: Parameter, fixed: Node | undefined): RequestParameter[] {
  const { node, name, in: place, isRequired } = parameter;
  if (place !== 'path' && place !== 'query' && place !== 'header') return [];
  const shownName = textIn(context, name);
  const given = context.values.givenParameter?.(name);
  if (given !== undefined)
    return [
      { in: place, name: shownName, value: given, from: { label: `parameter ${shownName}`, node }, ...KNOWN.operation },
    ];
  const holder = holderOf(name, node, fixed);
  const value = holder && (holder.text === undefined ? String(holder.value) : textOf(context, holder, name));
  if (holder && value !== undefined) {
    const from = { label: holder.parent === fixed ? 'testConnection' : 'default', node: holder };
    return [{ in: place, name: shownName, value, from, ...KNOWN.operation }];
  }
  if (!isRequired && place !== 'path') return [];
  const from = { label: `parameter ${shownName}`, node };
  return [
    { in: place, name: shownName, value: context.values.operationParameter(name) ?? '', from, ...KNOWN.operation },
  ];
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const textIn = ({ values }: Context, text: string): string => (values.masked ? values.masked(text) : text);

const isRequestPolicy = (policy: Policy): boolean => {
  const section = policy.node.get('parameters')?.getIgnoringCase('x-ms-apimTemplate-policySection')?.text;
  return section === undefined || section.trim().toLowerCase() === 'request';
};

/** The headers and query parameters after the token is put in and the policies have done their work, in file order. */
function appliedTo(context: Context, policies: readonly Policy[], parameters: readonly Entry[]): readonly Entry[] {
  let entries: Entry[] = [
    {
      in: 'header',
      name: 'Authorization',
      value: `Bearer ${context.values.accessToken}`,
      from: { label: 'token answer' },
      ...KNOWN.bearer,
    },
    ...parameters,
  ];
  for (const policy of policies) {
    const place =
      policy.template === 'setheader' ? 'header' : policy.template === 'setqueryparameter' ? 'query' : undefined;
    const name = textOf(context, policy.parameter('name'))?.trim();
    const node = policy.parameter('value');
    if (!place || !name || !node) continue;
    const text = textOf(context, node, name);
    const value = text === undefined ? scalarText(node) : evaluate(context, text, readerOf(entries));
    if (value === undefined) continue;
    const isSame = (each: Entry): boolean => each.in === place && each.name.toLowerCase() === name.toLowerCase();
    const action = policy.parameter('existsAction')?.text?.trim().toLowerCase() ?? 'override';
    const old = entries.find(isSame);
    if (old && action === 'skip') continue;
    const knowledge: Knowledge = place === 'header' ? KNOWN.headerPolicy : KNOWN.policy;
    const entry: Entry = { in: place, name, value, from: { label: `policy ${policy.template}`, node }, ...knowledge };
    if (!old || action === 'append') entries = [...entries, entry];
    else entries = entries.flatMap((each) => (each === old ? [entry] : isSame(each) ? [] : [each]));
  }
  return entries;
}

const scalarText = ({ value }: Node): string | undefined => (isScalar(value) ? String(value) : undefined);

interface Base {
  readonly value: string;
  readonly from: Origin;
  readonly knowledge: Knowledge;
  readonly notes: readonly NoteFact[];
}

/** Scheme, host and base path: of a policy, or of the definition. */
function baseOf(context: Context, policies: readonly Policy[], read: Read): Base {
  const root = context.connector.definition?.root;
  const basePath = textOf(context, root?.get('basePath'))?.trim() ?? '';
  const policy = policies.findLast(({ template }) => template === 'dynamichosturl');
  const node = policy?.parameter('urlTemplate');
  const text = textOf(context, node);
  if (node && text !== undefined && text.trim() !== '') {
    return {
      value: evaluate(context, text.trim(), read),
      from: { label: 'policy dynamichosturl', node },
      knowledge: KNOWN.hostPolicy,
      notes: basePath === '' || basePath === '/' ? [] : [NOTES.hostPath],
    };
  }
  const schemes = root?.get('schemes')?.value;
  const scheme = Array.isArray(schemes) && !schemes.includes('https') && schemes.includes('http') ? 'http' : 'https';
  const host = textOf(context, root?.get('host'))?.trim();
  const from = root?.get('host');
  return {
    value: `${scheme}://${host || (context.values.operationParameter('host') ?? '')}${basePath.startsWith('/') || basePath === '' ? '' : '/'}${basePath}`,
    from: from ? { label: 'host and path', node: from } : { label: 'host and path' },
    knowledge: KNOWN.operation,
    notes: [],
  };
}

/** The path with its variables filled: of a policy, or of the operation. */
function pathOf(
  context: Context,
  operation: Operation,
  policies: readonly Policy[],
  parameters: readonly RequestParameter[],
): string {
  const routed = policies.findLast(({ template }) => template === 'routerequesttoendpoint')?.parameter('newPath');
  const text = textOf(context, routed)?.trim() || textIn(context, operation.path);
  const values = new Map(
    parameters.flatMap(({ in: place, name, value }) => (place === 'path' ? [[name, value] as const] : [])),
  );
  const filled = text.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : encodeQuery(value);
  });
  return filled.startsWith('/') ? filled : `/${filled}`;
}
