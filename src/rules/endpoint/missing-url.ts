import { ENDPOINT_NAMES, isAskedFor, shown, trustedTokenUrl } from '../../connector/addresses.js';
import { foreignKeys, misplacedKeys, misspeltKeys } from '../../connector/custom-parameters.js';
import { declaredUrl } from '../../connector/declared-urls.js';
import type { EndpointName, OAuthSettings } from '../../connector/properties.js';
import type { Change } from '../../document/edits.js';
import { defineRule, type Folder, type Observation } from '../../engine/rule.js';

export default defineRule({
  id: 'endpoint/missing-url',
  title: 'An OAuth endpoint is missing',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-troubleshoot-oauth2', 'ppc-pr-525', 'troy-pkce', 'ppc-connectors'],
  why: 'A generic OAuth provider knows no address of its own. Without authorization or token URL nobody can sign in; without refresh URL every connection dies when its first access token expires.',
  remedy:
    'Enter Authorization URL, Token URL and Refresh URL (customParameters); where the service has no refresh endpoint of its own, the Refresh URL is the Token URL.',
  symptoms: [
    { at: 'authorize', text: 'authorizationUrl' },
    { at: 'refresh', text: 'Failed to refresh access token for service' },
  ],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const absent: EndpointName[] = [];
      for (const name of isReadHere(oauth) ? ENDPOINT_NAMES : []) {
        const key = oauth.endpointKey(name);
        const entry = oauth.customParameters?.getIgnoringCase(key);
        if (isAskedFor(oauth, key) || misspeltKeys(oauth).some(({ meant }) => meant === key)) continue;
        if (!entry) absent.push(name);
        else if (entry.isObject && entry.has('value') && !entry.string('value')?.trim())
          report(missing(connector, oauth, name));
      }
      if (absent[0] && absent.length === 1) report(missing(connector, oauth, absent[0]));
      if (absent.length < 2) continue;
      const keys = absent.map((name) => oauth.endpointKey(name));
      report({
        at: oauth.missingAt,
        message: `${keys.slice(0, -1).join(', ')} and ${keys.at(-1)} are missing; provider "${oauth.provider}" expects them under customParameters`,
      });
    }
  },
});

/** False where the addresses are found through the resource, or stand under keys or in places that other rules report. */
const isReadHere = (oauth: OAuthSettings): boolean =>
  (oauth.family === 'plain' || oauth.family === 'template') &&
  oauth.provider?.toLowerCase() !== 'oauth2pkcewithprm' &&
  foreignKeys(oauth).length === 0 &&
  misplacedKeys(oauth).length === 0;

function missing(connector: Folder['connector'], oauth: OAuthSettings, name: EndpointName): Observation {
  const key = oauth.endpointKey(name);
  const value = oauth.custom(key);
  const declared = name === 'refresh' ? undefined : declaredUrl(connector, oauth, name);
  const right = name === 'refresh' ? trustedTokenUrl(oauth) : declared?.text;
  const to = oauth.customParameters;
  const change: Change | undefined = value
    ? { change: 'set', node: value, value: right }
    : to && { change: 'add', to, key, value: { value: right } };
  return {
    at: value ?? oauth.missingAt,
    message: `${key} is ${value ? (value.value === null ? 'null' : value.text === undefined ? 'not a string' : 'empty') : 'missing'}; expected ${right === undefined ? NOUN[name] : shown(right)}`,
    // The templates have defaults, and a published connector does without.
    ...(name === 'refresh' && oauth.family === 'template' ? { severity: 'warning' as const } : {}),
    ...(declared ? { related: [{ at: declared, message: 'the address in the definition' }] } : {}),
    fix:
      right === undefined || !change
        ? undefined
        : {
            title: `set ${key} to ${shown(right)}`,
            applicability: declared ? 'unsafe' : 'safe',
            changes: [change],
          },
  };
}

const NOUN: Readonly<Record<EndpointName, string>> = {
  authorization: 'the address of the sign-in page',
  token: 'the address that issues tokens',
  refresh: 'the token URL',
};
