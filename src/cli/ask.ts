import { checkbox, confirm, input, select } from '@inquirer/prompts';
import { UserError } from '../engine/user-error.js';
import { TABLES } from '../facts/tables/index.js';
import { completeSpec } from '../generator/complete-spec.js';
import { instanceHost } from '../generator/instance.js';
import { DEFAULT_PACKS, PACK_NAMES, PACKS, type PackName } from '../generator/packs.js';
import { DEFAULT_TABLES } from '../generator/spec-tables.js';
import type { RawSpec } from './generate-input.js';
import { GeneratedFolder } from './generated-folder.js';

/** A specification to try a single answer in. */
const TRIAL = { anyInstance: true } as const;

/** Asks, on a terminal, for what a connector is made of. Every question has an option of the same meaning. */
export async function ask(): Promise<{ readonly spec: RawSpec; readonly out: string }> {
  const instance = await askInstance();
  const apis = await checkbox<PackName>({
    message: 'What should it do?',
    pageSize: 12,
    required: true,
    choices: PACK_NAMES.map((name) => ({
      name: `${PACKS[name].title}: ${PACKS[name].about}`,
      short: PACKS[name].title,
      value: name,
      checked: DEFAULT_PACKS.includes(name),
    })),
  });
  const tables = apis.includes('table') || apis.includes('triggers') ? await askTables() : [];
  const access = await select({
    message: 'May it change records?',
    choices: [
      { name: 'Yes, read and write', value: 'write' },
      { name: 'No, read only', value: 'read' },
    ],
  });
  const anyTable =
    apis.includes('table') &&
    (await confirm({ message: 'Show the fields of every other table too, by custom code?', default: false }));
  const publisher = await input({
    message: 'Who publishes it? (a name, shown to its users)',
    default: 'ServiceNow team',
    validate: (name) => reasonAgainst(() => completeSpec({ ...TRIAL, publisher: { name } })),
  });
  const environments = instance === undefined ? {} : { default: { instance, ...(await askClientId()) } };
  const out = await input({
    message: 'Folder:',
    default: 'connectors/my-servicenow',
    required: true,
    validate: (path) => reasonAgainst(() => emptyFolder(path)),
  });
  const anyInstance = instance === undefined;
  return { out, spec: { anyInstance, apis, tables, access, anyTable, publisher: { name: publisher }, environments } };
}

/** The host of the instance; undefined for any instance. */
async function askInstance(): Promise<string | undefined> {
  const isAny = await select({
    message: 'Which ServiceNow instance?',
    choices: [
      { name: 'One instance', value: false, description: 'the usual case' },
      { name: 'Any instance', value: true, description: 'each connection names its host and its own OAuth client' },
    ],
  });
  if (isAny) return undefined;
  return instanceHost(
    await input({
      message: 'Instance (dev12345, or its address):',
      required: true,
      validate: (text) => reasonAgainst(() => instanceHost(text)),
    }),
  );
}

const askTables = (): Promise<string[]> =>
  checkbox<string>({
    message: 'Which tables, with all their fields?',
    pageSize: 12,
    choices: [...TABLES.values()].map(({ name, plural }) => ({
      name: `${plural} (${name})`,
      short: name,
      value: name,
      checked: DEFAULT_TABLES.includes(name),
    })),
  });

async function askClientId(): Promise<{ readonly clientId?: string }> {
  const clientId = await input({
    message: 'Client ID of the registry record (empty when there is none yet):',
    validate: (text) =>
      text.trim() === '' ||
      reasonAgainst(() => completeSpec({ environments: { default: { instance: 'trial', clientId: text } } })),
  });
  return clientId.trim() === '' ? {} : { clientId: clientId.trim() };
}

/** Refuses a folder whose connector the answers would replace. */
function emptyFolder(path: string): void {
  if (new GeneratedFolder(path).spec === undefined) return;
  throw new UserError(
    'exists',
    `${path} holds a connector already.`,
    `Name another folder, or stop with Ctrl-C and run "generate --spec ${path}".`,
  );
}

function reasonAgainst(check: () => unknown): true | string {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
}
