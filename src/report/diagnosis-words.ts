import { addressParts, type FlowStage, queryOf } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import type { Direction } from '../facts/messages/message.js';
import type { DiagnosisView, Verdict } from './diagnosis.js';
import type { Outcome, StageView } from './diagnosis-stages.js';
import type { Explanation } from './explanation.js';
import { DIRECTIONS } from './explanation-words.js';
import type { Checked } from './reporter.js';

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  ok: 'ok',
  failed: 'failed',
  'not-visible': 'not visible',
  undecided: 'not ok',
};

export const VERDICTS: Readonly<Record<Exclude<Verdict, 'cause' | 'likely' | 'weakness'>, string>> = {
  explained: 'the error text says what it may be; see below',
  undecided: 'not decided: something failed, and nothing seen says why',
  unfinished: 'not finished: the run ended without a token; nothing wrong was seen until then',
  good: 'nothing wrong was seen',
};

/** Who is the client, of a sign-in instead of a text. */
export const directionWords = (direction: Direction): string =>
  direction === 'either' ? 'not known: nothing seen says who the OAuth client is' : DIRECTIONS[direction];

const isOk = (stages: readonly StageView[], stage: FlowStage): boolean =>
  stages.some((each) => each.stage === stage && each.outcome === 'ok');

/** What went well, in sentences. */
export function proven(flow: Flow, stages: readonly StageView[]): string[] {
  const openCall = flow.exchanges.find(({ probe }) => probe === 'without-token');
  const refused = openCall?.response !== undefined && [401, 403].includes(openCall.response.status);
  return [
    ...(isOk(stages, 'authorize') ? ['The sign-in page answered the request of the connector.'] : []),
    ...(isOk(stages, 'callback') ? ['The sign-in came back with a code.'] : []),
    ...(isOk(stages, 'token')
      ? [
          flow.worksByBasicOnly
            ? 'The token endpoint gave a token, to the second attempt only: with HTTP Basic.'
            : 'The token endpoint gave a token.',
        ]
      : []),
    ...(isOk(stages, 'api')
      ? [`An operation answered with the token${refused ? '; without it the same call was refused' : ''}.`]
      : []),
    ...(isOk(stages, 'refresh') ? ['The refresh gave a new token.'] : []),
  ];
}

/** What a good run does not show, in sentences: the person is not to be surer than the evidence. */
export function notProven(flow: Flow, stages: readonly StageView[], connector: Checked): string[] {
  const { isLive } = flow;
  const { isSanitized } = flow.evidence;
  const hasCall = isOk(stages, 'api');
  const probed = flow.exchanges.find(({ probe }) => probe === 'without-token')?.response;
  const hosts = flow
    .of('authorize', 'token')
    .map((exchange) => addressParts(queryOf(exchange).get('redirect_uri') ?? '')?.host ?? '');
  const isLoopback = hosts.some((host) => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(host));
  return [
    ...(isLive
      ? [
          'The requests came from this machine. That does not exclude an allow list of IP addresses, a firewall or a private name of a host between Power Platform and the server.',
        ]
      : []),
    ...(isLoopback
      ? [
          'The redirect URL of the connector itself was not used: whether it is registered at the server is not shown. Compare the Security tab of the connector with the registration.',
        ]
      : []),
    ...(isSanitized
      ? [
          'Headers such as Authorization and Cookie were taken out of the recording: that they are missing in it says nothing.',
        ]
      : []),
    ...(hasCall && probed && probed.status < 400
      ? ['The same call was answered without a token too, so that it does not show that the token is taken.']
      : []),
    ...(hasCall && !probed
      ? ['The call was not made without a token: that the server looks at the token is not shown.']
      : []),
    ...(isOk(stages, 'token') && !isOk(stages, 'refresh')
      ? ['What happens when the token expires: no refresh was seen.']
      : []),
    ...(connector.documents.length === 0 && !isLive
      ? ['The files of the connector: none were given. Name the folder to have them looked at beside the traffic.']
      : []),
  ];
}

/** What to capture next, the most telling first. */
export function captureNext(
  flow: Flow,
  stages: readonly StageView[],
  direction: Direction,
  explanations: readonly Explanation[],
): string[] {
  const { kinds, isSanitized } = flow.evidence;
  const own = explanations.flatMap(({ primary }) => primary?.message.capture ?? []);
  const isUnknown = explanations.length === 0 && flow.said.length > 0;
  const isSeen = (stage: FlowStage): boolean =>
    stages.some((each) => each.stage === stage && each.exchanges.length > 0);
  if (direction === 'servicenow-to-microsoft')
    return [
      ...own,
      'In ServiceNow, the rows of the system log of that minute with the source OAuth, and the answer of the token endpoint as text (curl -i).',
    ];
  return [
    ...own,
    ...(isUnknown
      ? [
          'The whole error text, with the lines above and below it, and the screen it stands on: no known message reads like this one.',
        ]
      : []),
    ...(flow.isLive
      ? []
      : [
          'The answers of the token endpoint: "sn-connector verify <folder>" makes the sign-in from this machine and sees every answer.',
        ]),
    ...(kinds.includes('recording') || isSeen('authorize')
      ? []
      : [
          'The sign-in window: record its network traffic (HAR) in the window that opens itself, and give the file to "sn-connector diagnose".',
        ]),
    ...(isSanitized
      ? ['The same recording with sensitive data; it stays on this machine, and no secret of it is shown.']
      : []),
    ...(kinds.includes('status') || kinds.includes('text')
      ? []
      : ['The whole error text of the connection, as Power Platform shows it.']),
    'In ServiceNow, the rows of the system log of that minute.',
  ];
}

/** The command that checks the files of a connector. */
export function checkCommand({ folder }: Checked): string {
  const name = folder === '' ? '.' : folder;
  return `sn-connector check ${/[^\w./-]/.test(name) ? `"${name}"` : name}`;
}

/** What stands before the title of a cause that is not certain, or none. */
const BEFORE: Partial<Record<Verdict, string>> = {
  likely: 'likely: ',
  weakness: 'it went well; what may hurt: ',
  unfinished: 'not finished: the run ended without a token; what may hurt: ',
};

/** The verdict in a line: the title of the cause, with its rule, or what there is instead of one. */
export function verdictWords({ verdict, causes, files }: Pick<DiagnosisView, 'verdict' | 'causes' | 'files'>): string {
  const [first] = causes;
  if (verdict === 'good' && files.some(({ finding }) => finding.severity === 'error'))
    return `${VERDICTS.good}, but the files have errors`;
  if (!first) return VERDICTS[verdict as keyof typeof VERDICTS];
  const more = causes.length > 1 ? `; ${causes.length - 1} more` : '';
  return `${BEFORE[verdict] ?? ''}${first.title} [${first.finding.rule}]${more}`;
}
