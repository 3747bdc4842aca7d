import type { Answer } from '../exchange/answer-shape.js';
import type { Attempt } from '../exchange/two-attempts.js';
import { STATUS_NAMES } from '../facts/http-status.js';
import type {
  AnswerShape,
  Direction,
  Message,
  MessageStage,
  RepairBy,
  ShownBy,
  When,
} from '../facts/messages/message.js';

/** The names of the catalogue in words. */
export const DIRECTIONS: Readonly<Record<Direction, string>> = {
  'microsoft-to-servicenow': 'Microsoft calls ServiceNow: the connector, app or agent is the OAuth client',
  'servicenow-to-microsoft': 'ServiceNow calls Microsoft: the instance itself is the OAuth client',
  either: 'either: the text does not say who the client is',
};

export const SHOWN_BY: Readonly<Record<ShownBy, string>> = {
  platform: 'Power Platform',
  servicenow: 'ServiceNow',
  entra: 'Microsoft Entra ID',
  teams: 'Microsoft Teams',
  'bot-framework': 'the Bot Framework',
  provider: 'the server at the other end',
  tool: 'a command-line tool or an editor',
  network: 'the network library, the browser, or a box between',
};

export const REPAIR_BY: Readonly<Record<RepairBy, string>> = {
  maker: 'maker of the connector',
  user: 'person who signs in',
  'servicenow-admin': 'ServiceNow administrator',
  'entra-admin': 'Microsoft Entra administrator',
  'teams-admin': 'Teams administrator',
  'power-platform-admin': 'Power Platform administrator',
  'network-admin': 'network administrator',
  'provider-admin': 'administrator of the other server',
  microsoft: 'Microsoft',
  wait: 'nobody: wait, then try again',
};

export const STAGES: Readonly<Record<MessageStage, string>> = {
  authorize: 'on the sign-in page',
  callback: 'when the sign-in returns',
  token: 'when a token is asked for',
  refresh: 'when the token is renewed',
  api: 'when an operation is called',
  designer: 'in the designer',
  upload: 'when the connector is uploaded',
  review: 'in the review for certification',
  network: 'on the way to the server',
  import: 'when a solution is imported',
};

export const WHEN: Readonly<Record<When, string>> = {
  'at-once': 'at once',
  '30-minutes': 'after 30 minutes',
  hour: 'after an hour',
  '100-days': 'after about 100 days',
  'after-deployment': 'right after a deployment',
};

export const SHAPES: Readonly<Record<AnswerShape, string>> = {
  token: 'a token',
  'token-in-form': 'a URL-encoded token, no JSON',
  'token-below-top': 'JSON with the token below the top',
  'token-renamed': 'JSON with the token under another name',
  'token-empty': 'JSON with an empty access_token',
  error: 'a JSON error',
  'error-in-form': 'a URL-encoded error',
  'nested-error': 'JSON with a nested error',
  'other-json': 'JSON without a token',
  'json-array': 'a JSON list',
  'broken-json': 'JSON that is cut or damaged',
  hibernating: 'the page of a sleeping instance',
  maintenance: 'a page about maintenance',
  'login-page': 'a sign-in page',
  'blocked-page': 'a page of a firewall',
  'web-page': 'a web page',
  xml: 'XML',
  empty: 'nothing',
  'left-out': 'a body that was left out',
  text: 'a text',
};

/** An answer in a few words, with its error and code if they are known ones. */
export function answerWords({ shape, error, entraCode }: Answer): string {
  const details = [error, entraCode].filter((detail) => detail !== undefined);
  return details.length > 0 ? `${SHAPES[shape]}, ${details.join(' ')}` : SHAPES[shape];
}

const statusWords = (status: number): string => {
  const name = [...STATUS_NAMES].find(([, number]) => number === status)?.[0];
  return name === undefined ? String(status) : `${status} ${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')}`;
};

/** One attempt at the exchange in words. */
export const attemptWords = ({ client, status, answer }: Omit<Attempt, 'body'>): string =>
  `client ID and secret in ${client === 'form' ? 'the form' : 'a Basic header'}: ${
    status === undefined ? 'no status' : statusWords(status)
  }, ${answerWords(answer)}`;

/** A choice in words: `a, b or c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;

/** What to do; where the instance is the client, what a connector has in its form is in a record of the instance. */
export function repairOf(
  { direction, repair, repairInServiceNow }: Pick<Message, 'direction' | 'repair' | 'repairInServiceNow'>,
  seen: Direction,
): string {
  if (seen !== 'servicenow-to-microsoft' || direction !== 'either') return repair;
  if (repairInServiceNow !== undefined) return repairInServiceNow;
  return IN_A_CONNECTOR.test(repair)
    ? `In ServiceNow, not in a connector: make the change in the Application Registry record of the provider. For a connector it would be: ${repair}`
    : repair;
}

const IN_A_CONNECTOR = /Security tab|connect(?:ion|or)|template|apiProperties|identityProvider/i;

/** Who repairs what was seen in this direction. */
export const repairedBy = (
  { direction, repairBy }: Pick<Message, 'direction' | 'repairBy'>,
  seen: Direction,
): readonly RepairBy[] =>
  seen === 'servicenow-to-microsoft' && direction === 'either' ? ['servicenow-admin', 'entra-admin'] : repairBy;
