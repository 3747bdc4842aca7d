import type { Definition, Operation } from '../connector/definition.js';
import { quoted } from '../connector/json-types.js';
import { keyOf } from '../document/node.js';
import type { Report } from './change.js';
import { visibilityOf } from './facets.js';
import { matchOperations, pathShape } from './match-operations.js';
import { compareParameters } from './parameters.js';
import { compareResponses } from './responses.js';
import { differingMembers, sameJson } from './same-json.js';
import { SchemaComparison } from './schemas.js';
import { securityDiffers } from './security.js';

/** Compares the operations of two definitions with all they give and take. */
export function compareOperations(old: Definition, now: Definition, report: Report): void {
  const { pairs, removed, added } = matchOperations(old.operations, now.operations);
  for (const operation of removed) {
    const kind = isInternal(operation) ? 'internal-operation-removed' : 'operation-removed';
    const where = { operations: [operation.label], old: keyOf(operation.node), new: now.root.get('paths') ?? now.root };
    report(kind, `operation ${quoted(operation.label)} (${addressOf(operation)}) is gone`, where);
  }
  for (const operation of added) {
    const where = { operations: [operation.label], old: old.root.get('paths') ?? old.root, new: keyOf(operation.node) };
    report('operation-added', `operation ${quoted(operation.label)} (${addressOf(operation)}) is new`, where);
  }
  const schemas = new SchemaComparison(old, now);
  for (const { old: before, now: after, by } of pairs) {
    compareIdentity(before, after, by, report);
    compareTrigger(before, after, report);
    compareTraits(before, after, [old, now], report);
    compareMediaTypes(before, after, report);
    compareParameters(before, after, schemas, report);
    compareResponses({ old: before, now: after, definitions: [old, now], schemas, report });
  }
  schemas.report(report);
}

const addressOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

const isInternal = ({ node }: Operation): boolean => visibilityOf(node.get('x-ms-visibility')) === 'internal';

function compareIdentity(old: Operation, now: Operation, by: 'id' | 'address' | 'likeness', report: Report): void {
  const operations = [old.label];
  const at = (operation: Operation) => operation.node.get('operationId') ?? keyOf(operation.node);
  if (by === 'likeness') {
    const message = `operation ${quoted(old.label)} (${addressOf(old)}) seems to be ${quoted(now.label)} (${addressOf(now)}) now`;
    report('operation-renamed', message, { operations, old: at(old), new: at(now) });
    return;
  }
  if (old.id !== now.id) {
    const [was, is] = [old, now].map(({ id }) => (id === undefined ? 'none' : quoted(id)));
    report('operation-id-changed', `the operationId of ${addressOf(old)} was ${was} and is ${is}`, {
      operations,
      old: at(old),
      new: at(now),
    });
  }
  const [was, is] = [pathShape(old.path), pathShape(now.path)];
  if (was !== is) {
    const kind = fullPath(old) === fullPath(now) ? 'operation-path-rewritten' : 'operation-path-changed';
    report(kind, `the path of ${quoted(old.label)} was ${quoted(old.path)} and is ${quoted(now.path)}`, {
      operations,
      old: keyOf(old.pathItem),
      new: keyOf(now.pathItem),
    });
  }
  if (old.method !== now.method)
    report(
      'operation-method-changed',
      `${quoted(old.label)} was called with ${old.method.toUpperCase()} and is called with ${now.method.toUpperCase()}`,
      {
        operations,
        old: keyOf(old.node),
        new: keyOf(now.node),
      },
    );
}

/** The path that is called, whatever part of it the definition gives as `basePath`. */
export const fullPath = ({ path, node }: Operation): string =>
  `${node.document.root?.string('basePath') ?? ''}${pathShape(path)}`.replace(/\/{2,}/g, '/');

function compareTrigger(old: Operation, now: Operation, report: Report): void {
  const [was, is] = [old.node.get('x-ms-trigger'), now.node.get('x-ms-trigger')];
  if (sameJson(was?.value, is?.value)) return;
  const where = { operations: [old.label], old: was ?? old.node, new: is ?? now.node };
  const subject = quoted(old.label);
  if (!is) report('trigger-became-action', `${subject} was a trigger and is an action`, where);
  else if (!was) report('action-became-trigger', `${subject} was an action and is a trigger`, where);
  else
    report('trigger-kind-changed', `the trigger ${subject} was ${quoted(was.value)} and is ${quoted(is.value)}`, where);
}

