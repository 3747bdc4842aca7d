import { DESCRIPTION_MIN, PRODUCT_NAMES, TITLE_MAX, TITLE_WORDS } from '../facts/certification.js';
import { sentence } from './texts.js';

/** A name for a connector, made of that of the API: without forbidden words, and with the name of the service. */
export function titleFor(given: string): string | undefined {
  const plain = given
    .replace(new RegExp(TITLE_WORDS.source, 'gi'), ' ')
    .replace(/[^\p{L}\p{N} ()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const named = /servicenow/i.test(plain) || plain === '' ? plain : `ServiceNow ${plain}`;
  const title = (named.length > TITLE_MAX ? cutAt(named, TITLE_MAX) : named)
    .slice(0, TITLE_MAX)
    .replace(/[^\p{L}\p{N})]{1,30}$/u, '');
  return title === '' || /^servicenow$/i.test(title) || PRODUCT_NAMES.test(title) ? undefined : title;
}

/** The beginning of a text up to a word that it may end with. */
const cutAt = (text: string, length: number): string =>
  text
    .slice(0, length + 1)
    .replace(
      /(?:\s+(?:an?|and|by|de|der|des|du|for|from|für|in|of|on|or|para|por|pour|the|to|und|von|with))*\s+\S*$/i,
      '',
    );

/** What a connector is for: the words of the document, or what is certain. */
export function descriptionFor(given: string, title: string): string {
  const own = sentence(given);
  const isUsable = own !== undefined && own.length >= DESCRIPTION_MIN && own.length <= 500 && !/\bAPIs?\b/.test(own);
  if (isUsable && !PRODUCT_NAMES.test(own)) return own;
  return `Calls the operations of ${title}, with the rights of the person who signed in.`;
}
