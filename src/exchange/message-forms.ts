import type { Message } from '../facts/messages/message.js';
import type { Form } from './message-index.js';

/** How much of a text of ordinary words has to be there. */
const NEARLY_ALL = 0.82;

/** The texts and phrases by which a message is known, as the index takes them. */
export const formsOf = <Owner>(
  { texts = [], exact = [], phrases = [] }: Pick<Message, 'texts' | 'exact' | 'phrases'>,
  owner: Owner,
): readonly Form<Owner>[] => [
  ...texts.map((text) => ({ owner, text, isPhrase: false })),
  ...exact.map((text) => ({ owner, text, isPhrase: false, least: NEARLY_ALL })),
  ...phrases.map((text) => ({ owner, text, isPhrase: true })),
];
