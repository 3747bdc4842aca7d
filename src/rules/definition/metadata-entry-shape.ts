import { typeName } from '../../connector/object-names.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const MEMBERS = ['propertyName', 'propertyValue'];

export default defineRule({
  id: 'definition/metadata-entry-shape',
  title: 'An entry of the connector metadata has the wrong members',
  severity: { repository: 'warning', deploy: 'warning', certified: 'error' },
  sources: ['learn-certification', 'ppc-definition-schema'],
  why: 'Every entry is an object with "propertyName" and "propertyValue", in exactly these letters. Others are not found, so the page of the connector lacks its links.',
  remedy: 'Write each entry as {"propertyName": "Website", "propertyValue": "https://…"}.',
  symptoms: [{ at: 'review', text: 'The connector metadata property' }],

  check({ connector: { definition } }, report) {
    const metadata = definition?.root.get('x-ms-connector-metadata');
    if (!metadata) return;
    if (!metadata.isArray) {
      report({ at: metadata, message: `"x-ms-connector-metadata" is ${typeName(metadata.value)}; expected an array` });
      return;
    }
    for (const entry of metadata.children()) {
      if (!entry.isObject) {
        report({ at: entry, message: `an entry of the metadata is ${typeName(entry.value)}; expected an object` });
        continue;
      }
      for (const key of MEMBERS) {
        const found = entry.getIgnoringCase(key);
        if (found?.key === key) continue;
        report({
          at: found ? keyOf(found) : entry,
          message: `an entry of the metadata has ${found ? `"${found.key}"` : `no "${key}"`}; expected "${key}"`,
          fix: found
            ? {
                title: `rename it to "${key}"`,
                applicability: 'safe',
                changes: [{ change: 'rename', node: found, key }],
              }
            : undefined,
        });
      }
    }
  },
});
