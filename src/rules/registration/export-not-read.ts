import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { registryFilesOf } from '../../registration/of-connector.js';

export default defineRule({
  id: 'registration/export-not-read',
  title: 'An export of the application registry cannot be read',
  severity: 'error',
  sources: ['xml', 'sn-authorization-server'],
  why: 'The record is compared with the connector only when the file is whole. Half a record would look like a record that lacks the rest, so a file that is cut, broken or too large is left out.',
  remedy:
    'Export the record again: open it in "Application Registry", right-click its header, then Export > XML (This Record). Leave the file as it was downloaded.',
  symptoms: [],

  check({ connector, registrations }, report) {
    for (const { document, records, fault } of registryFilesOf(connector)) {
      if (fault) report(fault);
      // Tables beside the record are often empty.
      else if (registrations.length === 0 && records.length === 0 && document.unreadable === undefined)
        report({
          at: wholeFile(document),
          severity: 'warning',
          message:
            'no record of the application registry; expected one of "oauth_entity". Whoever exported it may lack the role to read the table',
        });
    }
  },
});
