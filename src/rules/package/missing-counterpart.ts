import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

const NAMES = { definition: 'apiDefinition.swagger.json', properties: 'apiProperties.json' } as const;

export default defineRule({
  id: 'package/missing-counterpart',
  title: 'One of the two files of a connector is missing',
  severity: { repository: 'warning', deploy: 'error', certified: 'error' },
  sources: ['ppc-upsert', 'learn-paconn', 'learn-pac-connector'],
  why: 'A connector is the definition and the properties together: paconn asks for both, and without the properties there is no connection to make.',
  remedy: 'Add the missing file; the download commands of pac and paconn write both.',
  symptoms: [{ at: 'upload', text: 'must be specified' }],

  check({ connector }, report) {
    const { entries } = connector;
    if (connector.layout === 'solution' || !entries) return;
    const definition = connector.document('definition');
    const properties = connector.document('properties');
    const present = definition ?? properties;
    if (!present || (definition && properties)) return;
    const missing = NAMES[definition ? 'properties' : 'definition'];
    const meant = nearest(
      missing,
      entries.filter((name) => name.toLowerCase().endsWith('.json')),
    );
    const isNamedSo = /(?:^|\/)api(?:Definition\.swagger|Properties)\.json$/i.test(present.file);
    report({
      at: wholeFile(present),
      message: `there is no ${missing} beside it${meant ? `; is it "${meant}"?` : ''}`,
      ...(isNamedSo ? {} : { severity: 'info' }),
    });
  },
});
