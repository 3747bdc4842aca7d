import type { Document } from '../document/document.js';
import { parsePointer } from '../document/json-pointer.js';
import { keyOf, type Node, type Place, stretch, wholeFile } from '../document/node.js';
import type { Finding } from '../engine/finding.js';
import { defineRule } from '../engine/rule.js';
import { type ActiveRule, locatedFindings } from '../engine/run.js';
import type { ToolkitRemark } from './teams-output.js';

/** Under which the remarks of the toolkit are reported; it is no rule of the check, since only the toolkit knows. */
export const TOOLKIT_RULE: ActiveRule = {
  rule: defineRule({
    id: 'teams/refused-by-toolkit',
    title: "Microsoft's toolkit does not accept the Teams app",
    severity: 'error',
    sources: ['teamsapp-cli', 'agents-toolkit-cli'],
    why: 'The toolkit builds the package, and Teams holds it to the same schemas.',
    remedy: 'Correct the manifest as the message says; sn-connector check names what the toolkit does not look at.',
    symptoms: [{ at: 'upload' }],
  }),
  severity: 'error',
};

/** The remarks as findings, each at the place in the manifest that its pointer leads to. */
export const toolkitFindings = (remarks: readonly ToolkitRemark[], manifest: Document): readonly Finding[] =>
  locatedFindings(
    remarks.map(({ pointer, message, severity }) => ({
      active: TOOLKIT_RULE,
      observation: {
        severity,
        ...(withoutValue(manifest, message) ?? {
          at: placeOf(manifest, pointer, message),
          message: pointer === undefined ? message : `${pointer} ${message}`,
        }),
      },
    })),
    false,
  );

/** A variable that the manifest names and no environment gives a value: shown where it is named. */
function withoutValue(
  manifest: Document,
  message: string,
): { readonly at: Place; readonly message: string } | undefined {
  const [, names] = /Missing environment variables? '([\w', ]{1,500})' for file/.exec(message) ?? [];
  const name = names?.split(/\W+/)[0];
  const start = name === undefined ? -1 : manifest.text.indexOf(`\${{${name}}}`);
  if (names === undefined || name === undefined || start < 0) return undefined;
  return {
    at: stretch(manifest, start, start + name.length + 5),
    message: `${names.replaceAll("'", '')} has no value in the environment; provisioning the app writes it`,
  };
}

/** The value that a pointer leads to, or the last one on the way; the member that a message quotes, where it has one. */
function placeOf(manifest: Document, pointer: string | undefined, message: string): Place {
  let node: Node | undefined = manifest.root;
  for (const key of parsePointer(pointer ?? '') ?? []) {
    const next: Node | undefined = node?.get(node.isArray ? Number(key) : key);
    if (!next) break;
    node = next;
  }
  if (!node || (pointer === undefined && node === manifest.root)) return wholeFile(manifest);
  const quoted = /: "([^"]+)"$/.exec(message)?.[1];
  const member = quoted === undefined ? undefined : node.get(quoted);
  return member ? keyOf(member) : node;
}
