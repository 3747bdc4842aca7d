import type { Definition, Operation } from '../connector/definition.js';
import { quoted } from '../connector/json-types.js';
import { keyOf, type Node } from '../document/node.js';
import type { Report } from './change.js';
import { differingMembers, sameJson } from './same-json.js';
import type { Direction } from './schema-pair.js';
import type { SchemaComparison } from './schemas.js';

interface Response {
  readonly status: string;
  readonly node: Node;
}

/** What the comparison of the answers of one operation needs. */
interface Scope {
  readonly old: Operation;
  readonly now: Operation;
  readonly definitions: readonly [old: Definition, now: Definition];
  readonly schemas: SchemaComparison;
  readonly report: Report;
}

/** Compares what flows get from an operation, and what a webhook receives. */
export function compareResponses(scope: Scope): void {
  const { old, now, report } = scope;
  const operations = [old.label];
  const [was, is] = [successes(old), successes(now)];
  const { pairs, gone, fresh } = matchSuccesses(was, is);
  for (const [before, after] of pairs) {
    if (before.status !== after.status)
      report('success-status-changed', `the answer ${quoted(before.status)} is now ${quoted(after.status)}`, {
        operations,
        old: keyOf(before.node),
        new: keyOf(after.node),
      });
    compareResponse(before, after, 'output', scope);
  }
  for (const { status, node } of gone)
    report('success-response-removed', `the answer ${quoted(status)} is gone`, {
      operations,
      old: keyOf(node),
      new: now.node,
    });
  for (const { status, node } of fresh)
    report('success-response-added', `the answer ${quoted(status)} is new`, {
      operations,
      old: old.node,
      new: keyOf(node),
    });
  compareErrors(was, is, scope);
  compareNotification(scope);
}

/** The answers of success: 2xx, or `default` where it stands alone. */
function successes({ responses }: Operation): readonly Response[] {
  const found = responses.filter(({ status }) => /^2/.test(status));
  return found.length > 0 ? found : responses.filter(({ status }) => status === 'default');
}

/** Answers by status; the first that has no counterpart is taken for the first new one, as only one reaches the designer. */
function matchSuccesses(
  old: readonly Response[],
  now: readonly Response[],
): {
  readonly pairs: (readonly [Response, Response])[];
  readonly gone: readonly Response[];
  readonly fresh: readonly Response[];
} {
  const pairs: (readonly [Response, Response])[] = [];
  const byStatus = statusesOf(now);
  const former = statusesOf(old);
  const gone = old.filter((before) => {
    const after = byStatus.get(before.status);
    if (after) pairs.push([before, after]);
    return !after;
  });
  const fresh = now.filter(({ status }) => !former.has(status));
  const [first, next] = [gone[0], fresh[0]];
  if (!first || !next) return { pairs, gone, fresh };
  pairs.push([first, next]);
  return { pairs, gone: gone.slice(1), fresh: fresh.slice(1) };
}

const statusesOf = (responses: readonly Response[]): ReadonlyMap<string, Response> =>
  new Map(responses.map((response) => [response.status, response]));

function compareErrors(was: readonly Response[], is: readonly Response[], scope: Scope): void {
  const { old, now, report } = scope;
  const operations = [old.label];
  const [wasSuccess, isSuccess] = [statusesOf(was), statusesOf(is)];
  const before = old.responses.filter(({ status }) => !wasSuccess.has(status));
  const after = now.responses.filter(({ status }) => !isSuccess.has(status));
  const [formerErrors, presentErrors] = [statusesOf(before), statusesOf(after)];
  for (const response of before) {
    const match = presentErrors.get(response.status);
    if (match) compareResponse(response, match, 'error', scope);
    else if (!isSuccess.has(response.status))
      report('error-response-removed', `the answer ${quoted(response.status)} is gone`, {
        operations,
        old: keyOf(response.node),
        new: now.node,
      });
  }
  for (const { status, node } of after)
    if (!formerErrors.has(status) && !wasSuccess.has(status))
      report('error-response-added', `the answer ${quoted(status)} is new`, {
        operations,
        old: old.node,
        new: keyOf(node),
      });
}

/** Members of an answer that are compared by themselves. */
const STRUCTURE: ReadonlySet<string> = new Set(['schema', 'headers', '$ref']);

function compareResponse(before: Response, after: Response, direction: Direction, scope: Scope): void {
  const { old, report } = scope;
  const operations = [old.label];
  const where = { operations, old: before.node, new: after.node };
  const subject = `the answer ${quoted(before.status)}`;
  compareSchemas(before.node, after.node, direction, subject, scope);
  if (direction === 'output') compareHeaders(before.node, after.node, subject, operations, report);
  const others = differingMembers(before.node.value, after.node.value, STRUCTURE);
  if (others.length > 0) report('response-text-changed', `${subject} has another ${others.join(', ')}`, where);
}

function compareSchemas(before: Node, after: Node, direction: Direction, subject: string, scope: Scope): void {
  const { old, definitions, schemas, report } = scope;
  const [was, is] = [definitions[0].schemaOf(before), definitions[1].schemaOf(after)];
  const isError = direction === 'error';
  const where = { operations: [old.label], old: was ?? before, new: is ?? after };
  if (was && is) schemas.add(was, is, direction, old.label);
  else if (was)
    report(isError ? 'error-response-changed' : 'response-schema-removed', `${subject} no longer has a schema`, where);
  else if (is)
    report(isError ? 'error-response-changed' : 'response-schema-added', `${subject} now has a schema`, where);
}

function compareHeaders(
  before: Node,
  after: Node,
  subject: string,
  operations: readonly string[],
  report: Report,
): void {
  const [was, is] = [headersOf(before), headersOf(after)];
  for (const [name, old] of was) {
    const now = is.get(name);
    const where = { operations, old: keyOf(old), new: now ? keyOf(now) : after };
    if (!now) report('response-header-removed', `the header ${quoted(String(old.key))} of ${subject} is gone`, where);
    else if (!sameJson(old.value, now.value))
      report(
        'response-header-changed',
        `the header ${quoted(String(old.key))} of ${subject} is described differently`,
        where,
      );
  }
  for (const [name, now] of is)
    if (!was.has(name))
      report('response-header-added', `the header ${quoted(String(now.key))} of ${subject} is new`, {
        operations,
        old: before,
        new: keyOf(now),
      });
}

/** Headers by name in lower case: HTTP does not tell case apart. */
const headersOf = (response: Node): ReadonlyMap<string, Node> => {
  const headers = response.get('headers');
  return new Map(headers?.isObject ? headers.children().map((node) => [String(node.key).toLowerCase(), node]) : []);
};

/** What the service sends to a webhook stands beside the operation, in its path item. */
function compareNotification(scope: Scope): void {
  const { old, now, report } = scope;
  if (old.trigger === undefined || now.trigger === undefined) return;
  const [was, is] = [old, now].map(({ pathItem }) => pathItem.get('x-ms-notification-content'));
  const where = { operations: [old.label], old: was ?? old.pathItem, new: is ?? now.pathItem };
  if (was && is) {
    compareSchemas(was, is, 'output', 'the notification', scope);
    const others = differingMembers(was.value, is.value, STRUCTURE);
    if (others.length > 0) report('response-text-changed', `the notification has another ${others.join(', ')}`, where);
  } else if (was) report('notification-removed', 'x-ms-notification-content is gone from the path', where);
  else if (is) report('notification-added', 'x-ms-notification-content is new in the path', where);
}
