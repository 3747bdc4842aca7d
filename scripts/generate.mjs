// Writes every derived file, or with --check only says which ones are stale. Needs a build: the help and the picture are
// what the command prints.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fromSource, root } from './from-source.mjs';
import { checksIndex, rulesIndex } from './rules-index.mjs';
import { terminalPicture } from './terminal-picture.mjs';

const isCheck = process.argv.includes('--check');
const command = join(root, 'dist', 'cli', 'main.cjs');
const read = (file) => readFileSync(join(root, file), 'utf8');

let stale = 0;
/** Writes a derived file, or counts it as stale. */
function derive(file, content) {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) return;
  stale++;
  if (isCheck) {
    process.stderr.write(`${file} is stale: run "npm run generate"\n`);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Puts text between the markers `<!-- name -->` and `<!-- /name -->` of a file. */
function between(file, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const old = read(file);
  const from = old.indexOf(start);
  const to = old.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers ${start} and ${end}`);
  derive(file, `${old.slice(0, from + start.length)}\n${text.trim()}\n${old.slice(to)}`);
}

derive('src/rules/index.ts', rulesIndex(root));
derive('src/rules/checks.ts', checksIndex(root));

const { rules, rulePage, rulesTable, changeKindsPage, unifiedDiff, VALIDATOR_CODES, UNDECIDABLE } = await fromSource(`
  export { rules } from './src/rules/index.js';
  export { rulePage } from './src/report/explain.js';
  export { rulesTable } from './src/report/catalogue.js';
  export { changeKindsPage } from './src/report/change-kinds.js';
  export { unifiedDiff } from './src/report/diff.js';
  export { VALIDATOR_CODES } from './src/facts/validator-codes.js';
  export { UNDECIDABLE } from './src/facts/undecidable-codes.js';
`);

// A page per rule, with the first bad fixture as its example: the tool's own output, and the difference its fix makes.
const pages = new Set();
for (const rule of rules) {
  const file = `docs/rules/${rule.id}.md`;
  pages.add(file);
  derive(file, rulePage(rule, exampleOf(rule.id)));
}
for (const entry of existsSync(join(root, 'docs/rules'))
  ? readdirSync(join(root, 'docs/rules'), { recursive: true, withFileTypes: true })
  : []) {
  const file = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
  if (!entry.isFile() || pages.has(file) || file === 'docs/rules/README.md') continue;
  stale++;
  if (isCheck) process.stderr.write(`${file} belongs to no rule: run "npm run generate"\n`);
  else rmSync(join(root, file));
}
derive('docs/rules/README.md', catalogue());
derive('docs/cli.md', help());
derive('docs/changes.md', changeKindsPage());
derive('docs/finding.svg', picture());
for (const [name, content] of connector()) derive(`connectors/servicenow/${name}`, content);
between('README.md', 'areas', areas());

if (isCheck && stale > 0) process.exitCode = 1;

function exampleOf(id) {
  const folder = join(root, 'test', 'rules', id);
  const name = readdirSync(folder)
    .sort()
    .find((entry) => entry.startsWith('bad'));
  const output = readFileSync(join(folder, name, 'expected.txt'), 'utf8').trimEnd();
  const fixed = join(folder, name, 'fixed');
  const files = existsSync(fixed) ? filesIn(fixed) : [];
  const support = join(root, 'test', 'support');
  const difference = files
    .map((file) => {
      const before = [
        join(folder, name, file),
        join(support, 'minimal-connector', file),
        join(support, 'minimal-teams-app', relative('teams', file)),
      ].find((path) => existsSync(path));
      return unifiedDiff(file, readFileSync(before, 'utf8'), readFileSync(join(fixed, file), 'utf8'));
    })
    .join('');
  const cut = (text) => {
    const lines = text.split('\n');
    return lines.length > 60 ? [...lines.slice(0, 60), '…'].join('\n') : text;
  };
  return { output: cut(output), ...(difference ? { difference: cut(difference.trimEnd()) } : {}) };
}

/** The files in a folder and those below it, with forward slashes. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function catalogue() {
  const codes = Object.keys(VALIDATOR_CODES);
  const byCode = new Map(codes.map((code) => [code, rules.filter(({ aliases }) => aliases?.includes(code))]));
  const rows = codes.map((code) => {
    const covering = byCode.get(code).map(({ id }) => `[\`${id}\`](${id}.md)`);
    return `| \`${code}\` | ${covering.join(', ') || `not checked offline: ${UNDECIDABLE[code]}`} |`;
  });
  const covered = codes.filter((code) => byCode.get(code).length > 0).length;
  return `# The rules

${rules.length} rules, each with a page of its own. A severity is given per profile: files kept in source control
(\`repository\`), files that are uploaded next (\`deploy\`), files that Microsoft's reviewers read (\`certified\`).

${rulesTable(rules, { pageOf: (id) => `${id}.md` })}
## The codes of the Power Platform validator

${covered} of its ${codes.length} documented codes are checked offline.

| Code | Rule |
| --- | --- |
${rows.join('\n')}
`;
}

