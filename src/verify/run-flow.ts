import type { Connector } from '../connector/connector.js';
import type { OAuthSettings } from '../connector/properties.js';
import { keyOf, type Place } from '../document/node.js';
import { type Exchange, type FlowStage, headerOf } from '../exchange/exchange.js';
import { readingOf } from '../exchange/token-reading.js';
import { callbackIn, isCallbackOf } from './callback.js';
import type { FlowValues } from './flow-values.js';
import { type RefreshVariant, refreshVariants } from './refresh-variants.js';
import type { PlatformRequest } from './request.js';
import { flowOf } from './requests.js';
import type { RequestToSend, Sent } from './send.js';

/** How the sign-in in the browser ended: at the redirect URL, with an error text that the person pasted, or not at all. */
export type SignIn =
  | { readonly kind: 'callback'; readonly url: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };

/** What a run needs of the world. */
export interface World {
  send(request: RequestToSend): Promise<Sent>;
  /** Lets the person sign in at an address, until the browser comes back. */
  signIn(url: string): Promise<SignIn>;
  /** True when what was seen so far has a cause that the next stage cannot get over. */
  hasFailed(exchanges: readonly Exchange[]): boolean;
  /** Told before each request. */
  begin?(stage: FlowStage, label: string): void;
}

export interface RunOptions {
  /** Also the refreshes that are documented less well: without the secret, and with HTTP Basic. */
  readonly refreshMatrix?: boolean;
  readonly skipRefresh?: boolean;
  /** Another origin, such as that of a sandbox, for every address of the connector. */
  readonly origin?: string | undefined;
}

/** Why a stage was not run. */
export interface Skipped {
  readonly stage: FlowStage;
  readonly reason: string;
}

export interface RunResult {
  readonly exchanges: readonly Exchange[];
  readonly skipped: readonly Skipped[];
  /** The request that an exchange was made of: where its parts come from and how they are known. */
  readonly made: ReadonlyMap<Exchange, PlatformRequest>;
}

/**
 * Runs the flow as the platform does: sign-in, exchange of the code, a call, the same call without a token, refresh, the call
 * again. Sends only what {@link flowOf} makes of the connector's files; never revokes a token, because ServiceNow gives one
 * token to all connections of a person, and revoking it would end theirs. Stops where going on would prove nothing.
 */
export async function runFlow(
  connector: Connector,
  oauth: OAuthSettings,
  values: FlowValues,
  world: World,
  options: RunOptions = {},
): Promise<RunResult> {
  return new Run(connector, oauth, values, world, options).all();
}

class Run {
  private readonly exchanges: Exchange[] = [];
  private readonly skipped: Skipped[] = [];
  private readonly made = new Map<Exchange, PlatformRequest>();

  constructor(
    private readonly connector: Connector,
    private readonly oauth: OAuthSettings,
    private values: FlowValues,
    private readonly world: World,
    private readonly options: RunOptions,
  ) {}

  async all(): Promise<RunResult> {
    await this.stages();
    const { exchanges, skipped, made } = this;
    return { exchanges, skipped, made };
  }

  private async stages(): Promise<void> {
    const callback = await this.authorize();
    if (callback === undefined || this.hasFailed()) return;
    const code = new URLSearchParams(queryIn(callback)).get('code');
    if (!code) return;
    this.values = { ...this.values, code };
    const tokens = await this.exchange();
    if (!tokens) return;
    this.values = { ...this.values, ...tokens };
    await this.call('with the token');
    await this.callWithoutToken();
    if (this.options.skipRefresh) this.skip('refresh', 'It was to be left out.');
    else await this.refresh();
  }

  /** The address at which the browser came back. */
  private async authorize(): Promise<string | undefined> {
    const [request] = this.requests('authorize');
    if (!request) return this.skip('authorize', this.gapOf('authorize'));
    const page = await this.send(request, 'the sign-in page');
    // A server that refuses at once, or knows the person already, leads back without a page.
    const location = headerOf(page.response, 'location') ?? '';
    if (isCallbackOf(location, this.values.redirectUrl)) return this.cameBack(location);
    if (this.hasFailed()) return undefined;
    const end = await this.world.signIn(page.request?.url ?? '');
    if (end.kind === 'none') return this.skip('callback', end.reason);
    if (end.kind === 'callback') return this.cameBack(end.url);
    this.add({ stage: 'authorize', said: end.text, where: this.placesOf(request) });
    return undefined;
  }

  private cameBack(url: string): string {
    this.add({
      stage: 'callback',
      request: { method: 'GET', url: callbackIn(url, this.values.redirectUrl), headers: [] },
      time: Date.now(),
      where: { exchange: this.redirectPlace() },
    });
    return url;
  }

  private async exchange(): Promise<Tokens | undefined> {
    const requests = this.requests('token');
    if (requests.length === 0) return this.skip('token', this.gapOf('token'));
    for (const request of requests) {
      const label = request.attempt === 'basic' ? 'second attempt, HTTP Basic' : 'code for token';
      const tokens = tokensIn(await this.send(request, label));
      if (tokens) return tokens;
    }
    return undefined;
  }

