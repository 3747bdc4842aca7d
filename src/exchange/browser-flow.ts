import { Document } from '../document/document.js';
import { isServiceNowHost } from '../facts/servicenow.js';
import { connectionCall, isConsentHost, isGatewayCall, isMicrosoftLogin, isRedirectOfFlow } from './browser-hosts.js';
import { connectionsIn, failuresIn, messageOf } from './connection-status.js';
import { addressParts, type Exchange, type FlowStage, headerOf, queryOf } from './exchange.js';
import { type HarEntry, placesOf } from './har-entry.js';
import { exchangesOfText, type Said, saidIn } from './said.js';
import { attemptOf, type KnownAddresses, plainAddress, stageOf } from './stage-of.js';

/** The longest answer that is looked through for a text of the platform. */
const LONGEST_ANSWER = 2_000_000;

/** To compare a text with the catalogue takes milliseconds. */
const MOST_TEXTS = 200;

interface Found {
  readonly entry: HarEntry;
  readonly exchange: Exchange;
}

/**
 * Finds what of a sign-in is among the requests of a browser: the authorization request, the way back, what the platform
 * says of the exchange that its servers made, the state of the connection, and calls through the gateway. The portals sign
 * in too, and pages of ServiceNow call its APIs; neither is the connector's flow.
 */
export class BrowserFlow {
  private readonly found: Found[] = [];
  private readonly callbacks = new Set<string>();
  /** Where the sign-ins of this recording come back to, and the hosts they are at. */
  private readonly redirects = new Set<string>();
  private readonly servers = new Set<string>();
  /** The connections and connectors that were made, signed in or asked for a link here. */
  private readonly connections = new Set<string>();
  private readonly connectors = new Set<string>();
  private readonly told = new Set<string>();
  private texts = 0;

  constructor(
    entries: readonly HarEntry[],
    private readonly known: KnownAddresses,
  ) {
    for (const address of [...known.authorize, ...known.token]) this.addServer(address);
    for (const entry of entries) this.look(entry);
    for (const entry of entries) this.read(entry);
    for (const entry of entries) this.readRedirect(entry);
    const order = new Map(entries.map((entry, index) => [entry, index]));
    this.found.sort((a, b) => (order.get(a.entry) ?? 0) - (order.get(b.entry) ?? 0));
  }

  get exchanges(): readonly Exchange[] {
    return this.found.map(({ exchange }) => exchange);
  }

  /** True when less was recorded of an answer that counts than there was. */
  get hasCutBodies(): boolean {
    return this.found.some(({ entry }) => entry.isCut);
  }

  private addServer(url: string): void {
    const host = addressParts(url)?.host;
    if (host !== undefined && !isMicrosoftLogin(url)) this.servers.add(host);
  }

  private look(entry: HarEntry): void {
    const { method, url } = entry.request;
    const call = connectionCall(url);
    if (call && method !== 'GET') {
      if (call.connection) this.connections.add(call.connection.toLowerCase());
      if (call.connector) this.connectors.add(call.connector.toLowerCase().replace(/^shared_/, ''));
    }
    if (stageOf(entry, this.known) !== 'authorize' || !this.isAuthorize(entry)) return;
    const redirect = queryOf(asExchange(entry)).get('redirect_uri');
    if (redirect) this.redirects.add(plainAddress(redirect));
    this.addServer(url);
  }

  private read(entry: HarEntry): void {
    const call = connectionCall(entry.request.url);
    const stage = call ? undefined : stageOf(entry, this.known);
    const isOfFlow = stage !== undefined && this.belongs(stage, entry);
    if (isOfFlow) this.add(entry, stage);
    if (call) this.readConnection(entry, call);
    else if (isConsentHost(entry.request.url)) this.readAnswer(entry, 'token');
    this.readErrorIn(entry.request.url, entry);
  }

  private belongs(stage: FlowStage, entry: HarEntry): boolean {
    switch (stage) {
      case 'authorize':
        return this.isAuthorize(entry);
      case 'callback':
        return isRedirectOfFlow(entry.request.url) || this.redirects.has(plainAddress(entry.request.url));
      case 'token':
      case 'refresh':
        return !entry.isOfPage || !isMicrosoftLogin(entry.request.url);
      case 'api':
        return this.isCall(entry);
    }
  }

  /** A server that signs its own people in by another one sends them on with an address of its own to come back to. */
  private isAuthorize(entry: HarEntry): boolean {
    const { url } = entry.request;
    const { host = '', path = '' } = addressParts(url) ?? {};
    const redirect = queryOf(asExchange(entry)).get('redirect_uri');
    if (this.known.authorize.has(plainAddress(url)) || /\/oauth_auth\.do$/i.test(path)) return true;
    if (redirect === null) return !isMicrosoftLogin(url) && !isServiceNowHost(host) && !entry.isOfPage;
    if (isRedirectOfFlow(redirect)) return true;
    return !isMicrosoftLogin(url) && !isServiceNowHost(addressParts(redirect)?.host ?? '') && !entry.isOfPage;
  }

  private isCall({ request, isOfPage }: HarEntry): boolean {
    const { host = '', path = '' } = addressParts(request.url) ?? {};
    if (isGatewayCall(request.url)) {
      const connector = path.split('/')[2]?.toLowerCase() ?? '';
      return this.connectors.size === 0 || this.connectors.has(connector.replace(/^shared_/, ''));
    }
    if (isOfPage || headerOf(request, 'x-usertoken') !== undefined || headerOf(request, 'cookie') !== undefined)
      return false;
    return isServiceNowHost(host) || this.servers.has(host) || this.servers.size === 0;
  }

