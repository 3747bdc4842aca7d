import { objectName } from '../../connector/object-names.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/misplaced-encoding',
  title: 'x-ms-url-encoding stands where nothing is put into a URL',
  severity: 'info',
  sources: ['learn-extensions', 'ppc-definition-schema'],
  why: 'The extension says how a value is written into the path. In a header, a body, a schema or an operation it has no effect; if it was meant for a path parameter, that parameter lacks it.',
  remedy: 'Remove "x-ms-url-encoding", or move it to the path parameter it was meant for.',
  symptoms: [],

  check({ connector }, report) {
    for (const owner of connector.definition?.having('x-ms-url-encoding') ?? []) {
      const place = placeOf(owner);
      const encoding = place === undefined ? undefined : owner.get('x-ms-url-encoding');
      if (!encoding) continue;
      report({
        at: keyOf(encoding),
        message: `x-ms-url-encoding stands ${place}; expected it on path parameters only`,
        fix: {
          title: 'remove it',
          applicability: 'safe',
          changes: [{ change: 'remove', node: encoding }],
        },
      });
    }
  },
});

/** Where it stands, unless that is a path parameter or the matter of parameter/query-encoding. */
function placeOf(owner: Node): string | undefined {
  if (owner.kind !== 'parameter') return `in ${objectName(owner.kind)}`;
  const place = owner.string('in');
  return place === undefined || place === 'path' || place === 'query' ? undefined : `on a ${place} parameter`;
}
