import { defineMessages, documented, inferred, reported } from './message.js';

const APP = 'Microsoft Entra admin center, App registrations, the application';
const JWT = 'ServiceNow, JWT Providers, JWT Keys, X.509 Certificates';

/** What Entra says of tokens that are sent to it: those a client proves itself with, and those it wants to exchange. */
export const ENTRA_ASSERTION_MESSAGES = defineMessages([
  {
    id: 'entra-certificate',
    title: 'Entra does not know the certificate with which the client proves itself',
    texts: [
      'AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found.',
      'AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.',
      'AADSTS700027: Client assertion contains an invalid signature. [Reason - The key used is expired.',
      'AADSTS700027: Client assertion failed signature validation.',
      'AADSTS700027',
    ],
    direction: 'either',
    shownBy: 'entra',
    repairBy: ['entra-admin', 'servicenow-admin'],
    stage: 'token',
    when: ['at-once', 'after-deployment'],
    meaning:
      'The client signs a token (JWT) with a key, and Entra has no valid certificate for it. The reason stands in brackets.',
    causes: [
      documented(
        'The key was not found: the certificate is not uploaded to this application, or the thumbprint in the token is of another.',
      ),
      documented('The key used is expired: the certificate has run out.'),
      reported('Certificate and private key do not belong together, or one of them was cut when it was copied.'),
    ],
    look: { form: `${APP}: Certificates & secrets, Certificates; ${JWT}` },
    repair: 'Upload the certificate that belongs to the private key to the application, and compare the thumbprints.',
    capture: 'The thumbprint in the message, and that in the admin center.',
    sources: ['entra-error-codes', 'learn-service-principal-errors', 'sn-jwt-provider'],
  },
  {
    id: 'entra-assertion-time',
    title: 'The token with which the client proves itself is too old or too new',
    texts: [
      'AADSTS700024: Client assertion is not within its valid time range',
      'AADSTS700024',
      "AADSTS500133: Assertion isn't within its valid time range",
      'AADSTS500133',
    ],
    direction: 'either',
    shownBy: 'entra',
    repairBy: ['servicenow-admin', 'maker'],
    stage: 'token',
    meaning: 'nbf and exp of the token that was sent do not include now.',
    causes: [
      inferred('The clock of the client is wrong.'),
      reported('The token was made once and is sent again after it expired.', 'hour'),
    ],
    look: { form: `clock of the client; ${JWT}: expiry` },
    repair: 'Set the clock, and make a new token for every request.',
    sources: ['entra-error-codes', 'learn-service-principal-errors'],
  },
  {
    id: 'entra-assertion-claims',
    title: 'The token with which the client proves itself names another client or server',
    texts: [
      "AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter",
      'AADSTS700021',
      'AADSTS700023: Client assertion audience claim does not match Realm issuer',
      'AADSTS700023',
    ],
    direction: 'either',
    shownBy: 'entra',
    repairBy: ['servicenow-admin', 'maker'],
    stage: 'token',
    when: ['at-once'],
    meaning: 'iss and sub have to be the client ID, and aud the token endpoint of the tenant.',
    causes: [documented('A claim of the token was entered wrong, or is of another tenant.')],
    look: { form: `${JWT}: standard claims aud, iss, sub` },
    repair:
      'Set iss and sub to the client ID, and aud to "https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token".',
    sources: ['entra-error-codes', 'learn-service-principal-errors'],
  },
  {
    id: 'entra-assertion-audience',
    title: 'A token was to be exchanged that is for another application',
    texts: [
      "AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '…' and the expected audience is '…'",
      'AADSTS500131',
      'AADSTS50013: Assertion audience does not match the Client app presenting the assertion',
      'AADSTS50013',
    ],
    direction: 'either',
    shownBy: 'entra',
    repairBy: ['entra-admin', 'maker'],
    stage: 'token',
    when: ['at-once', 'after-deployment'],
    meaning:
      'On behalf of a person (single sign-on of Teams, of a bot, of a connector) an application sent a token that was not made for it.',
    causes: [
      documented('The first token was asked for with the scope of another application.'),
      reported('The Application ID URI has another spelling, such as capital letters, than the one in the request.'),
      documented('AADSTS50013 also stands for a token that is expired or malformed.'),
    ],
    look: {
      form: `${APP}: Expose an API, Application ID URI`,
      files: 'manifest.json, webApplicationInfo.resource; apiProperties.json, resourceUri',
    },
    repair:
      'Ask for the first token with a scope of the application that exchanges it, and write its Application ID URI in small letters.',
    sources: ['entra-error-codes', 'company-communicator-214'],
  },
]);
