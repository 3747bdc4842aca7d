/** Whether a word names several, as far as its end tells. */
export const isPlural = (word: string): boolean =>
  word.length > 2 && /s$/i.test(word) && !/(?:ss|us|is|news|series|status|address|sms|dns|https?)$/i.test(word);

/** A word for several; abbreviations and words that are several already stay as they are. */
export function plural(word: string): string {
  if (word === '' || isPlural(word) || /(?:\d|data|info|news|series|status|history)$/i.test(word)) return word;
  if (word === word.toUpperCase()) return word;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** A word for one. */
export function singular(word: string): string {
  if (!isPlural(word)) return word;
  if (/ies$/i.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zes)$/i.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
