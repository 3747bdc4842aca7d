/** Something in the text of an address that no URL may have there. */
export interface AddressFault {
  /** Offsets in the text, end excluded. */
  readonly from: number;
  readonly to: number;
  /** What is wrong with it, to follow the address in a message. */
  readonly says: string;
  /** The address without the fault, where there is only one way to repair it. */
  readonly corrected?: string;
  /** True where servers often tolerate it. */
  readonly isTolerable?: boolean;
}

const fault = (from: number, to: number, says: string, corrected?: string): AddressFault =>
  corrected === undefined ? { from, to, says } : { from, to, says, corrected };

/** Blanks and characters that cannot be seen. */
const INVISIBLE = /[\s\u00a0\u200b-\u200d\u2060\ufeff]+/;
const QUOTES = '"\'`\u2018\u2019\u201c\u201d';
/** What may surround an address, as classes of expressions. */
const BEFORE = `\\s\\u200b\\ufeff\\u2060<${QUOTES}`;
const BEHIND = `\\s\\u200b\\ufeff\\u2060>,;${QUOTES}`;
const HTTPS_MISSPELT = /^(?:h{1,2}t{1,3}p{1,2}s{0,2}|https?:|ttps?|hhtps?|htpss|hptts?|htt|hpps|htts|ttp)$/i;

/**
 * The first fault of an address that has a scheme; undefined for a well-formed one. Placeholders in braces are part of an
 * address, whatever they stand for.
 */
export function faultOf(text: string): AddressFault | undefined {
  return wrappingOf(text) ?? schemeFaultOf(text) ?? bodyFaultOf(text);
}

/** What surrounds the address: blanks, quotes, a list separator. */
function wrappingOf(text: string): AddressFault | undefined {
  const inner = text.replace(new RegExp(`^[${BEFORE}]+|(?<![${BEHIND}])[${BEHIND}]+$`, 'g'), '');
  if (inner === text) return undefined;
  const from = text.indexOf(inner);
  const edge: readonly [number, number] = from > 0 ? [0, from] : [inner.length, text.length];
  const side = from > 0 ? 'before' : 'after';
  const what = INVISIBLE.test(text.slice(...edge)) ? 'a blank' : quoted(text.slice(...edge));
  return fault(...edge, `has ${what} ${side} it; expected nothing there`, inner);
}

function schemeFaultOf(text: string): AddressFault | undefined {
  const match = /^([a-z][a-z0-9+.-]*)(\s*:)([/\\]*)/i.exec(text);
  if (!match) return undefined;
  const [whole, scheme, colon, slashes] = match as unknown as [string, string, string, string];
  const rest = text.slice(whole.length);
  if (!/^https?$/i.test(scheme)) {
    const isMeant = HTTPS_MISSPELT.test(scheme);
    const says = `has the scheme "${scheme}"; expected "https"`;
    return fault(0, scheme.length, says, isMeant ? `https://${rest}` : undefined);
  }
  if (colon !== ':' || slashes !== '//') {
    const says = `has "${whole.slice(scheme.length)}" after the scheme; expected "://"`;
    return fault(scheme.length, whole.length, says, rest === '' ? undefined : `${scheme}://${rest}`);
  }
  const second = /^https?:\/*/i.exec(rest);
  if (second) {
    const to = whole.length + second[0].length;
    return fault(whole.length, to, 'has two schemes; expected one', `https://${text.slice(to)}`);
  }
  return undefined;
}

function bodyFaultOf(text: string): AddressFault | undefined {
  const start = text.indexOf('://') + 3;
  if (start < 3) return undefined;
  const invisible = INVISIBLE.exec(text);
  const other = /(?:[,;]\s*|(?<!\s)\s+)https?:\/\//i.exec(text.slice(start));
  if (other) return fault(start + other.index, text.length, 'holds two addresses; expected one');
  if (invisible) {
    const { index } = invisible;
    const end = index + invisible[0].length;
    // What cannot be seen was pasted; a visible blank may stand for something.
    if (!/[\s\u00a0]/.test(invisible[0].replace(/\ufeff/g, '')))
      return fault(
        index,
        end,
        'has a character in it that cannot be seen; expected none',
        text.slice(0, index) + text.slice(end),
      );
    return fault(index, end, 'has a blank in it; expected none');
  }
  const backslash = text.indexOf('\\');
  if (backslash >= 0)
    return fault(backslash, backslash + 1, 'has a backslash in it; expected "/"', text.replaceAll('\\', '/'));
  const brace = unbalancedBrace(text);
  if (brace !== undefined) return fault(brace, brace + 1, `has a "${text[brace]}" without its other half`);
  return hostFaultOf(text, start) ?? pathFaultOf(text, start);
}

function hostFaultOf(text: string, start: number): AddressFault | undefined {
  const authority = /^[^/?#]*/.exec(text.slice(start))?.[0] ?? '';
  // A placeholder may stand for anything; letters in its place keep the offsets.
  const host = authority.replace(/\{[^{}]*\}/g, (found) => 'x'.repeat(found.length)).replace(/^[^@]*@/, '');
  const from = start + authority.length - host.length;
  const port = /:([^:\]]*)$/.exec(host);
  const name = port ? host.slice(0, port.index) : host;
  if (name === '') return fault(0, text.length, 'names no host');
  if (port && !/^(?:\d{1,5}|x+)$/.test(port[1] as string))
    return fault(from + port.index, from + host.length, `has the port "${port[1]}"; expected a number or none`);
  if (port && (Number(port[1]) > 65535 || Number(port[1]) === 0))
    return fault(from + port.index, from + host.length, `has the port ${port[1]}; expected 1 to 65535`);
  // An expression over all scripts takes milliseconds to make, and hardly any name needs one.
  const wrong = /^[\w.[\]:%@-]*$/.test(name)
    ? /\.\.+|^\.|\.$/.exec(name)
    : /\.\.+|^\.|\.$|[^\p{L}\p{M}\d._[\]:%@-]/u.exec(name);
  if (!wrong) return undefined;
  const [at, sign] = [from + wrong.index, wrong[0]];
  return fault(at, at + sign.length, `has "${sign}" in its host name; expected letters, digits, dots and hyphens`);
}

function pathFaultOf(text: string, start: number): AddressFault | undefined {
  const path = /^[^?#]*/.exec(text)?.[0] ?? '';
  const slashes = /\/{2,}/.exec(path.slice(start));
  if (!slashes || path.includes('://', start)) return undefined;
  const from = start + slashes.index;
  const corrected = text.slice(0, start) + path.slice(start).replace(/\/{2,}/g, '/') + text.slice(path.length);
  return {
    from,
    to: from + slashes[0].length,
    says: 'has several slashes in a row; expected one',
    corrected,
    isTolerable: true,
  };
}

/** The offset of the first brace that has no partner. */
export function unbalancedBrace(text: string): number | undefined {
  let open: number | undefined;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') {
      if (open !== undefined) return open;
      open = at;
    } else if (text[at] === '}') {
      if (open === undefined) return at;
      open = undefined;
    }
  }
  return open;
}

const quoted = (text: string): string => (text.includes('"') ? "'\"'" : `"${text}"`);
