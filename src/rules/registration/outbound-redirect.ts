import { shown } from '../../connector/addresses.js';
import { isConsentHost, looseUrl } from '../../connector/endpoints.js';
import { decodedUrl } from '../../connector/redirects.js';
import { defineRule } from '../../engine/rule.js';
import { OUTBOUND_REDIRECT_PATH } from '../../facts/registry.js';
import { outboundOf } from '../../registration/judged.js';
import { isElsewhere } from '../../registration/outbound-addresses.js';
import type { Registration } from '../../registration/registration.js';

const WITHOUT_ENDING = 'lacks ".do" at the end';

/** What keeps a redirect URL from being the one of an instance, in words. */
function faultOf(text: string): string | undefined {
  const bare = text.trim();
  const url = looseUrl(decodedUrl(bare));
  if (!url || url.host === '') return 'is no absolute address';
  if (
    isConsentHost(url.host) ||
    /(?:^|\.)(?:teams\.microsoft\.com|token\.botframework\.com|gcs\.office\.com)$/.test(url.host)
  )
    return "is one of Microsoft's, to which ServiceNow does not listen";
  if (/^https?%3a/i.test(bare)) return 'is percent-encoded';
  if (/auth_redirect\.do/i.test(url.path) && !/oauth_redirect\.do/i.test(url.path))
    return 'ends with auth_redirect.do, a misprint of a page of Microsoft';
  if (/\/oauth_redirect\/?$/i.test(url.path)) return WITHOUT_ENDING;
  if (!/^\/oauth_redirect\.do\/?$/i.test(url.path)) return `has the path "${url.path.slice(0, 60)}"`;
  if (url.scheme !== 'https') return 'begins with http';
  if (/[?#]/.test(bare)) return 'has a query or a fragment';
  if (url.path.endsWith('/')) return 'has a slash at the end';
  if (url.path !== OUTBOUND_REDIRECT_PATH) return 'differs in case';
  return text === bare ? undefined : 'has a blank beside it';
}

const signsPeopleIn = (registration: Registration): boolean =>
  registration.record.text('auth_url').trim() !== '' ||
  registration.grant('default_grant_type') === 'authorization_code';

export default defineRule({
  id: 'registration/outbound-redirect',
  title: 'The redirect URL of the outbound record is not the one of the instance',
  severity: 'error',
  sources: ['sn-authorization-server', 'sn-teams-bot', 'learn-sn-authentication', 'rfc6749#4.1.3'],
  why: 'ServiceNow as a client comes back to /oauth_redirect.do of its own instance. The same text must stand in the record and in the application of the provider; another one is refused at the sign-in, or leads to a page that does not know the code.',
  remedy:
    'Write https://<instance>.service-now.com/oauth_redirect.do into "Redirect URL" of the record, and into the redirect URIs of the application in Entra.',
  symptoms: [{ at: 'authorize', error: 'AADSTS50011' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const { record } = registration;
      const field = record.field('redirect_url');
      if (!field) continue;
      const text = field.value.slice(0, 2000);
      const fault = text.trim() === '' ? 'is empty' : faultOf(text.split(',')[0] as string);
      // Without people nobody comes back; the misprint is told all the same, since it was copied from somewhere.
      const isUsed = signsPeopleIn(registration);
      if (!fault || (!isUsed && !fault.includes('misprint'))) continue;
      const host = looseUrl(decodedUrl(text.trim()))?.host ?? '';
      const instance =
        /^[a-z0-9.-]+$/.test(host) && /service-?now/.test(host)
          ? host
          : (registration.instance ?? '<instance>.service-now.com');
      report({
        at: field.at,
        message: `redirect_url ${text.trim() === '' ? '' : `is ${shown(text)}, which `}${fault}; expected "https://${instance}${OUTBOUND_REDIRECT_PATH}"`,
        ...(isUsed ? {} : { severity: 'info' as const }),
        // A template of ServiceNow for integrations with other providers prints it so.
        ...(fault === WITHOUT_ENDING && isElsewhere(registration) ? { severity: 'info' as const } : {}),
        related: [{ at: record.place('auth_url'), message: 'where the sign-in begins' }],
      });
    }
  },
});
