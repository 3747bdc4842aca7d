import { fixedAddressesOf, formOf, shown } from '../../connector/addresses.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { samplePart } from '../../facts/sample-names.js';

export default defineRule({
  id: 'endpoint/sample-address',
  title: 'An OAuth endpoint still names the host of an example',
  severity: { repository: 'off', deploy: 'error', certified: 'error' },
  sources: ['ppc-servicenow', 'rfc2606#3', 'ppc-connectors'],
  why: 'The host or path is a stand-in, as in a sample that is kept in a repository, or a token that a pipeline should have replaced. Uploaded like this the connector sends people to a page that does not exist.',
  remedy: 'Replace it by the name of your own instance, tenant or host before you upload the files.',
  symptoms: [{ at: 'authorize', status: 404 }],

  check({ connector }, report) {
    for (const { key, node, text } of fixedAddressesOf(connector)) {
      const form = formOf(text);
      if (form === 'unfilled' || form === 'expression') continue;
      const sample = samplePart(text);
      if (!sample) continue;
      const part = text.slice(...sample);
      report({
        at: partOf(node, sample),
        message: `${key} is ${shown(text)}; expected your own name in the place of "${part}"`,
      });
    }
  },
});