  private async call(label: string): Promise<void> {
    const [request] = this.requests('api');
    if (!request) this.skip('api', this.gapOf('api'));
    else await this.send(request, label);
  }

  /** The same call without a token has to be refused: an API that is open proves nothing about the token. */
  private async callWithoutToken(): Promise<void> {
    const [request] = this.requests('api');
    if (!request) return;
    const headers = request.headers.filter(({ name }) => name.toLowerCase() !== 'authorization');
    await this.send({ ...request, headers }, 'the same call without a token', 'without-token');
  }

  private async refresh(): Promise<void> {
    const [request] = this.requests('refresh');
    if (!request) return this.skip('refresh', this.gapOf('refresh'));
    if (this.values.refreshToken === '')
      return this.skip(
        'refresh',
        'The token answer had no refresh token, so that the platform could not refresh either.',
      );
    const tokens = tokensIn(await this.send(request, 'as the platform refreshes'));
    if (tokens) {
      this.values = { ...this.values, ...this.newer(tokens) };
      await this.call('with the refreshed token');
    }
    if (this.options.refreshMatrix) await this.otherRefreshes();
  }

  private async otherRefreshes(): Promise<void> {
    for (const variant of ['refresh-without-secret', 'refresh-basic'] as const satisfies readonly RefreshVariant[]) {
      const [request] = this.requests('refresh');
      if (!request) return;
      const changed = refreshVariants(request, this.values)[variant];
      const tokens = tokensIn(
        await this.send(changed, variant === 'refresh-basic' ? 'HTTP Basic' : 'without secret', variant),
      );
      if (tokens) this.values = { ...this.values, ...this.newer(tokens) };
    }
  }

  /** A refresh may leave the refresh token out, which then stays the same. */
  private newer({ accessToken, refreshToken }: Tokens): Tokens {
    return { accessToken, refreshToken: refreshToken || this.values.refreshToken };
  }

  private requests(stage: PlatformRequest['stage']): PlatformRequest[] {
    return flowOf(this.connector, this.oauth, this.values).requests.filter((each) => each.stage === stage);
  }

  private gapOf(stage: PlatformRequest['stage']): string {
    const { notes } = flowOf(this.connector, this.oauth, this.values);
    return notes.find((note) => note.stage === stage)?.text ?? 'There is nothing to send.';
  }

  private async send(request: PlatformRequest, label: string, probe?: Exchange['probe']): Promise<Exchange> {
    const { stage, attempt, method, headers, body } = request;
    this.world.begin?.(stage, label);
    const url = atOrigin(request.url, this.options.origin);
    const asked = { method, url, headers, ...(body !== undefined && { body }) };
    const { request: sent, response, failure, time, answeredAt } = await this.world.send(asked);
    const exchange: Exchange = {
      stage,
      ...(attempt && { attempt }),
      ...(probe && { probe }),
      request: sent,
      ...(response && { response }),
      ...(failure && { failure }),
      time,
      ...(answeredAt !== undefined && { answeredAt }),
      where: this.placesOf(request),
    };
    this.made.set(exchange, request);
    return this.add(exchange);
  }

  private add(exchange: Exchange): Exchange {
    this.exchanges.push(exchange);
    return exchange;
  }

  private hasFailed(): boolean {
    return this.world.hasFailed(this.exchanges);
  }

  private skip(stage: FlowStage, reason: string): undefined {
    this.skipped.push({ stage, reason });
    return undefined;
  }

  /** The key with the address; what an operation answers is about its path. */
  private placesOf({ address, called }: PlatformRequest): Exchange['where'] {
    const exchange = address.from.node ?? keyOf(this.oauth.node);
    return called ? { exchange, status: called, response: called } : { exchange };
  }

  private redirectPlace(): Place {
    const { node } = this.oauth;
    return node.getIgnoringCase('redirectUrl') ?? node.getIgnoringCase('redirectMode') ?? keyOf(node);
  }
}

interface Tokens {
  readonly accessToken: string;
  /** Empty when there is none. */
  readonly refreshToken: string;
}

/** The tokens of an answer, as far as a lenient client finds them. */
function tokensIn(exchange: Exchange): Tokens | undefined {
  const reading = readingOf(exchange);
  if (!reading?.hasToken) return undefined;
  const refresh = reading.members?.get('refresh_token');
  return {
    accessToken: String(reading.members?.get('access_token')),
    refreshToken: typeof refresh === 'string' ? refresh : '',
  };
}

const queryIn = (url: string): string =>
  url.includes('?') ? url.slice(url.indexOf('?') + 1).replace(/#.*$/s, '') : '';

/** An address with another scheme, host and port. */
function atOrigin(url: string, origin: string | undefined): string {
  return origin === undefined ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, () => origin);
}
