import { Document } from '../../src/document/document.js';
import { stretch } from '../../src/document/node.js';
import type { Exchange, FlowStage, HttpResponse, NetworkFailure } from '../../src/exchange/exchange.js';
import { type Evidence, Flow } from '../../src/exchange/flow.js';

const nowhere = stretch(new Document('evidence.http', '', { json: false }), 0, 0);

const ADDRESSES: Readonly<Record<FlowStage, string>> = {
  authorize: 'https://itsm.example.com/oauth_auth.do?response_type=code&client_id=synthetic&redirect_uri=x&state=s',
  callback: 'https://global.consent.azure-apim.net/redirect?code=synthetic&state=s',
  token: 'https://itsm.example.com/oauth_token.do',
  refresh: 'https://itsm.example.com/oauth_token.do',
  api: 'https://itsm.example.com/api/now/table/incident',
};

interface Parts {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  readonly body?: string;
  readonly probe?: Exchange['probe'];
}

const headersOf = (headers: Parts['headers'] = {}) =>
  (Array.isArray(headers) ? headers : Object.entries(headers)).map(([name, value]) => ({ name, value }));

/** A request of a leg of the flow with what came of it: an answer, or none. */
export function exchangeOf(
  stage: FlowStage,
  answer: { status: number; headers?: Readonly<Record<string, string>>; body?: string } | NetworkFailure,
  { url = ADDRESSES[stage], headers, body, probe }: Parts = {},
): Exchange {
  const sent = headers ?? (stage === 'api' ? { Authorization: 'Bearer synthetic' } : undefined);
  const response: HttpResponse | undefined =
    'status' in answer
      ? { status: answer.status, headers: headersOf(answer.headers), body: answer.body ?? '' }
      : undefined;
  return {
    stage,
    request: {
      method: stage === 'token' || stage === 'refresh' ? 'POST' : 'GET',
      url,
      ...(sent && { headers: headersOf(sent) }),
      ...(body !== undefined && { body }),
    },
    ...(response ? { response } : { failure: answer as NetworkFailure }),
    ...(probe && { probe }),
    where: { exchange: nowhere },
  };
}

/** A flow of some exchanges, as if they had been pasted. */
export const flowOf = (exchanges: readonly Exchange[], evidence: Partial<Evidence> = {}): Flow =>
  new Flow({ kinds: ['raw'], exchanges, isSanitized: false, ...evidence });

export const TOKEN = { status: 200, body: '{"access_token":"synthetic","token_type":"Bearer","expires_in":1799}' };