function areas() {
  const texts = {
    client: 'OAuth: client id, secret, provider, the two files against each other',
    definition: 'Swagger 2.0: structure, host, media types, security, texts',
    endpoint: 'OAuth: authorization, token and refresh addresses and their placeholders',
    exchange: 'OAuth: the request that changes a code into a token',
    json: 'files that cannot be read, or that paconn cannot read',
    operation: 'paths, operations, responses, references, dynamic values, triggers, versions',
    package: 'icon, readme, settings.json, leftovers of templates',
    parameter: 'parameters of operations',
    policy: 'policy templates, their parameters, polling triggers',
    properties: 'apiProperties.json: members, types, shapes, brand colour',
    redirect: 'OAuth: redirect mode and redirect URL',
    refresh: 'OAuth: what happens when the first token expires',
    schema: 'schemas of bodies and responses',
    scope: 'OAuth: scopes',
    script: 'script.csx and scriptOperations',
    servicenow: "ServiceNow's addresses, Table API and sysparm parameters",
    state: 'OAuth: the state parameter',
    token: 'traffic: what the token endpoint answers',
    network: 'traffic: names, connections, time limits',
    tls: 'traffic: certificates and versions of TLS',
    edge: 'traffic: firewalls, proxies and limits before the instance',
    api: 'traffic: calls of operations with a token',
    platform: 'traffic: what Power Platform itself refuses',
    registration: "ServiceNow's OAuth record against the connector, and ServiceNow as a client",
    teams: 'apps for Teams against their connector; traffic: what Teams and the Bot Framework refuse',
  };
  const rows = Object.entries(texts).map(([area, text]) => {
    const count = rules.filter(({ id }) => id.startsWith(`${area}/`)).length;
    return `| \`${area}\` | ${count} | ${text} |`;
  });
  return `${rules.length} rules, listed in [docs/rules](docs/rules/README.md):\n\n| Area | Rules | About |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** What is printed for programs, by command and form; `test/docs.test.ts` holds it to the options and the schemas. */
function formats() {
  return `## What programs read

A schema is in the package: \`servicenow-connector-toolkit/schemas/<name>\`. \`formatVersion\` is raised when a program that reads the
report has to be changed; new members alone do not raise it. Nothing but the report goes to standard output; notes and errors go to
standard error. The exit code is 0 when all is well, 1 for findings or breaking changes, 2 for wrong usage, and 3 when something could
not be read or done.

| command | \`--format\` | what it is |
| --- | --- | --- |
| \`check\`, \`teams\` | \`json\` | findings with places and edits, \`report.schema.json\` |
| \`diff\`, \`drift\` | \`json\` | changes with their class, \`changes.schema.json\` |
| \`verify\`, \`diagnose\` | \`json\` | legs, causes and findings, \`diagnosis.schema.json\` |
| \`simulate\` | \`json\` | the requests of the platform, \`simulation.schema.json\` |
| \`explain\` | \`json\` | of a text or a time \`explanation.schema.json\`, of a rule or a code \`rules.schema.json\` |
| \`rules\` | \`json\` | the rules, \`rules.schema.json\` |
| \`import\` | \`json\` | what was taken and every decision, \`import.schema.json\` |
| \`registration\` | \`json\` | the records that are needed, and how one compares with them, \`registration.schema.json\` |
| \`sandbox --list-faults\` | \`json\` | the faults, \`faults.schema.json\` |
| \`check\`, \`teams\`, \`verify\`, \`diagnose\` | \`sarif\` | SARIF 2.1.0, for code scanning |
| \`check\`, \`teams\`, \`verify\`, \`diagnose\` | \`junit\` | JUnit XML, for test reports |
| \`check\`, \`teams\`, \`verify\`, \`diagnose\`, \`diff\`, \`drift\` | \`github\` | annotations of GitHub Actions |

\`verify --har\` writes a HAR 1.2 without values, in which members of its own begin with an underscore. The files that are written
and read have schemas too: \`spec.schema.json\` for \`spec.json\`, \`config.schema.json\` for the configuration, and
\`apiProperties.schema.json\` for \`apiProperties.json\`. The other commands print text only.
`;
}

function help() {
  const of = (...args) =>
    execFileSync(process.execPath, [command, ...args, '--help'], {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '100' },
    }).trimEnd();
  const sections = [
    'generate',
    'import',
    'redirect',
    'registration',
    'check',
    'diff',
    'drift',
    'simulate',
    'verify',
    'diagnose',
    'sandbox',
    'deploy',
    'package',
    'pipeline',
    'teams',
    'explain',
    'rules',
    'init',
    'completion',
  ].map((name) => `## ${name}\n\n\`\`\`\n${of(name)}\n\`\`\`\n`);
  return `# The command\n\n\`\`\`\n${of()}\n\`\`\`\n\n${sections.join('\n')}\n${formats()}`;
}

/** The files of the committed connector, generated again from its specification. */
function connector() {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-generated-'));
  try {
    cpSync(join(root, 'connectors', 'servicenow'), folder, { recursive: true });
    execFileSync(process.execPath, [command, 'generate', '--spec', folder, '--force'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The ServiceNow connector with the commonest slip: the authorization endpoint as refresh URL. */
function picture() {
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-picture-'));
  try {
    const target = join(folder, 'connectors', 'servicenow');
    cpSync(join(root, 'connectors', 'servicenow'), target, { recursive: true });
    const file = join(target, 'apiProperties.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(.*)oauth_token\.do/s, '$1oauth_auth.do'));
    const { stdout } = spawnSync(process.execPath, [command, 'check', 'connectors/servicenow', '--quiet', '--color'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return terminalPicture('npx sn-connector check connectors/servicenow', stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
