import type { Connector } from '../connector/connector.js';
import type { Definition, Operation } from '../connector/definition.js';
import { quoted } from '../connector/json-types.js';
import { withoutTrailing } from '../connector/trailing.js';
import type { Node } from '../document/node.js';
import type { ChangeKind, Report } from './change.js';
import { matchOperations } from './match-operations.js';
import { fullPath } from './operations.js';
import { differingMembers, sameJson } from './same-json.js';
import { securityDiffers } from './security.js';
import { versionOrder } from './version.js';

/** Members at the top that only matter where an operation uses them, and those that are compared by themselves. */
const HANDLED: ReadonlySet<string> = new Set([
  ...['swagger', 'info', 'host', 'basePath', 'schemes', 'paths', 'consumes', 'produces'],
  ...['definitions', 'parameters', 'responses', 'securityDefinitions', 'security', 'tags', 'externalDocs'],
  ...['x-ms-connector-metadata', 'x-ms-api-annotation'],
]);

/** Compares what a definition says of the connector as a whole. */
export function compareDocument(old: Definition, now: Definition, report: Report): void {
  const member = (key: string, kind: ChangeKind, what: string): void => {
    const [was, is] = [old.root.get(key), now.root.get(key)];
    if (!sameJson(was?.value, is?.value))
      report(kind, `${what} was ${said(was)} and is ${said(is)}`, at(old, now, key));
  };
  if (hostOf(old) !== hostOf(now)) member('host', 'host-changed', 'the host');
  compareBasePath(old, now, report);
  member('schemes', 'scheme-changed', 'the scheme');
  compareInfo(old, now, report);
  compareSecurity(old, now, report);
  for (const key of ['x-ms-connector-metadata', 'tags', 'externalDocs'])
    if (!sameJson(old.root.get(key)?.value, now.root.get(key)?.value))
      report('metadata-changed', `${quoted(key)} differs`, at(old, now, key));
  const others = differingMembers(old.root.value, now.root.value, HANDLED);
  for (const key of others) report('definition-other-changed', `${quoted(key)} differs`, at(old, now, key));
}

const hostOf = ({ root }: Definition): string | undefined => root.string('host')?.trim().toLowerCase();

const at = (old: Definition, now: Definition, ...keys: readonly string[]) => ({
  old: old.root.at(...keys) ?? old.root,
  new: now.root.at(...keys) ?? now.root,
});

/** A value as a sentence says it; a list is said with its elements. */
function said(node: Node | undefined): string {
  if (!node) return 'not given';
  if (!node.isArray) return quoted(node.value);
  const values = node.value as readonly unknown[];
  return values.length === 0 ? 'empty' : values.slice(0, 5).map(quoted).join(', ');
}

/** Whether the operations stay where they are decides: `basePath` and path are put together when they are called. */
function compareBasePath(old: Definition, now: Definition, report: Report): void {
  const [was, is] = [basePathOf(old), basePathOf(now)];
  if (was === is) return;
  const { pairs } = matchOperations(old.operations, now.operations);
  const moved = pairs.filter((pair) => fullPath(pair.old) !== fullPath(pair.now));
  const kind = moved.length > 0 ? 'base-path-changed' : 'base-path-rewritten';
  const stays = moved.length > 0 ? '' : '; the addresses stay';
  report(kind, `the basePath was ${quoted(was)} and is ${quoted(is)}${stays}`, {
    ...at(old, now, 'basePath'),
    operations: moved.map((pair): string => labelOf(pair.old)),
  });
}

const labelOf = ({ label }: Operation): string => label;

/** `basePath` without a slash at its end; `/` and nothing are the same. */
const basePathOf = ({ root }: Definition): string => withoutTrailing(root.string('basePath') ?? '', '/') || '/';

function compareInfo(old: Definition, now: Definition, report: Report): void {
  const [was, is] = [old.root.get('info'), now.root.get('info')];
  for (const key of differingMembers(was?.value, is?.value, new Set())) {
    const where = at(old, now, 'info', key);
    const message = `info.${key} was ${said(was?.get(key))} and is ${said(is?.get(key))}`;
    if (key === 'title') report('title-changed', message, where);
    else if (key === 'version') {
      const order = versionOrder(was?.string('version'), is?.string('version'));
      report(order !== undefined && order < 0 ? 'version-lowered' : 'version-changed', message, where);
    } else if (key === 'x-ms-api-annotation') report('status-changed', message, where);
    else report('metadata-changed', `info.${key} differs`, where);
  }
  if (!sameJson(old.root.get('x-ms-api-annotation')?.value, now.root.get('x-ms-api-annotation')?.value))
    report('status-changed', '"x-ms-api-annotation" differs', at(old, now, 'x-ms-api-annotation'));
}

function compareSecurity(old: Definition, now: Definition, report: Report): void {
  const [was, is] = [firstScheme(old), firstScheme(now)];
  const where = { old: was ?? old.root, new: is ?? now.root };
  const [before, after] = [was, is].map((node) => node?.get('type')?.value);
  if (!sameJson(before, after)) {
    const name = (type: unknown): string => (type === undefined ? 'none' : quoted(type));
    report(
      'security-scheme-type-changed',
      `the security definition was of type ${name(before)} and is of type ${name(after)}`,
      where,
    );
  } else if (!sameJson(was?.value, is?.value)) {
    const members = differingMembers(was?.value, is?.value, new Set());
    report('security-scheme-changed', `the security definition differs in ${members.map(quoted).join(', ')}`, where);
  }
  if (securityDiffers(old, now, old.root.get('security'), now.root.get('security')))
    report(
      'operation-security-changed',
      'the security requirement of all operations differs',
      at(old, now, 'security'),
    );
}

/** Only the first security definition counts. Source: Learn, "create a connector from an OpenAPI definition". */
const firstScheme = ({ root }: Definition): Node | undefined => {
  const schemes = root.get('securityDefinitions');
  return schemes?.isObject ? schemes.children()[0] : undefined;
};

/** The version a connector says it has, if it says one. */
export const versionOf = ({ definition }: Connector): Node | undefined => definition?.root.at('info', 'version');
