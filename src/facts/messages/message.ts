import type { SourceId } from '../sources.js';
import type { Stage } from '../stages.js';

/** Who is the OAuth client and who the server: a connector calls ServiceNow, or ServiceNow calls Microsoft. */
export type Direction = 'microsoft-to-servicenow' | 'servicenow-to-microsoft' | 'either';

/** Who shows a message. */
export type ShownBy = 'platform' | 'servicenow' | 'entra' | 'teams' | 'bot-framework' | 'provider' | 'tool' | 'network';

/** Who can repair the cause. */
export type RepairBy =
  | 'maker'
  | 'user'
  | 'servicenow-admin'
  | 'entra-admin'
  | 'teams-admin'
  | 'power-platform-admin'
  | 'network-admin'
  | 'provider-admin'
  | 'microsoft'
  | 'wait';

/** Where it shows: as for the symptoms of rules, on the way to a server, or when a solution is imported. */
export type MessageStage = Stage | 'network' | 'import';

/** When it shows, counted from the sign-in; `any-time` where the clock says nothing. */
export const WHENS = ['at-once', '30-minutes', 'hour', '100-days', 'after-deployment'] as const;
export type When = (typeof WHENS)[number];

/**
 * How a cause is known: `documented` by the vendor, `measured` by a run or in published files, `reported` by people who
 * met it, `inferred` from the rest.
 */
export type Confidence = 'documented' | 'measured' | 'reported' | 'inferred';

export interface Cause {
  readonly text: string;
  readonly confidence: Confidence;
  /** When this cause shows, where it differs from the message. */
  readonly when?: readonly When[];
  /** Who is the client, where it is a cause in one direction only. */
  readonly direction?: Direction;
}

/** What the answer of a token endpoint looks like, where the answer is the message. */
export type AnswerShape =
  | 'token'
  | 'token-in-form'
  | 'token-below-top'
  | 'token-renamed'
  | 'token-empty'
  | 'error'
  | 'error-in-form'
  | 'nested-error'
  | 'other-json'
  | 'json-array'
  | 'broken-json'
  | 'hibernating'
  | 'maintenance'
  | 'login-page'
  | 'blocked-page'
  | 'web-page'
  | 'xml'
  | 'empty'
  | 'left-out'
  | 'text';

/** What ServiceNow's own OAuth client may say of a token answer. */
export type ClientVerdict =
  | 'missing-token'
  | 'not-json'
  | 'not-allowed'
  | 'provider-error'
  | 'object-in-text'
  | 'accepted';

/** A message or symptom with what is known of it. */
export interface Message<Rule extends string = string> {
  readonly id: string;
  /** What it is, in a line without a full stop. */
  readonly title: string;
  /** The literal texts by which it is known, as the product spells them; `…` is anything. */
  readonly texts?: readonly string[];
  /** Literal texts too, of words that others use as well: they count only when nearly all of their words are there. */
  readonly exact?: readonly string[];
  /** Texts too ordinary to be looked for in others, and people's own words; they count when little else was pasted. */
  readonly phrases?: readonly string[];
  readonly direction: Direction;
  readonly shownBy: ShownBy;
  readonly repairBy: readonly [RepairBy, ...RepairBy[]];
  readonly stage: MessageStage;
  readonly when?: readonly When[];
  /** What happened, in a sentence or three. */
  readonly meaning: string;
  /** Likeliest first. */
  readonly causes: readonly [Cause, ...Cause[]];
  /** The key in the files of a connector, and the field in the products' forms. */
  readonly look: { readonly files?: string; readonly form?: string };
  readonly repair: string;
  /** The same where the instance is the client, for messages of either direction whose repair is in a connector. */
  readonly repairInServiceNow?: string;
  /** What to check, in this order, where the order matters. */
  readonly checks?: readonly string[];
  /** What applies if it was seen elsewhere than the message says. */
  readonly otherwise?: string;
  /** What to capture when the text alone cannot decide. */
  readonly capture?: string;
  /** Rules about the causes, of the files and of traffic. */
  readonly rules?: readonly Rule[];
  readonly sources: readonly [SourceId, ...SourceId[]];
  /**
   * `frame`: words around the message of somebody else, which decides. `general`: an error that says little beside another.
   */
  readonly rank?: 'frame' | 'general';
  /** Answers that are this message, whatever their words are. */
  readonly shapes?: readonly AnswerShape[];
  readonly verdict?: ClientVerdict;
}

/** Declares messages and keeps the ids of rules they name, which the layer of the rules checks. */
export const defineMessages = <const Rule extends string = never>(
  messages: readonly Message<Rule>[],
): readonly Message<Rule>[] => messages;

const known =
  (confidence: Confidence) =>
  (text: string, ...when: readonly When[]): Cause => ({ text, confidence, ...(when.length > 0 ? { when } : {}) });

export const documented = known('documented');
export const measured = known('measured');
export const reported = known('reported');
export const inferred = known('inferred');

const directed =
  (direction: Direction) =>
  (cause: Cause): Cause => ({ ...cause, direction });

/** A cause where a connector, an app or an agent is the client. */
export const inConnector = directed('microsoft-to-servicenow');
/** A cause where the instance is the client. */
export const inServiceNow = directed('servicenow-to-microsoft');
