import type { Connector } from '../connector/connector.js';
import { UserError } from '../engine/user-error.js';

/** Values that were given by name, looked up without regard to case. */
export interface GivenValues {
  /** Of a connection parameter, with or without `token:`. */
  readonly connection: (name: string) => string | undefined;
  /** Of a parameter of the operation that is called. */
  readonly call: (name: string) => string | undefined;
}

/**
 * Reads `--parameter name=value` and `--value name=value`, and sees to it that the operation only reads.
 * @throws UserError `not-a-value`, `no-operation`, `not-a-read`
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
        `For example ${option} instance=dev12345.service-now.com`,
      );
    }),
  );
}

/** A run changes nothing in the instance. */
function refuseWrites(id: string, connector: Connector): void {
  const operation = connector.definition?.operationById(id);
  if (!operation) {
    const reads = connector.operations.flatMap((each) => (each.method === 'get' && each.id ? [each.id] : []));
    throw new UserError(
      'no-operation',
      'The connector has no operation of that name.',
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
