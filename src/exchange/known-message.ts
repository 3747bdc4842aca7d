import { MESSAGES } from '../facts/messages/index.js';
import type { Message } from '../facts/messages/message.js';
import { type Found, readText } from './message.js';
import { formsOf } from './message-forms.js';
import { MessageIndex } from './message-index.js';

/** From here on a text is taken for the message. */
const ENOUGH = 0.85;
/** Less than this are a few ordinary words. */
const LEAST_WEIGHT = 1.5;

let index: MessageIndex<Message> | undefined;

/** All texts and phrases, made ready when the first text is asked for. */
function indexOfMessages(): MessageIndex<Message> {
  index ??= new MessageIndex<Message>(MESSAGES.flatMap((owner: Message) => formsOf(owner, owner)));
  return index;
}

/** The message of the catalogue that a text is, if it clearly is one; words around another message come last. */
export function knownMessage(text: string): Message | undefined {
  const { found } = readText(text, indexOfMessages(), ({ id }) => id === 'exchange-failed');
  const worth = ({ form, isFirstAnswer, weight, coverage }: Found<Message>): number =>
    weight * coverage ** 4 + (isFirstAnswer ? 1000 : 0) - (form.owner.rank === 'frame' ? 500 : 0);
  const [first] = found
    .filter(({ coverage, weight }) => coverage >= ENOUGH && weight >= LEAST_WEIGHT)
    .sort((a, b) => worth(b) - worth(a));
  return first?.form.owner;
}
