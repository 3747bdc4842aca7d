import { metadataEntry } from '../../connector/metadata.js';
import { isOpenApi3 } from '../../connector/openapi-3.js';
import { defineRule } from '../../engine/rule.js';
import { METADATA_NAMES } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/metadata-missing',
  aliases: ['ConnectorMetadataPropertiesMissing', 'RequiredPropertyMissing'],
  title: 'The metadata of the connector is incomplete',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'ppc-pr-683', 'ppc-pr-1095'],
  why: 'Website, privacy policy and categories are published on the page of the connector. Certification refuses a definition without them.',
  remedy:
    'Add "x-ms-connector-metadata" to the root: a list of {"propertyName", "propertyValue"} for "Website", "Privacy policy" and "Categories".',
  symptoms: [
    { at: 'review', text: "The 'x-ms-connector-metadata' property is required." },
    { at: 'review', text: "The connector metadata property '{0}' is required." },
  ],

  check({ connector: { definition } }, report) {
    if (!definition?.root.has('swagger') || isOpenApi3(definition)) return;
    const metadata = definition.root.get('x-ms-connector-metadata');
    if (!metadata) {
      report({
        at: definition.root,
        code: 'RequiredPropertyMissing',
        message: 'the root has no "x-ms-connector-metadata"; expected Website, Privacy policy and Categories',
      });
      return;
    }
    for (const name of METADATA_NAMES) {
      if (metadataEntry(definition, name)) continue;
      report({
        at: metadata,
        code: 'ConnectorMetadataPropertiesMissing',
        message: `x-ms-connector-metadata has no "${name}"; it is required`,
      });
    }
  },
});
