import { MAX_DOCUMENT_BYTES } from '../../document/document.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'json/too-large',
  title: 'A file is too large to be checked',
  severity: 'error',
  sources: ['learn-define-openapi', 'learn-faq'],
  why: 'The platform takes definitions of less than 1 MB. This file is so large that it was not read at all.',
  remedy: 'Split the connector, or remove operations and schemas that nobody uses.',
  symptoms: [],

  check({ connector }, report) {
    for (const { role, document } of connector.files) {
      // What to do about an export of a record is another thing.
      if (document.unreadable !== 'too-large' || role === 'registration') continue;
      const size = document.bytes > 0 ? `${Math.ceil(document.bytes / 1024 / 1024)} MB` : 'larger';
      report({
        at: wholeFile(document),
        message: `the file has ${size === 'larger' ? 'more than' : `${size}, more than`} ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB; it was not checked`,
      });
    }
  },
});
