import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const REASONS: Readonly<Record<string, string>> = {
  'no-access': 'the file cannot be opened, or is no ordinary file',
  vanished: 'the file was gone when it was to be read, or is a link to nothing',
  outside: 'the file is a link that leads out of the folder to be checked; it was not followed',
};

export default defineRule({
  id: 'json/unreadable',
  title: 'A file cannot be read',
  severity: 'error',
  sources: ['ppc-upsert'],
  why: 'What cannot be read was not checked, and the upload will not find it either.',
  remedy: 'Give the file read permission, replace the link by the file itself, or check the folder that holds both.',
  symptoms: [{ at: 'upload', text: 'File does not exist' }],

  check({ connector }, report) {
    for (const document of connector.documents) {
      const reason = REASONS[document.unreadable ?? ''];
      if (reason) report({ at: wholeFile(document), message: reason });
    }
  },
});
