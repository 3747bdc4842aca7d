import { metadataEntry } from '../../connector/metadata.js';
import { closest } from '../../connector/spelling.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { CATEGORIES } from '../../facts/certification.js';

export default defineRule({
  id: 'definition/category-not-valid',
  aliases: ['InvalidConnectorCategory'],
  title: 'A category of the connector is not in the list',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'learn-swagger-validator'],
  why: 'The list of connectors is filtered by a fixed set of categories. Certification refuses others; several are separated by semicolons.',
  remedy: `Use at most two of: ${CATEGORIES.join('; ')}.`,
  symptoms: [{ at: 'review', text: 'The connector category is invalid. Available categories are' }],

  check({ connector: { definition } }, report) {
    const value = metadataEntry(definition, 'Categories')?.value;
    if (!value?.text || value.text.length > 500) return;
    for (const part of value.text.split(';')) {
      const name = part.trim();
      if (name === '' || CATEGORIES.includes(name)) continue;
      const list = name.split(/\s*[,|]\s*/);
      const isList = list.length > 1 && list.every((item) => CATEGORIES.includes(item));
      const meant = isList ? list.join(';') : closest(name, CATEGORIES);
      report({
        at: partOf(value, name),
        message: isList
          ? `"${name}" is one category by its separator; expected semicolons`
          : `"${name}" is no category${meant ? `; expected "${meant}"` : ''}`,
        fix: meant
          ? {
              title: `set it to "${meant}"`,
              applicability: 'safe',
              changes: [{ change: 'replace', place: partOf(value, name), text: meant }],
            }
          : undefined,
      });
    }
  },
});
