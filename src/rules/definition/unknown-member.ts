import { extensionMeantBy } from '../../connector/extension-names.js';
import { objectName } from '../../connector/object-names.js';
import { faultsOf, insteadOf } from '../../connector/openapi-3.js';
import { isPathWithoutSlash } from '../../connector/path-templates.js';
import { closest } from '../../connector/spelling.js';
import { type Kind, SHAPES } from '../../connector/swagger-shapes.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';
import { KNOWN_EXTENSIONS } from '../../facts/extensions.js';

/** Where members that slipped into another object belong. */
const HOMES: readonly (readonly [from: Kind, to: Kind])[] = [
  ['paths', 'root'],
  ['root', 'info'],
  ['pathItem', 'operation'],
];

export default defineRule({
  id: 'definition/unknown-member',
  aliases: ['AdditionalPropertyNotAllowed', 'ExtensionNameNotValid'],
  title: 'The definition has a member that Swagger 2.0 does not know',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2', 'ppc-issue-3930'],
  why: 'The service refuses a definition with members that are neither Swagger 2.0 nor extensions whose name begins with "x-". A misspelt member is refused too, or its meaning is lost.',
  remedy:
    'Correct the name, move the member to the object it belongs to, or give an extension a name that begins with "x-".',
  symptoms: [
    { at: 'upload', text: 'If this property is an extension, its name must begin with "x-"' },
    { at: 'upload', text: 'is not allowed and must be removed' },
  ],

  check({ connector }, report) {
    for (const { at, in: owner } of faultsOf(connector.definition, 'unknown-member')) {
      const key = String(at.key);
      const kind = owner.kind as Kind;
      // These have rules of their own: statuses, paths without a slash, and OpenAPI 3.
      if (kind === 'responses' || (kind === 'paths' && isPathWithoutSlash(at)) || insteadOf(kind, key)) continue;
      const meant = closest(key, SHAPES[kind].members.keys()) ?? extensionIn(key.toLowerCase());
      const home = HOMES.find(([from, to]) => from === kind && SHAPES[to].members.has(key))?.[1];
      const hint = home ? `; it belongs to ${objectName(home)}` : meant ? `; did you mean "${meant}"?` : '';
      report({
        at: keyOf(at),
        ...(kind === 'notificationContent'
          ? { severity: 'info' }
          : { code: kind === 'paths' ? 'ExtensionNameNotValid' : 'AdditionalPropertyNotAllowed' }),
        message: `"${key}" is not a member of ${objectName(kind)}${hint}`,
        fix: home || !meant || owner.has(meant) ? undefined : rename(at, meant),
      });
    }
  },
});

/** The extension meant by a name that does not begin with a small "x-". */
const extensionIn = (name: string): string | undefined => (KNOWN_EXTENSIONS.has(name) ? name : extensionMeantBy(name));

const rename = (node: Node, key: string): FixProposal => ({
  title: `rename "${node.key}" to "${key}"`,
  applicability: 'safe',
  changes: [{ change: 'rename', node, key }],
});
