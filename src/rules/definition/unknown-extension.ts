import { extensionMeantBy } from '../../connector/extension-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { KNOWN_EXTENSIONS } from '../../facts/extensions.js';

/** What the made-up names seen in connectors should have been. */
const INSTEAD = new Map([
  ['x-ms-description', '"description"'],
  ['x-ms-tooltip', '"description"'],
  ['x-ms-title', '"x-ms-summary"'],
  ['x-ms-name', '"x-ms-summary"'],
  ['x-ms-summary title', '"x-ms-summary"'],
  ['x-ms-required', 'the list "required"'],
  ['x-ms-default', '"default"'],
]);

export default defineRule({
  id: 'definition/unknown-extension',
  title: 'An x-ms- extension is not known to Power Platform',
  severity: { repository: 'info', deploy: 'info', certified: 'warning' },
  sources: ['learn-extensions', 'ppc-definition-schema'],
  why: 'The platform ignores extensions that it does not know, and the published schema of the definition refuses unknown names that begin with "x-ms-". What the author wanted to say is not said.',
  remedy:
    'Use the member that exists for it, or remove the extension. Names of your own may begin with "x-", but not with "x-ms-".',
  symptoms: [{ at: 'review', text: "Unknown 'x-ms-' vendor extention. Be sure to use one that is supported." }],

  check({ connector: { definition } }, report) {
    for (const name of definition?.memberNames ?? []) {
      if (!name.startsWith('x-ms-') || KNOWN_EXTENSIONS.has(name) || extensionMeantBy(name)) continue;
      const instead = INSTEAD.get(name);
      for (const owner of definition?.having(name) ?? []) {
        const node = owner.get(name);
        if (node)
          report({
            at: keyOf(node),
            message: `"${name}" is no extension of Power Platform; ${instead ? `expected ${instead}` : 'it has no effect'}`,
          });
      }
    }
  },
});
