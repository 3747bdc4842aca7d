import { isEnvironmentVariable, shown } from '../../connector/addresses.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const REFERENCE = /@environmentVariables?\s*\(\s*([^)]*?)\s*\)?(?=$|[^)\w"'])/i;

export default defineRule({
  id: 'endpoint/environment-variable-syntax',
  title: 'A reference to an environment variable is not written as the platform reads it',
  severity: 'warning',
  sources: ['learn-env-vars'],
  why: 'The platform replaces @environmentVariables("schema_name") when the connector is saved. Written otherwise the text stays, and the address or id is wrong.',
  remedy: 'Write @environmentVariables("<schema name>"), with the schema name of the variable in double quotes.',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const values = [...(oauth.customParameters?.isObject ? oauth.customParameters.children() : [])].map((entry) =>
        entry.get('value'),
      );
      for (const node of [...values, oauth.node.get('clientId'), oauth.node.get('clientSecret')]) {
        if (!node?.text || !isEnvironmentVariable(node.text)) continue;
        const match = REFERENCE.exec(node.text);
        if (!match || /^@environmentVariables\((["'])[^"']+\1\)$/.test(match[0])) continue;
        const name = (match[1] ?? '').replace(/^["'\u2018-\u201d]+|["'\u2018-\u201d]+$/g, '');
        const right = `@environmentVariables("${name}")`;
        if (!/^\w+$/.test(name)) continue;
        const place = partOf(node as Node, [match.index, match.index + match[0].length]);
        report({
          at: place,
          message: `${shown(match[0])} is not a reference to an environment variable; expected ${right}`,
          confidence: 'low',
          fix: {
            title: `replace it by ${right}`,
            applicability: 'safe',
            changes: [{ change: 'replace', place, text: right }],
          },
        });
      }
    }
  },
});
