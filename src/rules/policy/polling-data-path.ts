import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { dataPathOf, pollingTriggersOf } from '../../connector/polling.js';
import { listed, sameButForCase } from '../../connector/schema-paths.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/polling-data-path',
  title: 'A polling policy does not lead to an array of the answer',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'learn-polling', 'ppc-connectors'],
  why: 'triggerDataPath says which array of the answer holds the records. Where it leads to no array the trigger never fires, or fires with nothing.',
  remedy:
    'Set triggerDataPath to the array that the trigger returns, for the Table API "@triggerBody().result"; if the path is right, complete the response schema.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition) return;
    for (const { operations, dataPath } of pollingTriggersOf(connector)) {
      const way = dataPathOf(dataPath?.text ?? '');
      if (!dataPath || !way) continue;
      for (const operation of operations) {
        const references = dynamicReferencesOf(definition);
        const { paths } = references;
        const answer = references.responseSchema(operation);
        const found = answer && paths.resolve(answer, way);
        if (!answer || !found || found.is === 'undecided') continue;
        if (found.is === 'found' && (paths.isArray(found.schema) || paths.isOpen(found.schema))) continue;
        const arrays = [...paths.propertiesOf(answer)].flatMap(([name, schema]) => (paths.isArray(schema) ? name : []));
        const meant = way.length === 1 ? sameButForCase(way[0] ?? '', arrays) : undefined;
        const [better] = meant ? [meant] : arrays.length === 1 ? arrays : [];
        const value = `@triggerBody().${better}`;
        const options = (meant ? [meant] : arrays).map((name) => `@triggerBody().${name}`);
        report({
          at: dataPath,
          message: `"${dataPath.text}" is ${found.is === 'found' ? 'no array' : 'not'} in the answer of ${operation.label}; expected ${listed(options, 'or') || 'the path of an array'}`,
          related: [{ at: answer, message: 'the answer' }],
          fix: better
            ? {
                title: `set triggerDataPath to "${value}"`,
                applicability: meant ? 'safe' : 'unsafe',
                changes: [{ change: 'set', node: dataPath, value }],
              }
            : undefined,
        });
      }
    }
  },
});
