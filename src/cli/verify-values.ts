import { createHash, randomBytes } from 'node:crypto';
import type { Connector } from '../connector/connector.js';
import type { OAuthSettings } from '../connector/properties.js';
import { UserError } from '../engine/user-error.js';
import { clientIdOf, type FlowValues } from '../verify/flow-values.js';
import { flowOf } from '../verify/requests.js';
import { clientSecret } from './client-secret.js';
import { givenValues } from './given-values.js';
import type { VerifyOptions } from './verify.js';
import type { Destination } from './verify-destination.js';

/**
 * The values that a connection brings: from options, from the sandbox, from the environment or a question.
 * @throws UserError `no-client-id`, `no-secret`, `no-value`, and those of {@link givenValues}
 */
export async function valuesOf(
  connector: Connector,
  oauth: OAuthSettings,
  options: VerifyOptions,
  { sandbox, origin }: Destination,
  given: Pick<FlowValues, 'state' | 'redirectUrl'>,
): Promise<FlowValues> {
  const codeVerifier = randomBytes(32).toString('base64url');
  const { connection, call } = givenValues(options, connector);
  const clientId = options.clientId?.trim() || (sandbox?.client.id ?? clientIdOf(oauth) ?? connection('clientId'));
  if (clientId === undefined)
    throw new UserError(
      'no-client-id',
      'The connector has no client ID yet.',
      'Give that of the registry record in ServiceNow with --client-id.',
    );
  const secret = sandbox ? sandbox.client.secret : await clientSecret(options.secretEnv);
  const values: FlowValues = {
    ...given,
    clientId,
    clientSecret: secret,
    code: '',
    accessToken: '',
    refreshToken: '',
    codeVerifier,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    operation: options.operation,
    operationParameter: call,
    givenParameter: call,
    connectionParameter: (name) => {
      const letters = name.toLowerCase().replace(/[^a-z]/g, '');
      if (letters.endsWith('clientsecret')) return secret ?? '';
      if (letters.endsWith('clientid')) return clientId;
      return connection(name) ?? (origin === undefined ? missing(name) : new URL(origin).host);
    },
    environmentVariable: (name) => connection(name) ?? missing(name),
  };
  if (options.operation !== undefined) refuseGap(connector, oauth, values);
  return values;
}

/**
 * An operation that was asked for by name is called, or said to lack a value before anybody signs in.
 * @throws UserError `no-value`
 */
function refuseGap(connector: Connector, oauth: OAuthSettings, values: FlowValues): void {
  const gap = flowOf(connector, oauth, values).notes.find(({ stage }) => stage === 'api');
  if (gap) throw new UserError('no-value', gap.text, 'Give it with --value name=value .');
}

/** @throws UserError `no-value` */
function missing(name: string): never {
  throw new UserError(
    'no-value',
    `The connector needs a value for "${name}", which each connection brings.`,
    `Give it with --parameter ${name}=… .`,
  );
}
