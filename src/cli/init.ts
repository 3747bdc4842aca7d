import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyEdits, modify, type ParseError, parse } from 'jsonc-parser';
import { CONFIG_NAMES } from '../engine/config.js';
import { UserError } from '../engine/user-error.js';
import { portableCommand } from '../version.js';
import { commandHere } from './command-here.js';
import { readText } from './given-file.js';

/** The configuration that `init` writes: what can be said, with the defaults, and why one would say it. */
const TEMPLATE = `{
  // What the files are for:
  //   "repository"  kept in source control; placeholders such as <Enter your client ID> are normal
  //   "deploy"      uploaded next by pac or paconn; placeholders, secrets and leftovers are findings
  //   "certified"   read by Microsoft's reviewers; wording and completeness count
  "profile": "repository",

  // The mildest severity that makes the command fail: "error", "warning", "info" or "never".
  "failOn": "error",

  // Fail when there are more warnings than this.
  // "maxWarnings": 0,

  // Another severity for a rule, or "off". All rules: ${portableCommand('rules')}
  "rules": {
    // "parameter/missing-encoding": "info"
  },

  // Findings that are right as they are, each with the reason: the next reader will ask.
  "exceptions": [
    // { "rule": "refresh/url-is-authorize", "path": "connectors/legacy/**", "reason": "retired in May, not uploaded any more" }
  ]

  // Old findings to live with for now; written by
  // ${portableCommand('check --write-baseline')}
  // , "baseline": "sn-connector-baseline.json"
}
`;

export interface InitOptions {
  readonly vscode?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/**
 * `sn-connector init`: writes a configuration into the working folder; with `--vscode` also what VS Code needs to know
 * the files and to read the report.
 * @throws UserError `exists` when there is a configuration already
 */
export function init(options: InitOptions): void {
  const [name] = CONFIG_NAMES as [string, ...string[]];
  const existing = CONFIG_NAMES.find((candidate) => existsSync(candidate));
  if (existing && !options.force && !options.vscode)
    throw new UserError('exists', `There is a ${existing} here already.`, 'Edit it, or replace it with --force.');
  if (!existing || options.force) {
    writeFileSync(name, TEMPLATE);
    process.stdout.write(`${name} is written. Next: ${commandHere('check')}\n`);
  }
  if (options.vscode) initVisualStudioCode();
}

/** The schemas and the files they are for. */
const SCHEMAS = [
  { schema: 'apiProperties.schema.json', fileMatch: ['apiProperties.json'] },
  { schema: 'config.schema.json', fileMatch: [...CONFIG_NAMES] },
  // Other tools have files of this name too.
  { schema: 'spec.schema.json', fileMatch: ['**/connectors/*/spec.json'] },
];

/** The schemas are copied, so that editors need neither this package nor the network. */
function initVisualStudioCode(): void {
  const folder = '.vscode';
  mkdirSync(folder, { recursive: true });
  for (const { schema } of SCHEMAS) cpSync(join(schemasFolder(), schema), join(folder, `sn-connector.${schema}`));
  update(
    join(folder, 'settings.json'),
    ['json.schemas'],
    SCHEMAS.map(({ schema, fileMatch }) => ({ fileMatch, url: `./${folder}/sn-connector.${schema}` })),
    'url',
  );
  update(join(folder, 'tasks.json'), ['tasks'], [TASK], 'label', '{\n  "version": "2.0.0"\n}\n');
  process.stdout.write(
    `${folder} knows apiProperties.json and connectors/*/spec.json now, and has a task "${TASK.label}".\n`,
  );
}

/** The workspace folder in VS Code's own notation. */
const WORKSPACE = '$' + '{workspaceFolder}';

/** A task whose problem matcher reads the two first lines of a finding in the text report. */
const TASK = {
  label: 'sn-connector: check',
  type: 'shell',
  command: portableCommand('check . --all --no-color'),
  problemMatcher: {
    owner: 'sn-connector',
    fileLocation: ['relative', WORKSPACE],
    pattern: [
      {
        regexp: '^(\\S.*):(\\d+):(\\d+): (error|warning|info)(?: \\[not sure\\])? (\\S+)(?: \\(\\w+\\))?$',
        file: 1,
        line: 2,
        column: 3,
        severity: 4,
        code: 5,
      },
      { regexp: '^ {2}(\\S.*)$', message: 1 },
    ],
  },
};

/** Adds entries to a list in a settings file, keeping its comments and what others put there. */
function update(file: string, path: string[], entries: readonly object[], identity: string, start = '{}\n'): void {
  const text = existsSync(file) ? readText(file) : start;
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof root !== 'object' || root === null || Array.isArray(root))
    throw new UserError(
      'bad-settings',
      `${file} is not a JSON object.`,
      `Correct it, then run this again: ${commandHere('init --vscode')}`,
    );
  const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
  const others = Array.isArray(found)
    ? found.filter((old) => !entries.some((entry) => memberOf(entry, identity) === memberOf(old, identity)))
    : [];
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  writeFileSync(file, applyEdits(text, modify(text, path, [...others, ...entries], { formattingOptions })));
}

const memberOf = (entry: unknown, key: string): unknown => (entry as Record<string, unknown> | null)?.[key];

/** The folder of the shipped schemas, beside that of the command. */
const schemasFolder = (): string => join(dirname(fileURLToPath(import.meta.url)), '..', 'schemas');
