import { TIMES, type TimeOfFailure } from '../facts/message-times.js';
import { MESSAGES } from '../facts/messages/index.js';
import type { Message, When } from '../facts/messages/message.js';
import type { RuleId } from '../rules/index.js';

export type KnownMessage = Message<RuleId>;

/** The catalogue of messages; the rules they name exist, or this does not compile. */
export const MESSAGE_CATALOGUE: readonly KnownMessage[] = MESSAGES;

/** What the moment of a failure says; likewise. */
export const TIME_CATALOGUE: Readonly<Record<When, TimeOfFailure<RuleId>>> = TIMES;
