import type { Connector } from '../connector/connector.js';
import { stringsOf } from '../connector/definition.js';
import { quoted } from '../connector/json-types.js';
import type { Properties } from '../connector/properties.js';
import { readScript } from '../connector/script-text.js';
import type { Document } from '../document/document.js';
import { wholeFile } from '../document/node.js';
import type { Report } from './change.js';
import { compareConnection } from './connection.js';
import { comparePolicies, type Turnover } from './policies.js';
import { differingMembers, sameJson } from './same-json.js';

/** What everybody sees and nothing depends on. */
const APPEARANCE: ReadonlySet<string> = new Set(['iconBrandColor', 'publisher', 'stackOwner']);
/** Members that are compared by themselves. */
const HANDLED: ReadonlySet<string> = new Set([
  ...['connectionParameters', 'connectionParameterSets', 'policyTemplateInstances', 'scriptOperations', 'capabilities'],
]);

/** Compares the connection side: signing in, policies, and what the designer shows. */
export function compareProperties(old: Properties, now: Properties, turnover: Turnover, report: Report): void {
  compareConnection(old, now, report);
  comparePolicies(
    old.policies,
    now.policies,
    { old: old.policiesNode ?? old.node, new: now.policiesNode ?? now.node },
    turnover,
    report,
  );
  // The three files of a solution have no such members; a folder against a solution tells nothing by lacking them.
  if (!old.node || !now.node) return;
  const where = (key: string) => ({ old: old.node?.get(key) ?? old.node, new: now.node?.get(key) ?? now.node });
  const [was, is] = [old.node, now.node].map((node) =>
    [...stringsOf(node.get('capabilities'))].map((name) => name.toLowerCase()).sort(),
  );
  if (!sameJson(was, is)) report('capabilities-changed', 'capabilities differ', where('capabilities'));
  for (const key of differingMembers(old.node.value, now.node.value, HANDLED)) {
    const [before, after] = [old.node, now.node].map((node) => node.get(key)?.value);
    if (isNothing(before) && isNothing(after)) continue;
    if (APPEARANCE.has(key)) report('appearance-changed', `${quoted(key)} differs`, where(key));
    else report('properties-other-changed', `${quoted(key)} differs`, where(key));
  }
}

/** An empty list says as much as none. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** What a script does is what is left of it without comments and layout. */
function compareScripts(before: Document, after: Document, report: Report): void {
  const where = { old: wholeFile(before), new: wholeFile(after) };
  const doesTheSame = sameJson(essenceOfScript(before.text), essenceOfScript(after.text));
  if (doesTheSame) report('script-text-changed', 'the script differs in comments or layout only', where);
  else report('script-changed', 'the script differs', where);
}

function essenceOfScript(text: string): readonly unknown[] {
  const { code, literals } = readScript(text);
  return [code.match(/\w+|[^\s\w]/g), literals.map((literal) => literal.text), text.match(/^[ \t]*#.*$/gm)];
}

/** Compares the script, which operations it handles, and the icon. */
export function compareFiles(old: Connector, now: Connector, turnover: Turnover, report: Report): void {
  const [before, after] = [old.file('script')?.document, now.file('script')?.document];
  if (before && !after) report('script-removed', 'the script is gone', { old: wholeFile(before) });
  else if (!before && after) report('script-added', 'the script is new', { new: wholeFile(after) });
  else if (before && after && plainText(before.text) !== plainText(after.text)) compareScripts(before, after, report);
  compareScriptOperations(old, now, turnover, report);
  const [was, is] = [old.file('icon'), now.file('icon')];
  if (was?.bytes && is?.bytes && !sameBytes(was.bytes, is.bytes))
    report('appearance-changed', 'the icon differs', { old: wholeFile(was.document), new: wholeFile(is.document) });
}

function compareScriptOperations(old: Connector, now: Connector, { came, went }: Turnover, report: Report): void {
  const nodes = [old, now].map(({ properties }) => properties?.scriptOperationsNode);
  const [was, is] = nodes.map((node) => new Set(stringsOf(node))) as [Set<string>, Set<string>];
  const where = { old: nodes[0] ?? old.properties?.node, new: nodes[1] ?? now.properties?.node };
  for (const id of was)
    if (!is.has(id)) {
      // Without names a script handles every operation.
      const all = is.size === 0 && now.file('script') ? '; the script handles all operations now' : '';
      // When its operation went, that is what is felt; a list that becomes empty means all operations.
      const kind = went.has(id) && is.size > 0 ? 'removed-operation-scripted' : 'script-operation-removed';
      report(kind, `${quoted(id)} is gone from scriptOperations${all}`, {
        ...where,
        operations: [id],
      });
    }
  for (const id of is)
    if (!was.has(id)) {
      const kind = came.has(id) ? 'new-operation-scripted' : 'script-operation-added';
      report(kind, `${quoted(id)} is new in scriptOperations`, { ...where, operations: [id] });
    }
}

/** A script without its line ends and byte order mark, which Git and editors change. */
const plainText = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd();

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.byteLength === b.byteLength && a.every((byte, index) => byte === b[index]);
