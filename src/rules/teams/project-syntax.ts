import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/project-syntax',
  title: 'A file of the Teams app is not YAML',
  severity: 'error',
  sources: ['teamsapp-cli'],
  why: 'The toolkit reads the project file before anything else and stops at the first fault.',
  remedy: 'Repair the text at the place shown. Indent by blanks, never by tabs, and give each name once.',
  symptoms: [{ at: 'upload' }],

  check({ connector }, report) {
    for (const document of connector.documents) {
      const fault = document.reading?.fault;
      if (fault) report({ at: stretch(document, fault.start, fault.end), message: `not YAML: ${fault.message}` });
    }
  },
});
