// Starts a rule with its fixtures: npm run new-rule -- refresh/url-is-authorize
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const id = process.argv[2] ?? '';
const file = join(root, 'src', 'rules', `${id}.ts`);
const cases = join(root, 'test', 'rules', id);

if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) stop(`"${id}" is no rule id; expected <area>/<what-is-wrong>`);
if (existsSync(file)) stop(`${id} exists already`);

mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  `import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: '${id}',
  title: 'FIXME a statement of the fault, without a full stop',
  severity: 'warning', // FIXME measured on real connectors, see CONTRIBUTING.md
  sources: ['FIXME'],
  why: 'FIXME what the platform does with it, and what happens to users.',
  remedy: 'FIXME an instruction in the words of the product.',
  symptoms: [],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      report({ at: oauth.node, message: 'FIXME what stands there; expected what' });
    }
  },
});
`,
);
for (const name of ['bad', 'good'])
  cpSync(
    join(root, 'test', 'support', 'minimal-connector', 'apiProperties.json'),
    join(cases, name, 'apiProperties.json'),
    {
      recursive: true,
    },
  );
process.stdout.write(`src/rules/${id}.ts and test/rules/${id} are there. Next: fill in the FIXMEs, break bad/, then
  npm run generate && UPDATE_GOLDEN=1 RULES=${id} npm test -- rules\n`);

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
