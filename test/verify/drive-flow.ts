import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, request as send } from 'node:http';
import type { Connector } from '../../src/connector/connector.js';
import type { Exchange, HttpResponse } from '../../src/exchange/exchange.js';
import type { Evidence, Flow } from '../../src/exchange/flow.js';
import { readingOf } from '../../src/exchange/token-reading.js';
import { standIns } from '../../src/verify/flow-values.js';
import { type FlowValues, flowOf, type PlatformRequest, type Stage } from '../../src/verify/requests.js';
import { serve } from '../support/loopback.js';

/** What a person who connects has, besides the files of the connector. */
export interface Connecting {
  readonly clientId: string;
  readonly clientSecret: string;
  /** At 127.0.0.1, where the driver listens for the browser. */
  readonly redirectUrl: string;
  /** Takes the browser to the sign-in page, and the person through it. */
  readonly open: (authorizeUrl: string) => Promise<unknown>;
}

/** Takes a connector through sign-in, exchange, call, refresh and call, as far as that goes, and tells what was sent and said. */
export type DriveFlow = (connector: Connector, connecting: Connecting) => Promise<Evidence>;

/** The legs of a flow, in the words of its exchanges: `token form 200`. */
export const legsOf = ({ exchanges }: Flow): string[] =>
  exchanges.map(({ stage, attempt, probe, response }) =>
    [stage, attempt, probe, response?.status].filter((each) => each !== undefined).join(' '),
  );

/** All drivers; the tests hold each of them to the same. */
export const DRIVERS: readonly (readonly [name: string, driveFlow: DriveFlow])[] = [['plain requests', drivePlainly]];

/** Sends what `flowOf` makes, as it is, and decides no more than the platform has to. */
async function drivePlainly(connector: Connector, connecting: Connecting): Promise<Evidence> {
  const run = new Run(connector, connecting);
  await run.signIn();
  if (run.hasCode && (await run.exchange())) {
    await run.call('without-token');
    await run.call();
    if (await run.refresh()) await run.call();
  }
  return { kinds: ['live'], exchanges: run.exchanges, isSanitized: false };
}

class Run {
  readonly exchanges: Exchange[] = [];
  private values: FlowValues;

  constructor(
    private readonly connector: Connector,
    private readonly connecting: Connecting,
  ) {
    const { clientId, clientSecret, redirectUrl } = connecting;
    const codeVerifier = randomBytes(32).toString('base64url');
    this.values = {
      ...standIns(this.oauth),
      clientId,
      clientSecret,
      redirectUrl,
      state: randomBytes(16).toString('hex'),
      code: '',
      codeVerifier,
      codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    };
  }

  private get oauth() {
    const [oauth] = this.connector.oauthSettings;
    if (!oauth) throw new Error('the connector has no OAuth settings');
    return oauth;
  }

  private requests(stage: Stage): readonly PlatformRequest[] {
    return flowOf(this.connector, this.oauth, this.values).requests.filter((each) => each.stage === stage);
  }

  get hasCode(): boolean {
    return this.values.code !== '';
  }

  async signIn(): Promise<void> {
    const [request] = this.requests('authorize');
    if (!request) throw new Error('there is no sign-in request');
    const { redirectUrl, open } = this.connecting;
    let back: string | undefined;
    const receiver = await serve(
      () => (incoming, outgoing) => {
        back ??= incoming.url;
        outgoing.end('Done. You can close this window.');
      },
      Number(new URL(redirectUrl).port),
    );
    await open(request.url).finally(() => receiver.close());
    this.exchanges.push(exchangeOf(request, {}));
    if (back === undefined) return;
    const url = new URL(back, receiver.origin);
    const seen = { method: 'GET', url: url.href };
    this.exchanges.push({ ...exchangeOf(request, {}), stage: 'callback', request: seen });
    const isOurs = url.searchParams.get('state') === this.values.state;
    this.values = { ...this.values, code: (isOurs && url.searchParams.get('code')) || '' };
  }

  /** Sends the attempts until one brings a token. */
  exchange(): Promise<boolean> {
    return this.tokensBy(this.requests('token'));
  }

  refresh(): Promise<boolean> {
    return this.tokensBy(this.requests('refresh'));
  }

  private async tokensBy(requests: readonly PlatformRequest[]): Promise<boolean> {
    for (const request of requests) {
      const exchange = exchangeOf(request, { response: await answerTo(request) });
      this.exchanges.push(exchange);
      const { hasToken = false, members } = readingOf(exchange) ?? {};
      if (!hasToken) continue;
      const accessToken = members?.get('access_token') as string;
      const refreshToken = members?.get('refresh_token');
      this.values = { ...this.values, accessToken, ...(typeof refreshToken === 'string' ? { refreshToken } : {}) };
      return true;
    }
    return false;
  }

  async call(probe?: 'without-token'): Promise<void> {
    for (const request of this.requests('api')) {
      const headers = probe ? request.headers.filter(({ name }) => name !== 'Authorization') : request.headers;
      const sent = { ...request, headers };
      const response = await answerTo(sent);
      this.exchanges.push(exchangeOf(sent, { response, ...(probe ? { probe } : {}) }));
    }
  }
}

function exchangeOf(request: PlatformRequest, more: Pick<Exchange, 'response' | 'probe'>): Exchange {
  const { stage, attempt, method, url, headers, body = '' } = request;
  const place = request.address.from.node;
  if (!place) throw new Error(`the address of ${stage} has no place in the files`);
  const asked = { stage, ...(attempt ? { attempt } : {}), request: { method, url, headers, body } };
  return { ...asked, ...more, where: { exchange: place }, origin: place };
}

const answerTo = ({ method, url, headers, body }: PlatformRequest): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const named = headers.flatMap(({ name, value }) => [name, value]);
    const sent = send(url, { method, headers: [...named, 'Host', new URL(url).host], agent: false }, (incoming) =>
      read(incoming).then(resolve, reject),
    );
    sent.once('error', reject);
    sent.end(body);
  });

async function read(incoming: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = incoming.rawHeaders.flatMap((name, index, all) =>
    index % 2 === 0 ? [{ name, value: all[index + 1] as string }] : [],
  );
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') };
}
