import type { Node } from '../document/node.js';
import type { Connector } from './connector.js';
import { type Operation, type Parameter, stringsOf } from './definition.js';
import type { Policy } from './properties.js';

/** An expression in `triggerConfig` that reads a value of the last answer, such as `@{triggerBody().result[0].number}`. */
export interface StateExpression {
  /** The string it stands in. */
  readonly node: Node;
  /** The query parameter that the string is sent as. */
  readonly parameter: string;
  /** Where it stands in the string. */
  readonly from: number;
  readonly to: number;
  /** The keys from the answer to the value; numbers for elements of arrays. */
  readonly way: readonly string[];
}

/** A policy of template `pollingtrigger` with the operations it makes triggers of. */
export interface PollingTrigger {
  readonly policy: Policy;
  readonly operations: readonly Operation[];
  readonly config: Node | undefined;
  readonly dataPath: Node | undefined;
  /** The query parameters that `triggerConfig` sends, with their expressions. */
  readonly settings: readonly Node[];
  readonly expressions: readonly StateExpression[];
}

/** The polling triggers of a connector, by its policies. */
export function pollingTriggersOf(connector: Connector): readonly PollingTrigger[] {
  return connector.policies
    .filter(({ template }) => template === 'pollingtrigger')
    .map((policy) => {
      const config = policy.parameter('triggerConfig');
      const settings = config?.isObject
        ? config.children().filter(({ key, value }) => key !== NEXT_LINK && typeof value === 'string')
        : [];
      return {
        policy,
        operations: stringsOf(policy.operationNames).flatMap((id) => connector.definition?.operationById(id) ?? []),
        config,
        dataPath: policy.parameter('triggerDataPath'),
        settings,
        expressions: settings.flatMap(expressionsIn),
      };
    });
}

/** The member of `triggerConfig` that is no query parameter: the name of the property with the next page. */
const NEXT_LINK = 'x-ms-triggerConfig-nextLink';

/** The keys of the path in `@triggerBody().result`; undefined for other expressions. */
export function dataPathOf(text: string): readonly string[] | undefined {
  const found = /^@triggerBody\(\)((?:\.[\w@$-]+)*)$/.exec(text.trim());
  return found?.[1]?.split('.').slice(1);
}

function expressionsIn(node: Node): StateExpression[] {
  return [...(node.text as string).matchAll(/@\{triggerBody\(\)((?:\.[\w@$-]+|\[\d+\])+)\}/g)].map((match) => ({
    node,
    parameter: String(node.key),
    from: match.index,
    to: match.index + match[0].length,
    way: (match[1] as string)
      .replaceAll(/\[(\d+)\]/g, '.$1')
      .split('.')
      .slice(1),
  }));
}

/** The array that an expression takes an element of; undefined when it reads no array. */
export function arrayOf({ way }: StateExpression): readonly string[] | undefined {
  const index = way.findIndex((key) => /^\d+$/.test(key));
  return index < 0 ? undefined : way.slice(0, index);
}

/** True for operations on records of ServiceNow's Table API, whose queries we understand. */
export function isTableApi({ path, node }: Operation): boolean {
  const basePath = node.document.root?.string('basePath') ?? '';
  return /\/api\/now\/(?:v\d+\/)?table\//i.test(basePath + path);
}

/** The query parameter of an operation, by name. */
export const queryParameter = (operation: Operation, name: string): Parameter | undefined =>
  operation.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);

/** The field of an encoded query that stands right before an expression: `sys_updated_on>` before `@{…}`. */
export const comparedField = ({ node, from }: StateExpression): string | undefined =>
  /([a-z_][\w.]*)(?:>=|>|<=|<|=)(?:[^^=<>@]*)$/i.exec((node.text as string).slice(Math.max(0, from - 200), from))?.[1];

/** The parts of an encoded query that order its answer, with their offsets. */
export interface Order {
  readonly field: string;
  readonly isDescending: boolean;
  readonly from: number;
  readonly to: number;
}

export function ordersIn(query: string): Order[] {
  return [...query.matchAll(/(?:^|\^)ORDERBY(DESC)?([\w.]+)/gi)].map((match) => {
    const from = match.index + (match[0].startsWith('^') ? 1 : 0);
    return {
      field: match[2] as string,
      isDescending: match[1] !== undefined,
      from,
      to: match.index + match[0].length,
    };
  });
}

/** An encoded query with the order that a state needs; undefined when it has that order. */
export function sortedBy(
  query: string,
  field: string,
): { readonly found: Order | undefined; readonly query: string } | undefined {
  const [found] = ordersIn(query);
  if (found?.isDescending && found.field === field) return undefined;
  const wanted = `ORDERBYDESC${field}`;
  if (found) return { found, query: query.slice(0, found.from) + wanted + query.slice(found.to) };
  return { found, query: query === '' ? wanted : `${query}^${wanted}` };
}

/** True when another policy may write the query parameter, so that its default says nothing. */
export const isSetByPolicy = (connector: Connector, operation: Operation, name: string): boolean =>
  connector.policies.some(
    (policy) =>
      policy.template === 'setqueryparameter' &&
      policy.parameter('name')?.text === name &&
      policy.appliesTo(operation.id ?? ''),
  );
