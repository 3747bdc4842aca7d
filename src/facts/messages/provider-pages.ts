import { defineMessages, inferred, reported } from './message.js';

/** What pages of other providers say before a code is issued. */
export const PROVIDER_PAGE_MESSAGES = defineMessages([
  {
    id: 'google-app-in-testing',
    title: 'Google lets only test users sign in to this application',
    texts: [
      'Access blocked: … has not completed the Google verification process',
      'The app is currently being tested, and can only be accessed by developer-approved testers.',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'provider',
    repairBy: ['provider-admin', 'user'],
    stage: 'authorize',
    when: ['at-once'],
    meaning: 'The OAuth client at Google has the publishing status Testing. The connector is not at fault.',
    causes: [
      reported('The account is not in the list of test users.'),
      reported('The person signed in with another Google account than the one in the list.'),
    ],
    look: { form: 'Google Cloud console, OAuth consent screen: Publishing status, Test users' },
    repair: 'Add the account to the test users, or publish the application.',
    sources: ['n8n-19386', 'executor-1405'],
  },
  {
    id: 'provider-app-blocked',
    title: 'An administrator at the provider has not admitted the application',
    texts: ['error=OAUTH_APP_BLOCKED', 'OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'OAUTH_EC_APP_NOT_FOUND'],
    direction: 'microsoft-to-servicenow',
    shownBy: 'provider',
    repairBy: ['provider-admin'],
    stage: 'authorize',
    when: ['at-once'],
    meaning:
      'The code is of Salesforce: client and redirect URL are known, and the organization does not admit the application.',
    causes: [
      reported(
        'The administrator of the organization has not installed the application, or has not admitted its users.',
      ),
      inferred('The administrator blocked it.'),
    ],
    look: { form: 'Salesforce, Setup, Connected Apps OAuth Usage' },
    repair: 'Let the administrator at the provider install or unblock the application, then sign in again.',
    sources: ['n8n-21589', 'pipedream-21557'],
  },
]);
