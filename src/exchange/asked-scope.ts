/** True when the scope that a sign-in asks for is a list with commas: `read,write`. */
export const hasCommas = (asked: URLSearchParams | undefined): boolean =>
  /[^\s,],\s?[^\s,]/.test(asked?.get('scope') ?? '');
