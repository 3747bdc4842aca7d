import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

/** "Swagger files shouldn't be greater than 1 MB", in the larger of its two readings. */
const MAX_BYTES = 1024 * 1024;

export default defineRule({
  id: 'definition/too-large',
  title: 'The definition is larger than 1 MB',
  severity: 'warning',
  sources: ['learn-define-openapi', 'learn-faq', 'learn-certification'],
  why: 'Definitions have to stay below 1 MB. A larger one is reported to fail on import, and where it is accepted, the designer becomes slow.',
  remedy:
    'Share repeated schemas in "definitions", remove long examples and operations nobody needs, or split the connector in two.',
  symptoms: [],

  check({ connector }, report) {
    const document = connector.document('definition');
    // A file so large that it was not read has its finding from json/too-large.
    if (!document || document.bytes <= MAX_BYTES || document.unreadable === 'too-large') return;
    const megabytes = (document.bytes / MAX_BYTES).toFixed(2);
    report({ at: wholeFile(document), message: `the definition has ${megabytes} MB; expected less than 1 MB` });
  },
});
