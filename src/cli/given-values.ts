import type { Connector } from '../connector/connector.js';
import { UserError } from '../engine/user-error.js';
import { chosenOperation } from '../verify/api-request.js';

/** Values that were given by name, looked up without regard to case. */
export interface GivenValues {
  /** Of a connection parameter, with or without `token:`. */
  readonly connection: (name: string) => string | undefined;
  /** Of a parameter of the operation that is called. */
  readonly call: (name: string) => string | undefined;
}

/**
 * Reads `--parameter name=value` and `--value name=value`, and sees to it that the operation only reads.
 * @throws UserError `not-a-value`, `secret-in-argument`, `no-operation`, `not-a-read`, `no-parameter`
 */
export function givenValues(
  given: {
    readonly parameter?: readonly string[] | undefined;
    readonly value?: readonly string[] | undefined;
    readonly operation?: string | undefined;
  },
  connector: Connector,
): GivenValues {
  if (given.operation !== undefined) refuseWrites(given.operation, connector);
  const connection = read('--parameter', given.parameter);
  const call = read('--value', given.value);
  refuseSecret(connection);
  refuseUnknown(call, given.operation, connector);
  const plain = (name: string): string => name.replace(/^token:/i, '').toLowerCase();
  return {
    connection: (name) => connection.get(plain(name)) ?? connection.get(`token:${plain(name)}`),
    call: (name) => call.get(name.toLowerCase()),
  };
}

function read(option: string, pairs: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const sign = pair.indexOf('=');
      if (sign > 0) return [pair.slice(0, sign).trim().toLowerCase(), pair.slice(sign + 1)] as const;
      throw new UserError(
        'not-a-value',
        `${option} takes name=value.`,
        `For example ${option} ${option === '--value' ? 'sysparm_limit=1' : 'instance=dev12345.service-now.com'}`,
      );
    }),
  );
}

/** Arguments are seen by every program of the computer, and kept in the history of the shell. */
function refuseSecret(connection: ReadonlyMap<string, string>): void {
  if (![...connection.keys()].some((name) => /secret$/.test(name.replace(/[^a-z]/g, '')))) return;
  throw new UserError(
    'secret-in-argument',
    'A client secret is not taken from --parameter: arguments are kept in the history of the shell.',
    'Put it into SN_CONNECTOR_SECRET, or enter it when asked. Make a new one in ServiceNow: this one was shown.',
  );
}

/** A slip in a name would call the operation without the value. */
function refuseUnknown(call: ReadonlyMap<string, string>, id: string | undefined, connector: Connector): void {
  if (call.size === 0) return;
  const operation = chosenOperation(connector, id)?.operation;
  const names = (operation?.parameters ?? []).flatMap(({ name, in: place }) =>
    place === 'path' || place === 'query' || place === 'header' ? [name] : [],
  );
  const known = new Set(names.map((name) => name.toLowerCase()));
  if ([...call.keys()].every((name) => known.has(name))) return;
  throw new UserError(
    'no-parameter',
    `${operation?.id ?? 'The operation'} has no parameter of a name that --value gives.`,
    names.length > 0 ? `It has: ${names.slice(0, 12).join(', ')}` : 'It has none.',
  );
}

/** A run changes nothing in the instance. */
function refuseWrites(id: string, connector: Connector): void {
  const operation = connector.definition?.operationById(id);
  if (!operation) {
    const reads = connector.operations.flatMap((each) => (each.method === 'get' && each.id ? [each.id] : []));
    throw new UserError(
      'no-operation',
      `The connector has no operation "${id}".`,
      reads.length > 0 ? `It reads with: ${reads.slice(0, 8).join(', ')}` : 'It has none that reads.',
    );
  }
  if (operation.method !== 'get')
    throw new UserError(
      'not-a-read',
      `${id} is called with ${operation.method.toUpperCase()} and may change records; only GET is called.`,
      'Name an operation that reads.',
    );
}
