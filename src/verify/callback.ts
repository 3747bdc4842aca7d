/** True for an address at which a sign-in with this redirect URL comes back; its query does not count. */
export function isCallbackOf(address: string, redirectUrl: string): boolean {
  const [plain] = address.split(/[?#]/, 1);
  const [wanted] = redirectUrl.split(/[?#]/, 1);
  return plain !== '' && plain?.replace(/\/$/, '').toLowerCase() === wanted?.replace(/\/$/, '').toLowerCase();
}

/** What a person pasted when asked where the browser ended. */
export type Pasted =
  | { readonly kind: 'callback'; readonly url: string }
  /** The text of a page, or the address of a page that tells an error. */
  | { readonly kind: 'text' }
  /** No answer of this sign-in; the sentence says what is expected. */
  | { readonly kind: 'other'; readonly sentence: string };

/**
 * Reads what a person pasted. The state stands only in an address of the redirect URL: a code from anywhere else could be a
 * stranger's, who would have it exchanged with the secret of the connector.
 */
export function readPasted(text: string, redirectUrl: string): Pasted {
  const pasted = text.trim().replace(/^["'<]+|["'>]+$/g, '');
  if (/^\??(?:[\w.]+=[^\s&]*&)*(?:code|error)=[^\s&]*(?:&[^\s]*)?$/.test(pasted))
    return { kind: 'callback', url: `${redirectUrl}?${pasted.replace(/^\?/, '')}` };
  // A long address is broken into lines by some terminals.
  const address = pasted.replace(/\s+/g, '');
  if (/^https?:\/\//i.test(address) && isCallbackOf(address, redirectUrl)) {
    const [, query = ''] = /[?#](.*)$/s.exec(address) ?? [];
    return /(?:^|[&#?])(?:code|error)=/.test(query)
      ? { kind: 'callback', url: `${redirectUrl}?${query.replace(/^#/, '')}` }
      : other('That address holds neither a code nor an error; expected it whole, as the browser shows it.');
  }
  if (/^https?:\/\/\S+$/i.test(pasted) && !/[?&#]error=/.test(pasted))
    return other(`That is another address; expected one that begins with ${redirectUrl}`);
  if (/^[\w.~+/=-]{16,4000}$/.test(pasted) && /\d/.test(pasted))
    return other('A code alone does not show whose sign-in it is; expected the whole address, which holds its state.');
  return { kind: 'text' };
}

const other = (sentence: string): Pasted => ({ kind: 'other', sentence });

/** The address of a callback; one without host is completed by the redirect URL. */
export const callbackIn = (address: string, redirectUrl: string): string =>
  /^https?:/i.test(address) ? address : `${redirectUrl}${address.startsWith('?') ? '' : '?'}${address}`;
