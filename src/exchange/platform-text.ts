/** What an error text of the platform or of Teams is about, where the words alone decide. */
export type PlatformText =
  | 'data-policy'
  | 'connection-not-allowed'
  | 'sign-in-unfinished'
  | 'teams-no-window'
  | 'teams-code';

const LOOKED_AT = 20_000;

const TEXTS: readonly (readonly [RegExp, PlatformText])[] = [
  [/\bdata loss prevention polic(?:y|ies)\b|\bblocked by (?:an? |the )?(?:DLP|data) polic(?:y|ies)\b/i, 'data-policy'],
  [/\bis not allowed to access connection\b/i, 'connection-not-allowed'],
  [/^\W{0,9}something went wrong\. please try again\W{0,9}$/i, 'teams-no-window'],
  [/\bmagic code\b|\bpaste this code into the chat\b|\benter the validation code\b/i, 'teams-code'],
];
const SIGN_IN_FAILED = /\bOAuth ?2 authorization flow failed for service\b/i;
/** What stands in the message when there is more than its head. */
const HAS_REASON = /\bexchange code\b|\bresponse (?:status|body)\b|\bAADSTS\d|\berror["']?\s{0,3}[:=]|\binvalid_/i;

/** Says what a text is about; undefined for what is known by more than its words, or not at all. */
export function platformText(said: string): PlatformText | undefined {
  const text = said.slice(0, LOOKED_AT).trim();
  const found = TEXTS.find(([pattern]) => pattern.test(text))?.[1];
  if (found) return found;
  return SIGN_IN_FAILED.test(text) && !HAS_REASON.test(text) ? 'sign-in-unfinished' : undefined;
}

/**
 * The redirect URLs of the Bot Framework, of which regions have their own hosts, and of Teams. Sources:
 * learn.microsoft.com/azure/bot-service/ref-oauth-redirect-urls, learn.microsoft.com/microsoftteams/platform/messaging-extensions/api-based-oauth.
 */
const TEAMS_REDIRECT =
  /https:\/\/(?:[a-z0-9-]{1,40}\.)?token\.botframework\.(?:com|azure\.us)\/\.auth\/web\/redirect|https:\/\/teams\.microsoft\.com\/api\/platform\/v1\.0\/oAuth(?:Consent)?Redirect/i;

/** The redirect URL of Teams or of the token service of bots in a text, without its parameters. */
export const teamsRedirect = (text: string): string | undefined => TEAMS_REDIRECT.exec(text.slice(0, LOOKED_AT))?.[0];
