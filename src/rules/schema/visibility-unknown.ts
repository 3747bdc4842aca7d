import { quoted } from '../../connector/json-types.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

const KNOWN: readonly string[] = ['important', 'advanced', 'internal'];

export default defineRule({
  id: 'schema/visibility-unknown',
  title: 'x-ms-visibility has an unknown value',
  severity: 'warning',
  sources: ['learn-extensions', 'ppc-definition-schema', 'ppc-pr-911'],
  why: 'The platform knows "important", "advanced" and "internal", in lower case. Anything else is no visibility: what was to be hidden is shown to users. An empty text does no harm, but reviewers ask about it and the published schema refuses it.',
  remedy: 'Set it to "important", "advanced" or "internal"; remove it for the normal view.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('x-ms-visibility') ?? []) {
      const visibility = owner.get('x-ms-visibility');
      const { value } = visibility ?? {};
      if (!visibility || KNOWN.includes(value as string)) continue;
      const isEmpty = value === null || (typeof value === 'string' && /^(?:none|normal|default)?$/i.test(value.trim()));
      report({
        at: visibility,
        message: `x-ms-visibility is ${quoted(value)}; expected "important", "advanced" or "internal"${isEmpty ? ', or no x-ms-visibility' : ''}`,
        ...(isEmpty ? { severity: 'info' } : {}),
        fix: isEmpty ? removing(visibility) : correcting(visibility),
      });
    }
  },
});

const removing = (node: Node): FixProposal => ({
  title: 'remove it',
  applicability: 'safe',
  changes: [{ change: 'remove', node }],
});

function correcting(node: Node): FixProposal | undefined {
  const meant = node.text?.trim().toLowerCase();
  return meant !== undefined && KNOWN.includes(meant)
    ? { title: `set it to "${meant}"`, applicability: 'safe', changes: [{ change: 'set', node, value: meant }] }
    : undefined;
}
