import { editDistance } from '../../document/edit-distance.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const EXPECTED = 'apiDefinition.swagger.json';

export default defineRule({
  id: 'package/file-name',
  title: 'The definition has another file name than the tools expect',
  severity: 'warning',
  sources: ['learn-paconn', 'ppc-connectors'],
  why: 'The download commands, editors and the checks of certification look for apiDefinition.swagger.json. A definition under another name has to be named on every command and is passed over by the checks.',
  remedy: 'Rename the file to apiDefinition.swagger.json.',
  symptoms: [{ at: 'review', text: '5000.1.1.3' }],

  check({ connector, profile }, report) {
    const document = connector.document('definition');
    if (!document || connector.layout === 'solution') return;
    const name = document.file.slice(document.file.lastIndexOf('/') + 1);
    if (name.toLowerCase() === EXPECTED.toLowerCase()) return;
    const isSlip = editDistance(name.toLowerCase(), EXPECTED.toLowerCase(), 5) < 5;
    report({
      at: wholeFile(document),
      message: `the file is named "${name}"; expected "${EXPECTED}"`,
      ...(isSlip || profile === 'certified' ? {} : { severity: 'info' }),
    });
  },
});
