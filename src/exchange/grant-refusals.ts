import type { RepairBy } from '../facts/messages/message.js';
import { type Exchange, formOf, type Part } from './exchange.js';
import type { Flow } from './flow.js';
import { refusalsAbout } from './refusals.js';

/** A token request that is refused for its grant type. */
export interface GrantRefusal {
  readonly exchange: Exchange;
  readonly part: Part;
  /** What was sent and how it was refused, of what may be shown, and what is expected. */
  readonly message: string;
  /** Where the request is right, so that the files need no repair. */
  readonly remedy?: string;
  readonly repairBy: readonly [RepairBy, ...RepairBy[]];
}

/**
 * The token requests of a leg that are refused for their grant type.
 * @param wanted the grant type of that leg
 */
export const grantRefusals = (flow: Flow, stage: 'token' | 'refresh', wanted: string): readonly GrantRefusal[] =>
  refusalsAbout(flow, 'grant-type', stage).map(({ exchange, answered }) => {
    const grant = formOf(exchange).get('grant_type');
    const isRight = grant === wanted;
    const sent = isRight ? `grant_type "${wanted}" is` : grant === null ? 'the grant type is' : 'another grant_type is';
    const expected = isRight
      ? `a client that may use it, at ${stage === 'token' ? 'a token' : 'an'} endpoint that knows it`
      : `"${wanted}"`;
    return {
      exchange,
      part: grant === null ? 'response' : 'request',
      message: `${sent} refused with ${answered}; expected ${expected}`,
      ...(isRight && { remedy: elsewhere(stage) }),
      repairBy: isRight ? ['servicenow-admin', 'provider-admin', 'maker'] : ['maker'],
    };
  });

const elsewhere = (stage: 'token' | 'refresh'): string =>
  `The request is right. Compare "${stage === 'token' ? 'Token URL' : 'Refresh URL'}" with the documentation of the server, and let the registration allow ${stage === 'token' ? 'the authorization code grant: in ServiceNow a record for an external client, made as "OAuth - Authorization code grant"; elsewhere its list of grant types' : 'refresh tokens, in its list of grant types'}.`;
