import type { Connector } from '../connector/connector.js';
import type { OAuthSettings } from '../connector/properties.js';
import type { Direction } from '../facts/messages/message.js';
import { isGatewayCall } from './browser-hosts.js';
import { addressParts, type Exchange, type FlowStage, formOf, headerOf, queryOf } from './exchange.js';
import { readingOf, type TokenReading } from './token-reading.js';

/** What was looked at: a run of the tool, a recording of a browser, a pasted exchange, the status of a connection, a text. */
export const EVIDENCE_KINDS = ['live', 'recording', 'raw', 'status', 'text'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a file of evidence lacks, by what is wrong with it. */
export const PROBLEM_KINDS = [
  'empty',
  'too-large',
  'unreadable',
  'foreign',
  'truncated',
  'no-sign-in',
  'sanitized',
  'masked',
  'connect-only',
  'cut-bodies',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Why a file of evidence says less than it could. */
export interface EvidenceProblem {
  readonly file: string;
  readonly kind: ProblemKind;
  /** What was found, what was expected, and what to do, in sentences without anything secret. */
  readonly text: string;
}

/** What is known of a sign-in, wherever it is known from. */
export interface Evidence {
  /** The kinds of evidence, each once. */
  readonly kinds: readonly EvidenceKind[];
  /** In the order in which they were sent. */
  readonly exchanges: readonly Exchange[];
  /** True when headers such as Authorization and Cookie were taken out: that they are missing says nothing. */
  readonly isSanitized: boolean;
  /** Set when an instance of ServiceNow made the requests itself. */
  readonly isOfInstance?: true;
  /** What is wrong with the files it is from; none for a live run. */
  readonly problems?: readonly EvidenceProblem[];
}

/** An answer of a token endpoint, to the exchange of a code or to a refresh. */
export interface TokenAnswer {
  readonly exchange: Exchange;
  readonly reading: TokenReading;
}

const isSameAnswer = (a: TokenAnswer, b: TokenAnswer | undefined): boolean =>
  a !== b &&
  a.reading.status === b?.reading.status &&
  a.reading.answer.shape === b.reading.answer.shape &&
  a.reading.answer.error === b.reading.answer.error;

/** True for what an instance was asked, or answered: in this tool's world that is Microsoft's call. */
const isOfServiceNow = ({ response }: Exchange, host: string): boolean =>
  /(?:^|\.)service-now\.com$/i.test(host) ||
  /\brealm="?service-now/i.test(headerOf(response, 'www-authenticate') ?? '') ||
  /^servicenow$/i.test(headerOf(response, 'server') ?? '') ||
  (/"error"\s{0,3}:\s{0,3}"server_error"/.test(beginningOf(response)) && /"access_denied"/.test(beginningOf(response)));

const beginningOf = (response: Exchange['response']): string => response?.body?.slice(0, 2000) ?? '';

/** A sign-in as the rules see it. */
export class Flow {
  /**
   * What came of the token endpoint, where it is what counts: not the first attempt when the second got a token, and not
   * the second when it was answered like the first.
   */
  readonly tokenAnswers: readonly TokenAnswer[];
  /** True when the first attempt, with the secret in the form, got no token and the second, with HTTP Basic, got one. */
  readonly worksByBasicOnly: boolean;
  private order: ReadonlyMap<Exchange, number> | undefined;

  constructor(
    readonly evidence: Evidence,
    /** The connector that made the requests, if it is given. */
    readonly connector?: Connector,
    /** Those of its settings that are in use. */
    readonly oauth?: OAuthSettings,
  ) {
    const answers = evidence.exchanges
      .filter(({ stage, probe }) => (stage === 'token' || stage === 'refresh') && probe === undefined)
      .flatMap((exchange) => {
        const reading = readingOf(exchange);
        return reading ? [{ exchange, reading }] : [];
      });
    const basic = answers.find(({ exchange, reading }) => exchange.attempt === 'basic' && reading.hasToken);
    const form = answers.find(({ exchange }) => exchange.attempt === 'form');
    this.worksByBasicOnly = basic !== undefined && form !== undefined && !form.reading.hasToken;
    this.tokenAnswers = answers.filter((each) =>
      this.worksByBasicOnly ? each !== form : each.exchange.attempt !== 'basic' || !isSameAnswer(each, form),
    );
  }

  get exchanges(): readonly Exchange[] {
    return this.evidence.exchanges;
  }

  /** True for a run of `verify`, and for the recording that it wrote: the toolkit itself made the requests. */
  get isLive(): boolean {
    return this.evidence.kinds.includes('live');
  }

  /** Which exchange of the flow it is, counted from 0; -1 for one that is not of it. */
  orderOf(exchange: Exchange): number {
    this.order ??= new Map(this.exchanges.map((each, index) => [each, index]));
    return this.order.get(exchange) ?? -1;
  }

  /** The exchanges of some stages that the platform makes too. */
  of(...stages: readonly FlowStage[]): readonly Exchange[] {
    return this.exchanges.filter(({ stage, probe }) => stages.includes(stage) && probe === undefined);
  }

  /** Error texts that a product passed on, with the exchange that stands for them. */
  get said(): readonly (Exchange & { readonly said: string })[] {
    return this.exchanges.filter(
      (exchange): exchange is Exchange & { readonly said: string } => exchange.said !== undefined,
    );
  }

  /** Calls of the API with a token. */
  get calls(): readonly Exchange[] {
    return this.of('api');
  }

  /** Who is the OAuth client: told by the addresses of the sign-in. */
  get direction(): Direction {
    if (this.evidence.isOfInstance) return 'servicenow-to-microsoft';
    for (const exchange of this.exchanges) {
      const { url = '' } = exchange.request ?? {};
      const { host = '', path = '' } = addressParts(url) ?? {};
      const back = queryOf(exchange).get('redirect_uri') ?? formOf(exchange).get('redirect_uri') ?? '';
      if (/\/oauth_(?:redirect|initiator)\.do/i.test(path + back)) return 'servicenow-to-microsoft';
      if (/\/oauth_(?:auth|token)\.do/i.test(path) || /consent\.azure-api(?:m|hub)\./i.test(host + back))
        return 'microsoft-to-servicenow';
      if (isOfServiceNow(exchange, host) || isGatewayCall(url)) return 'microsoft-to-servicenow';
    }
    return this.connector || this.isLive ? 'microsoft-to-servicenow' : 'either';
  }
}