  private add(entry: HarEntry, stage: FlowStage): void {
    const exchange: Exchange = { ...asExchange(entry), stage };
    const attempt = stage === 'token' ? attemptOf(exchange) : undefined;
    this.push(entry, attempt ? { ...exchange, attempt } : exchange);
  }

  private push(entry: HarEntry, exchange: Exchange): void {
    this.found.push({ entry, exchange });
    if (exchange.stage === 'callback' && exchange.request) this.callbacks.add(exchange.request.url);
  }

  /** What the platform's API says of a connection: its statuses, or why a step of the sign-in was refused. */
  private readConnection(entry: HarEntry, call: NonNullable<ReturnType<typeof connectionCall>>): void {
    const { status = 0, body = '' } = entry.response ?? {};
    if (status >= 400) {
      this.readAnswer(entry, /link/i.test(call.action) ? 'authorize' : 'token');
      return;
    }
    if (!body.includes('"statuses"') || body.length > LONGEST_ANSWER) return;
    const { root } = new Document('', body);
    const all = (root && connectionsIn(root)) ?? [];
    const isList = !call.connection;
    for (const connection of all) {
      // A list has connections that have nothing to do with this sign-in.
      if (isList && !this.connections.has(connection.name?.toLowerCase() ?? '')) continue;
      for (const { text } of failuresIn(connection)) this.tell(entry, this.said(text), 'response');
    }
  }

  /** An answer that is an error text: of the consent service, of the token service of bots, of the platform's API. */
  private readAnswer(entry: HarEntry, otherStage: FlowStage): void {
    const { status = 0, body = '' } = entry.response ?? {};
    if (body.trim() === '' || body.length > LONGEST_ANSWER) return;
    const { root } = body.trimStart().startsWith('{') ? new Document('', body) : { root: undefined };
    const error = root?.getIgnoringCase('error');
    const text = error ? messageOf(error)?.text : ((root && messageOf(root)?.text) ?? body);
    // The page that says that all went well is made of the same words.
    if (text === undefined || (status < 400 && !/fail|error|AADSTS\d/i.test(text))) return;
    const said = this.said(text);
    if (!said) return;
    if (said.isKnown) this.tell(entry, said, 'response');
    else if (root && status >= 400) this.tell(entry, { ...said, stage: otherStage }, 'response');
  }

  /** An address of the platform's own pages may carry the whole error text, in Base64. */
  private readErrorIn(url: string, entry: HarEntry, part: 'url' | 'headers' = 'url'): void {
    const text = errorIn(url);
    if (text === undefined) return;
    const said = this.said(text);
    if (!said) return;
    if (said.isKnown || /[?&#]oauthPopupId=|\/oauth\/redirect/i.test(url)) this.tell(entry, said, part);
  }

  /** Where the recording has the redirect and not the page it leads to: another window has its own recording. */
  private readRedirect(entry: HarEntry): void {
    const { location } = entry;
    if (location === undefined || !/[?&#](?:code|error)=/.test(location)) return;
    this.readErrorIn(location, entry, 'headers');
    const isBack = isRedirectOfFlow(location) || this.redirects.has(plainAddress(location));
    const url = location.trim();
    if (!isBack || this.callbacks.has(url)) return;
    const query = queryOf({ request: { method: 'GET', url } } as Exchange);
    if (!query.has('code') && !query.has('error')) return;
    const { headers, exchange } = placesOf(entry);
    const time = entry.answeredAt ?? entry.time;
    this.push(entry, {
      stage: 'callback',
      request: { method: 'GET', url },
      ...(time !== undefined && { time }),
      where: { exchange: headers ?? exchange },
    });
  }

  /** Reads a text, but not more of them than a recording of a sign-in can have. */
  private said(text: string): Said | undefined {
    return this.texts++ < MOST_TEXTS ? saidIn(text) : undefined;
  }

  /** Polling repeats a text; only its times and identifiers differ. */
  private tell(entry: HarEntry, said: Said | undefined, part: 'url' | 'headers' | 'response'): void {
    if (!said) return;
    const key = said.text.slice(0, 5000).replace(/[\da-f-]{4,}|\d+/gi, '');
    if (this.told.has(key)) return;
    this.told.add(key);
    const places = placesOf(entry);
    const where = { exchange: places[part] ?? places.exchange };
    const time = entry.answeredAt ?? entry.time;
    for (const exchange of exchangesOfText(said, where))
      this.push(entry, { ...exchange, ...(time !== undefined && { time }) });
  }
}

function asExchange(entry: HarEntry): Omit<Exchange, 'stage'> & { stage: FlowStage } {
  const { request, response, failure, time, answeredAt } = entry;
  return {
    stage: 'api',
    request,
    ...(response && { response }),
    ...(failure && { failure }),
    ...(time !== undefined && { time }),
    ...(answeredAt !== undefined && { answeredAt }),
    where: placesOf(entry),
  };
}

/** The value of `error` in the query or the fragment of an address, where it is a text and no code of OAuth. */
function errorIn(url: string): string | undefined {
  const [, value] = /[?&#]error=([^&#]{12,200000})/.exec(url) ?? [];
  if (value === undefined) return undefined;
  let text = value;
  try {
    text = decodeURIComponent(value);
  } catch {
    // What is no percent-encoding is taken as it stands.
  }
  return /^[a-z_]+$/.test(text) ? undefined : text;
}