const TEXTS: ReadonlySet<string> = new Set([
  'summary',
  'description',
  'tags',
  'externalDocs',
  'x-ms-docs',
  'x-ms-trigger-hint',
  'x-ms-name-for-model',
  'x-ms-description-for-model',
  'x-ms-keywords',
]);

/** Members of an operation that are compared by themselves. */
const HANDLED: ReadonlySet<string> = new Set([
  ...TEXTS,
  ...['operationId', 'x-ms-trigger', 'x-ms-visibility', 'deprecated', 'x-ms-api-annotation', 'x-ms-pageable'],
  ...['consumes', 'produces', 'security', 'parameters', 'responses'],
]);

function compareTraits(
  old: Operation,
  now: Operation,
  definitions: readonly [old: Definition, now: Definition],
  report: Report,
): void {
  const subject = quoted(old.label);
  const where = (key: string) => ({
    operations: [old.label],
    old: old.node.get(key) ?? keyOf(old.node),
    new: now.node.get(key) ?? keyOf(now.node),
  });
  if (old.isDeprecated !== now.isDeprecated)
    report(
      now.isDeprecated ? 'operation-deprecated' : 'operation-restored',
      `${subject} is ${now.isDeprecated ? 'now' : 'no longer'} deprecated`,
      where('deprecated'),
    );
  const [was, is] = [old, now].map(({ node }) => visibilityOf(node.get('x-ms-visibility')));
  if (was !== is) {
    const kind =
      is === 'internal'
        ? 'operation-now-internal'
        : was === 'internal'
          ? 'operation-now-visible'
          : 'operation-visibility-changed';
    report(kind, `${subject} had visibility "${was || 'none'}" and has "${is || 'none'}"`, where('x-ms-visibility'));
  }
  for (const [key, kind, what] of [
    ['x-ms-api-annotation', 'operation-annotation-changed', 'another x-ms-api-annotation'],
    ['x-ms-pageable', 'paging-changed', 'another x-ms-pageable'],
  ] as const)
    if (!sameJson(old.node.get(key)?.value, now.node.get(key)?.value))
      report(kind, `${subject} has ${what}`, where(key));
  if (securityDiffers(...definitions, old.node.get('security'), now.node.get('security')))
    report('operation-security-changed', `${subject} has another security requirement`, where('security'));
  const texts = differingMembers(old.node.value, now.node.value, new Set()).filter((key) => TEXTS.has(key));
  if (texts.length > 0)
    report('operation-text-changed', `${subject} has another ${texts.join(', ')}`, where(texts[0] as string));
  const others = differingMembers(old.node.value, now.node.value, HANDLED);
  if (others.length > 0)
    report(
      'operation-other-changed',
      `${subject} differs in ${others.map(quoted).join(', ')}`,
      where(others[0] as string),
    );
}

/** Media types are compared as they apply: those of the operation, or those of the document. */
function compareMediaTypes(old: Operation, now: Operation, report: Report): void {
  const places = (key: string) => ({
    operations: [old.label],
    old: old.node.get(key) ?? keyOf(old.node),
    new: now.node.get(key) ?? keyOf(now.node),
  });
  const subject = quoted(old.label);
  const list = (types: readonly string[]): string => types.map(quoted).join(', ');
  // Without a body what an operation consumes is of no effect.
  if (takesBody(old) && takesBody(now)) {
    const lost = without(old.consumes, now.consumes);
    const gained = without(now.consumes, old.consumes);
    if (lost.length > 0) report('consumes-narrowed', `${subject} no longer takes ${list(lost)}`, places('consumes'));
    if (gained.length > 0) report('consumes-widened', `${subject} now takes ${list(gained)}`, places('consumes'));
  }
  const [gone, fresh] = [without(old.produces, now.produces), without(now.produces, old.produces)];
  if (gone.length + fresh.length > 0)
    report(
      'produces-changed',
      `${subject} answered with ${list(old.produces) || 'nothing named'} and answers with ${list(now.produces) || 'nothing named'}`,
      places('produces'),
    );
}

const takesBody = ({ parameters }: Operation): boolean =>
  parameters.some(({ in: place }) => place === 'body' || place === 'formData');

/** Media types of a list that the other lacks; case does not count. */
const without = (list: readonly string[], other: readonly string[]): string[] => {
  const known = new Set(other.map((type) => type.toLowerCase()));
  return [...new Set(list)].filter((type) => !known.has(type.toLowerCase()));
};
