import { schemaPathOf } from '../../connector/dynamic-upgrade.js';
import { shown } from '../../connector/schema-paths.js';
import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-properties-path-mismatch',
  aliases: ['DynamicPropertiesItemValuePathMismatch'],
  title: 'x-ms-dynamic-properties looks for the schema in another place than x-ms-dynamic-schema',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'Both extensions call the same operation and must find the same schema: itemValuePath is value-path without "properties" at its end. Otherwise the service refuses the definition, and old and new designers show different fields.',
  remedy: 'Set itemValuePath to value-path without its last part "properties"; leave it out where nothing remains.',
  symptoms: [{ at: 'upload', text: 'should have the same item value path' }],

  check({ connector }, report) {
    for (const holder of connector.definition?.having('x-ms-dynamic-properties') ?? []) {
      const legacy = holder.get('x-ms-dynamic-schema');
      const current = holder.get('x-ms-dynamic-properties');
      if (!legacy?.isObject || !current?.isObject) continue;
      const valuePath = legacy.get('value-path');
      const itemValuePath = current.get('itemValuePath');
      const wanted = schemaPathOf(valuePath?.text);
      if ((itemValuePath?.text || undefined) === wanted) continue;
      const said = itemValuePath
        ? `itemValuePath is ${shown(itemValuePath)}`
        : 'x-ms-dynamic-properties has no itemValuePath';
      report({
        at: itemValuePath ?? keyOf(current),
        message: `${said}; expected ${wanted === undefined ? 'none' : `"${wanted}"`}, as value-path is ${shown(valuePath)}`,
        related: valuePath ? [{ at: valuePath, message: 'the path of x-ms-dynamic-schema' }] : [],
        fix: {
          title: wanted === undefined ? 'remove itemValuePath' : `set itemValuePath to "${wanted}"`,
          applicability: 'safe',
          changes: [
            !itemValuePath
              ? { change: 'add', to: current, key: 'itemValuePath', value: wanted }
              : wanted === undefined
                ? { change: 'remove', node: itemValuePath }
                : { change: 'set', node: itemValuePath, value: wanted },
          ],
        },
      });
    }
  },
});
