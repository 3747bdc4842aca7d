import { partName } from '../../connector/schema-names.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';
import { formatMeant, formatsOf, typeOfFormat } from '../../facts/formats.js';

export default defineRule({
  id: 'schema/unknown-format',
  aliases: ['UnrecognizedTypeFormat'],
  title: 'A format is not known for its type',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'openapi-2-schema', 'ppc-definition-schema'],
  why: 'An unknown format is ignored: "datetime" gives a plain text field where "date-time" gives a date, and "int32" on a string still gives a string. The validator reports it.',
  remedy: 'Use a format that belongs to the type, or remove "format".',
  symptoms: [{ at: 'upload', text: 'The type/format' }],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('format') ?? []) {
      const { format, type } = owner.value as { readonly format?: unknown; readonly type?: unknown };
      if (typeof format !== 'string' || typeof type !== 'string' || owner.has('$ref')) continue;
      if (formatsOf(type).includes(format)) continue;
      const node = owner.get('format');
      if (!node) continue;
      const meant = formatMeant(type, format);
      const belongsTo = typeOfFormat(format);
      const isEmpty = format.trim() === '';
      const says = isEmpty
        ? ''
        : meant
          ? `; expected "${meant}"`
          : belongsTo
            ? `, which is a format of type "${belongsTo}", not "${type}"`
            : `, which is not known for type "${type}"`;
      report({
        at: node,
        message: `the format of ${partName(owner)} is ${isEmpty ? 'empty' : `"${format.slice(0, 60)}"`}${says}`,
        // A format of the author's own invention does no harm.
        ...(meant || belongsTo ? {} : { severity: 'info' }),
        fix: fixOf(node, format, meant),
      });
    }
  },
});

function fixOf(node: Node, format: string, meant: string | undefined): FixProposal | undefined {
  if (format.trim() === '')
    return { title: 'remove the empty format', applicability: 'safe', changes: [{ change: 'remove', node }] };
  return meant
    ? { title: `set it to "${meant}"`, applicability: 'safe', changes: [{ change: 'set', node, value: meant }] }
    : undefined;
}
