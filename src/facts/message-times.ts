import { documented, inferred, type Message, reported, type When } from './messages/message.js';

/** What the moment of a failure says by itself. */
export interface TimeOfFailure<Rule extends string = string>
  extends Pick<Message<Rule>, 'causes' | 'look' | 'repair' | 'sources'> {
  readonly title: string;
  readonly meaning: string;
  readonly capture: string;
  readonly rules: readonly Rule[];
}

const define = <const Rule extends string>(
  times: Readonly<Record<When, TimeOfFailure<Rule>>>,
): Readonly<Record<When, TimeOfFailure<Rule>>> => times;

/** When does it fail: the question that decides most often. */
export const TIMES = define({
  'at-once': {
    title: 'It fails at once, at the first sign-in',
    meaning: 'Nothing has expired yet: the values themselves are wrong.',
    causes: [
      reported('On the page of ServiceNow: the redirect URL is not registered, or the client ID is of another record.'),
      reported('After the sign-in: client secret or token URL.'),
      inferred('ServiceNow itself shows "OAuth flow failed": it is the client, and its own Token URL is in question.'),
    ],
    look: {
      files: 'apiProperties.json, clientId, redirectMode, customParameters',
      form: 'connector, Security tab: Client id, Client secret, Token URL, Redirect URL',
    },
    repair:
      'Register the Redirect URL of the Security tab in ServiceNow, enter the secret again, save, and create the connection anew.',
    capture: 'The address of the sign-in window when it stops, and the whole text of the error.',
    rules: [
      'redirect/mode-global-is-legacy',
      'client/id-placeholder',
      'endpoint/token-url-is-authorize',
      'endpoint/swapped-urls',
    ],
    sources: ['learn-troubleshoot-oauth2', 'learn-verify-oauth', 'ppc-discussion-3252'],
  },
  '30-minutes': {
    title: 'It works for 30 minutes, then every call fails',
    meaning: '30 minutes are the life of an access token of ServiceNow. The sign-in was right; the renewal is not.',
    causes: [
      reported('Refresh URL is not the token URL: oauth_auth.do, empty, or another host.'),
      reported('The refresh request lacks the client secret or the refresh token, or has a wrong grant_type.'),
      documented('No refresh token was issued: the record is a public client.'),
    ],
    look: {
      files: 'apiProperties.json, customParameters: refreshUrl, refreshBodyTemplate',
      form: 'connector, Security tab: Refresh URL; ServiceNow, record: Access Token Lifespan, This is a public client',
    },
    repair:
      'Set Refresh URL to "https://<instance>.service-now.com/oauth_token.do", delete the connection, create it anew, and test after 31 minutes. A longer lifespan only hides the fault.',
    capture: 'The status of the connection and its text; in ServiceNow the system log of that minute.',
    rules: [
      'refresh/url-is-authorize',
      'refresh/client-authentication-missing',
      'refresh/grant-type',
      'refresh/refresh-token-missing',
      'refresh/url-on-other-host',
      'refresh/body-template-missing',
    ],
    sources: ['learn-troubleshoot-oauth2', 'sn-create-endpoint', 'sn-token-parameters'],
  },
  hour: {
    title: 'It works for an hour, then every call fails',
    meaning:
      'An hour is the life of an access token of Entra, Salesforce and many others; on ServiceNow only if the record says so.',
    causes: [
      reported('No refresh token: the scope offline_access, or what the server calls it, was not asked for.'),
      reported('The refresh request lacks the client secret, or goes to a wrong address.'),
      documented('A policy of the tenant blocks renewals that no person attends.'),
    ],
    look: {
      files: 'apiProperties.json, scopes, customParameters: refreshUrl, refreshBodyTemplate',
      form: 'connector, Security tab: Scope, Refresh URL',
    },
    repair: 'Ask for the scope, set Refresh URL to the token URL, delete the connection and create it anew.',
    capture: 'The status of the connection and its text, with the AADSTS code if there is one.',
    rules: [
      'scope/offline-access-missing',
      'refresh/client-authentication-missing',
      'refresh/url-is-authorize',
      'refresh/url-on-other-host',
    ],
    sources: ['learn-troubleshoot-oauth2', 'ltwlf-1', 'troy-salesforce-refresh'],
  },
  '100-days': {
    title: 'It works for about 100 days, then the sign-in is asked for again',
    meaning:
      '100 days are the life of a refresh token of ServiceNow, counted from the sign-in and not prolonged by use. No file is at fault. Entra forgets a token after 90 days without use.',
    causes: [
      documented('The refresh token of ServiceNow has reached its end.'),
      documented('AADSTS700082: nobody used the connection for 90 days.'),
      inferred('The person left, or changed the password.'),
    ],
    look: { form: 'ServiceNow, record of the connector: Refresh Token Lifespan', files: 'none' },
    repair:
      'Sign in to the connection again. If 100 days are too short, let the administrator raise Refresh Token Lifespan; it holds for sign-ins from then on.',
    capture: 'The date of the last sign-in to the connection.',
    rules: [],
    sources: ['sn-create-endpoint', 'sn-token-responses', 'learn-broken-connections'],
  },
  'after-deployment': {
    title: 'It fails right after a deployment',
    meaning: 'An import or update took something away that it does not carry.',
    causes: [
      reported(
        'The client secret: neither solutions nor pac connector download carry it, and an update without it erases it.',
      ),
      reported('The redirect URL: each environment has its own, and it is not registered yet.'),
      reported('The settings: they were overwritten by those of the source environment, or by a placeholder.'),
      reported('Old connections keep old settings, and flows the old definition.'),
    ],
    look: {
      files: 'apiProperties.json, clientId, clientSecret (never committed), customParameters',
      form: 'connector, Security tab: Client secret, Redirect URL',
    },
    repair:
      'Enter the secret on the Security tab and save, register the Redirect URL of this environment, delete the connection and create it anew.',
    capture: 'What the deployment wrote: download the connector and compare it.',
    rules: [
      'client/secret-placeholder',
      'client/id-placeholder',
      'redirect/url-of-another-connector',
      'endpoint/unfilled-url',
    ],
    sources: ['learn-solutions', 'learn-pac-connector', 'learn-env-vars', 'learn-overview'],
  },
});
