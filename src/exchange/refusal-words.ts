import type { RefusalKind } from '../facts/refusal-kinds.js';
import type { TokenReading } from './token-reading.js';

/** Servers say what is wrong in a sentence; more than this of an answer is not read. */
const LOOKED_AT = 4000;

/** The words of a refusal in small letters: for deciding by them, never for showing them. */
export function wordsOfRefusal(
  body: string,
  { members, description }: Pick<TokenReading, 'members' | 'description'>,
): string {
  const error = members?.get('error');
  const known = [typeof error === 'string' ? error : '', description].join(' ').trim();
  return (members && description !== '' ? known : body).slice(0, LOOKED_AT).toLowerCase();
}

const REDIRECT = /redirect(?:ion)?[ _-]?ur[il]|reply (?:address|url)/;
const MISSING =
  /missing|required|not (?:sent|present|provided|given|supplied|specified)|absent|no client auth|must (?:contain|be (?:sent|provided))/;
const FORMAT = /content[- ]?type|urlencoded|media type|\bjson\b/;
const PKCE = /code[ _]?(?:verifier|challenge)|\bpkce\b/;
const EXPIRED = /expired|too old|lifetime/;
const USED = /already|\bused\b|redeemed|re-?used?\b|consumed|invalid_code/;
const CLIENT_ID =
  /client[ _]?id|(?:unknown|no such|unregistered) client|client (?:was |is )?(?:not found|unknown|not registered|does not exist)|application with identifier/;
const SECRET = /secret|password|credential/;
const NO_CLIENT =
  /no client auth|client (?:authentication|credentials?)[^.;,]{0,20}(?:missing|required)|client_(?:secret|assertion)[^.;,]{0,24}(?:missing|required|not (?:sent|provided|present))|missing[^.;,]{0,24}client_secret|must contain[^.;]{0,40}client_(?:secret|assertion)/;
const TWO =
  /only one (?:client auth|mechanism|method)|one mechanism|more than one[^.;]{0,30}(?:mechanism|auth|credential)|multiple client (?:credentials|auth)|multiple auth/;
const NO = '(?:refused|not (?:allowed|supported|accepted|permitted)|unsupported|disabled)';
const WANTED = '(?:wanted|required|expected|must be used|only)';
const BODY = '(?:client_secret_post|form|request body|body)';
const FORM_WANTED = new RegExp(`basic\\b[^.;,]{0,24}${NO}|${BODY}\\b[^.;,]{0,20}${WANTED}`);
const BASIC_WANTED = new RegExp(
  `${BODY}\\b[^.;,]{0,24}${NO}|basic\\b[^.;,]{0,30}${WANTED}|(?:must|use|using|with) [^.;,]{0,20}\\bbasic\\b|header authorization is missing|missing authorization header`,
);

/** True for words about the way in which the body is written. */
export const isAboutFormat = (words: string): boolean => FORMAT.test(words);
export const isAboutTwoMechanisms = (words: string): boolean => TWO.test(words);
export const isAboutRedirect = (words: string): boolean => REDIRECT.test(words);
export const isAboutPkce = (words: string): boolean => PKCE.test(words);
export const isAboutClientId = (words: string): boolean => CLIENT_ID.test(words) && !SECRET.test(words);
export const saysThatClientIsMissing = (words: string): boolean => NO_CLIENT.test(words);
export const wantsBasic = (words: string): boolean => BASIC_WANTED.test(words);
export const wantsForm = (words: string): boolean => FORM_WANTED.test(words);
export const saysThatRefreshTokenIsMissing = (words: string): boolean =>
  /refresh[ _]token/.test(words) && MISSING.test(words);

/**
 * What words say of a grant. The sentence of RFC 6749 that names every reason at once names none; expired and used
 * together are two.
 */
export function grantKinds(words: string): readonly RefusalKind[] {
  const kinds: RefusalKind[] = [];
  if (REDIRECT.test(words)) kinds.push(MISSING.test(words) ? 'redirect-uri-missing' : 'redirect-uri');
  if (PKCE.test(words)) kinds.push(MISSING.test(words) ? 'pkce-required' : 'pkce-half');
  if (EXPIRED.test(words)) kinds.push('code-expired');
  if (USED.test(words)) kinds.push('code-used');
  if (/grant[ _]type/.test(words)) kinds.push('grant-type');
  const areTimes = kinds.length === 2 && kinds.includes('code-expired') && kinds.includes('code-used');
  return kinds.length === 1 || (areTimes && !/revoked/.test(words)) ? kinds : [];
}
