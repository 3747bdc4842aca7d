import { expect, test } from '@jest/globals';
import { knownMessage } from '../../src/exchange/known-message.js';
import { type PlatformText, platformText, teamsRedirect } from '../../src/exchange/platform-text.js';

test.each<readonly [text: string, expected: PlatformText | undefined]>([
  ["OAuth2 authorization flow failed for service 'x'.", 'sign-in-unfinished'],
  [
    "OAuth2 authorization flow failed for service 'x'. OAuth 2 sign in failed to exchange code for access token.",
    undefined,
  ],
  ["OAuth2 authorization flow failed for service 'x'. AADSTS50011: y", undefined],
  ['This tool is blocked by your data loss prevention policy', 'data-policy'],
  ["It violates the organization's data loss prevention policies", 'data-policy'],
  ['Error from token exchange: Connection a is not allowed to access connection b', 'connection-not-allowed'],
  ['Something went wrong. Please try again.', 'teams-no-window'],
  ['  "Something went wrong. Please try again."\n', 'teams-no-window'],
  ['Something went wrong. Please try again. Correlation id 1', undefined],
  ['Paste this code into the chat', 'teams-code'],
  ['', undefined],
])('%s', (text, expected) => expect(platformText(text)).toBe(expected));

test.each([
  [
    'redirect_uri=https://token.botframework.com/.auth/web/redirect&x',
    'https://token.botframework.com/.auth/web/redirect',
  ],
  [
    'https://europe.token.botframework.com/.auth/web/redirect',
    'https://europe.token.botframework.com/.auth/web/redirect',
  ],
  [
    'https://teams.microsoft.com/api/platform/v1.0/oAuthRedirect',
    'https://teams.microsoft.com/api/platform/v1.0/oAuthRedirect',
  ],
  ['https://token.botframework.com.example.com/.auth/web/redirect', undefined],
  ['https://global.consent.azure-apim.net/redirect', undefined],
])('%s', (text, expected) => expect(teamsRedirect(text)).toBe(expected));

test.each([
  [
    'Failed to refresh access token for service: oauth2. Correlation Id=1, Error: Missing refresh token.',
    'refresh-token-missing',
  ],
  ['getaddrinfo ENOTFOUND itsm.example.com', 'network-host-not-found'],
  ['an apple a day', undefined],
  ['', undefined],
])('%s', (text, expected) => expect(knownMessage(text)?.id).toBe(expected));
