import { UserError } from '../engine/user-error.js';

/** The command-line tools that upload a connector. */
export const TOOLS = ['pac', 'paconn'] as const;
export type Tool = (typeof TOOLS)[number];
export type Action = 'create' | 'update';

/** What a person said about where a connector goes. */
export interface GivenTarget {
  readonly tool: Tool;
  readonly create?: boolean | undefined;
  readonly update?: boolean | undefined;
  /** The Power Platform environment: its ID, or for pac also its address. */
  readonly environmentId?: string | undefined;
  readonly connectorId?: string | undefined;
  /** The unique name of a solution. */
  readonly solution?: string | undefined;
}

/** Where a connector goes, every part in the form that the tool takes. */
export interface DeployTarget {
  readonly tool: Tool;
  readonly action: Action;
  /** Always given for paconn; pac takes the one of its active profile where it is not. */
  readonly environmentId?: string;
  /** Given for an update. */
  readonly connectorId?: string;
  readonly solution?: string;
}

/** What `settings.json` says, for the environment that it is about. */
export interface KnownTarget {
  readonly environmentId?: string | undefined;
  readonly connectorId?: string | undefined;
}

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const IS_GUID = new RegExp(`^${GUID}$`, 'i');
const IS_ENVIRONMENT = new RegExp(`^(?:(?:default|legacy)-)?${GUID}$`, 'i');
const IS_ADDRESS = /^https:\/\/[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}\/?$/i;
/** paconn's name of a connector. Source: ppc-upsert. */
const IS_SHARED = /^shared_[\w.-]{1,200}$/;

/**
 * Reads where a connector goes. The ID that pac knows a connector by (the GUID of its row in Dataverse) and the one that
 * paconn knows it by (`shared_…`) are never taken for one another. Sources: learn-pac-connector, ppc-upsert.
 * @throws UserError `usage`, `bad-environment-id`, `bad-connector-id`, `exists`
 */
export function targetOf(given: GivenTarget, known: KnownTarget): DeployTarget {
  const { tool, solution } = given;
  const action = actionOf(given);
  const environmentId = environmentOf(tool, given.environmentId ?? known.environmentId);
  if (solution !== undefined) refuseSolution(tool, solution);
  const target = {
    tool,
    action,
    ...(environmentId === undefined ? {} : { environmentId }),
    ...(solution === undefined ? {} : { solution }),
  };
  if (action === 'update') return { ...target, connectorId: connectorOf(given, known) };
  if (given.connectorId !== undefined)
    throw new UserError(
      'usage',
      '--connector-id goes with --update, not with --create.',
      'A new connector gets its ID.',
    );
  if (known.connectorId !== undefined)
    throw new UserError(
      'exists',
      `settings.json names the connector ${known.connectorId} already; --create would make a second one beside it.`,
      'Use --update, or remove "connectorId" from settings.json.',
    );
  return target;
}

function actionOf({ create, update }: GivenTarget): Action {
  if ((create === true) !== (update === true)) return create === true ? 'create' : 'update';
  throw new UserError(
    'usage',
    `Say ${create === true ? 'only ' : ''}one thing: --create for a new connector, or --update for one that is there.`,
    'The ID of a connector stands in what --create printed, and in the address of its page.',
  );
}

/** True for the ID or the address of a Power Platform environment, which no environment of `spec.json` is called. */
export const isEnvironmentId = (text: string): boolean =>
  IS_ENVIRONMENT.test(text.trim()) || IS_ADDRESS.test(text.trim());

function environmentOf(tool: Tool, text: string | undefined): string | undefined {
  if (text === undefined && tool === 'pac') return undefined;
  const id = text?.trim() ?? '';
  if (IS_ENVIRONMENT.test(id) || (tool === 'pac' && IS_ADDRESS.test(id))) return id;
  throw new UserError(
    'bad-environment-id',
    text === undefined
      ? 'The Power Platform environment is not given, and paconn could not ask for it.'
      : `The Power Platform environment ${quoted(text)} is not one that ${tool} takes.`,
    `Give --environment-id: the GUID of the environment, perhaps after "Default-"${tool === 'pac' ? ', or its address, such as https://contoso.crm.dynamics.com' : ''}. It stands in the address of make.powerapps.com.`,
  );
}

function connectorOf({ tool, connectorId }: GivenTarget, known: KnownTarget): string {
  const id = (connectorId ?? known.connectorId)?.trim();
  if (id !== undefined && (tool === 'pac' ? IS_GUID : IS_SHARED).test(id)) return id;
  const ofOther = id !== undefined && (tool === 'pac' ? IS_SHARED : IS_GUID).test(id);
  const other = tool === 'pac' ? 'paconn' : 'pac';
  throw new UserError(
    'bad-connector-id',
    id === undefined
      ? '--update needs --connector-id.'
      : ofOther
        ? `The connector ID "${id}" is one of ${other}; ${tool} does not know it.`
        : `The connector ID ${quoted(id)} is not one of ${tool}.`,
    tool === 'pac'
      ? 'pac takes the GUID that "pac connector list" shows. It knows connectors in Dataverse only; one that paconn made is updated with --tool paconn.'
      : 'paconn takes the name that begins with shared_, as "paconn create" printed it and settings.json holds it. A connector that pac made is updated with --tool pac.',
  );
}

function refuseSolution(tool: Tool, solution: string): void {
  if (tool === 'paconn')
    throw new UserError(
      'usage',
      '--solution is for pac; paconn makes connectors outside solutions only.',
      'Use --tool pac, or leave --solution out.',
    );
  if (!/^[A-Za-z_]\w{0,99}$/.test(solution))
    throw new UserError(
      'usage',
      `--solution is ${quoted(solution)}; expected the unique name of a solution.`,
      'It has letters, digits and underscores only; "pac solution list" shows it. The display name is another one.',
    );
}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
