import { skipString } from '../document/locate.js';

/** How deep the entries of a recording lie: in `log`, in `entries`. */
const DEPTH = 3;

/**
 * The beginning of a JSON text that breaks off, up to the last whole element of the list that breaks off, with the
 * brackets closed that are open there. Places in it are places in the text. Undefined where nothing whole is left.
 */
export function wholePart(text: string): string | undefined {
  const open: number[] = [];
  let end = -1;
  let closers = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at) - 1;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) open.push(code);
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      open.pop();
      if (open.length === 0 || open.length > DEPTH || open.at(-1) !== OPEN_LIST) continue;
      end = at + 1;
      closers = open
        .map((each) => (each === OPEN_OBJECT ? '}' : ']'))
        .reverse()
        .join('');
    }
  }
  return end < 0 || open.length === 0 ? undefined : text.slice(0, end) + closers;
}

const QUOTE = 34;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
