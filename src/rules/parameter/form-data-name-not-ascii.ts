import { parametersIn } from '../../connector/parameter-lists.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

/** The first character that is no US-ASCII. */
const NOT_ASCII = /[^\0-\x7f]/u;

export default defineRule({
  id: 'parameter/form-data-name-not-ascii',
  aliases: ['InvalidFormDataParameterName'],
  title: 'The name of a form parameter is not plain ASCII',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'The names of the parts of a form stand in headers, which hold US-ASCII only. The service refuses other characters, such as letters with accents or typographic dashes.',
  remedy: 'Name the parameter in plain letters; the label for users is "x-ms-summary", which may hold any character.',
  symptoms: [{ at: 'upload', text: 'All characters must be part of the US-ASCII character set.' }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'formData')) {
      const name = parameter.get('name');
      const character = NOT_ASCII.exec(name?.text ?? '')?.[0];
      if (!name || character === undefined) continue;
      report({
        at: partOf(name, character),
        message: `formData parameter "${name.text}" has "${character}" in its name; expected US-ASCII only`,
      });
    }
  },
});
