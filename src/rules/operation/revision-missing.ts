import { familiesOf } from '../../connector/operation-families.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/revision-missing',
  aliases: ['OperationRevisionEmpty'],
  title: 'An operation of a family has no revision',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-versioning'],
  why: 'An empty revision counts as 1. Clients order the operations of a family by their revisions, so a newer operation without one is shown as the oldest.',
  remedy: 'Add "revision" to x-ms-api-annotation: 1 for the first operation of the family, then one more for each.',
  symptoms: [{ at: 'upload', text: 'does not specify a revision in api annotation' }],

  check({ connector }, report) {
    const taken = new Set<string>();
    for (const { name, members } of familiesOf(connector))
      if (members.some(({ annotation, revision }) => revision === 1 || !annotation?.has('family'))) taken.add(name);
    for (const { node, label } of connector.operations) {
      const annotation = node.get('x-ms-api-annotation');
      const family = annotation?.string('family');
      const revision = annotation?.get('revision')?.value;
      if (!annotation || family === undefined || (revision !== undefined && revision !== null)) continue;
      const isFirst = !taken.has(family);
      const empty = annotation.get('revision');
      taken.add(family);
      report({
        at: annotation,
        message: `${label} belongs to the family "${family}" without a revision; expected "revision"${isFirst ? ': 1' : ''}`,
        fix: isFirst
          ? {
              title: 'add "revision": 1',
              applicability: 'safe',
              changes: [
                empty
                  ? { change: 'set', node: empty, value: 1 }
                  : { change: 'add', to: annotation, key: 'revision', value: 1 },
              ],
            }
          : undefined,
      });
    }
  },
});
