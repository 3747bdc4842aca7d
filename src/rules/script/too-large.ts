import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { MAX_SCRIPT_BYTES } from '../../facts/script.js';

export default defineRule({
  id: 'script/too-large',
  title: 'The script is larger than 1 MB',
  severity: 'error',
  sources: ['learn-write-code'],
  why: 'The service takes scripts of at most 1 MB.',
  remedy: 'Take data out of the script, or split the connector.',
  symptoms: [{ at: 'upload' }],

  check({ connector }, report) {
    const document = connector.document('script');
    if (!document || document.unreadable !== undefined || document.bytes <= MAX_SCRIPT_BYTES) return;
    const size = (document.bytes / 1024 / 1024).toFixed(2);
    report({ at: wholeFile(document), message: `the script has ${size} MB; expected at most 1 MB` });
  },
});
