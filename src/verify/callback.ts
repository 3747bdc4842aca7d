/** True for an address at which a sign-in with this redirect URL comes back; its query does not count. */
export function isCallbackOf(address: string, redirectUrl: string): boolean {
  const [plain] = address.split(/[?#]/, 1);
  const [wanted] = redirectUrl.split(/[?#]/, 1);
  return plain !== '' && plain?.replace(/\/$/, '').toLowerCase() === wanted?.replace(/\/$/, '').toLowerCase();
}

/**
 * What a person pasted as a callback: a whole address, its query, or a code alone.
 * @returns the address; undefined when the text is none of these, such as the error text of a page
 */
export function pastedCallback(text: string, redirectUrl: string, state: string): string | undefined {
  const pasted = text.trim().replace(/^["'<]|["'>]$/g, '');
  if (/^https?:\/\//i.test(pasted)) return /[?&](?:code|error)=/.test(pasted) ? pasted : undefined;
  if (/^\??(?:[\w.]+=[^\s&]*&)*(?:code|error)=[^\s&]*(?:&[^\s]*)?$/.test(pasted))
    return `${redirectUrl}?${pasted.replace(/^\?/, '')}`;
  // A code alone carries no state; who copies it by hand vouches for it.
  if (/^[\w.~+/=-]{8,4000}$/.test(pasted) && /\d/.test(pasted))
    return `${redirectUrl}?code=${encodeURIComponent(pasted)}&state=${encodeURIComponent(state)}`;
  return undefined;
}

/** The address of a callback; one without host is completed by the redirect URL. */
export const callbackIn = (address: string, redirectUrl: string): string =>
  /^https?:/i.test(address) ? address : `${redirectUrl}${address.startsWith('?') ? '' : '?'}${address}`;
