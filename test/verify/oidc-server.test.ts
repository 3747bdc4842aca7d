import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Exchange, formOf, queryOf } from '../../src/exchange/exchange.js';
import type { Flow } from '../../src/exchange/flow.js';
import { atOidcProvider, noBrowser, openBrowser, type SignIn, type TestBrowser } from '../support/browser.js';
import { harFaults } from '../support/har-schema.js';
import { freePort } from '../support/loopback.js';
import { describeWith } from '../support/needs.js';
import {
  FORBIDDEN_SCOPE,
  OIDC_ROUTES,
  type OidcServer,
  type OidcServerOptions,
  startOidcServer,
} from '../support/oidc-server.js';
import { connectorFor, type ServerOfConnector } from './connector-for.js';
import { driveFlow, legsOf, primaryOf } from './drive-flow.js';

describeWith(noBrowser, 'the sign-in with a browser at oidc-provider', () => {
  let browser: TestBrowser;
  let redirectUrl: string;
  const servers: OidcServer[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    redirectUrl = `http://127.0.0.1:${await freePort()}/redirect`;
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  /** A flow against a server of its own, with what the browser saw. */
  async function driven(
    options: Partial<OidcServerOptions> = {},
    change: Partial<ServerOfConnector> = {},
    { isRecorded = false, secret }: { isRecorded?: boolean; secret?: string } = {},
  ) {
    const server = await startOidcServer({ redirectUrls: [redirectUrl], ...options });
    servers.push(server);
    const { origin, clientId, clientSecret } = server;
    const [authorizationUrl, tokenUrl] = [origin + OIDC_ROUTES.authorization, origin + OIDC_ROUTES.token];
    const connector = connectorFor({ authorizationUrl, tokenUrl, apiOrigin: origin, clientId, ...change });
    let seen: SignIn | undefined;
    const open = async (authorizeUrl: string): Promise<void> => {
      seen = await browser.signIn({ authorizeUrl, redirectUrl, person: atOidcProvider, isRecorded });
    };
    const { flow, diagnosis } = await driveFlow(connector, {
      clientId,
      clientSecret: secret ?? clientSecret,
      redirectUrl,
      open,
    });
    return { flow, primary: primaryOf(diagnosis), seen: seen as SignIn | undefined, server };
  }

  const refused = (flow: Flow): string | null => queryOf(flow.exchanges.at(-1) as Exchange).get('error');
  const COMPLETE = [
    'authorize 303',
    'callback',
    'token form 200',
    'api 200',
    'api without-token 401',
    'refresh 200',
    'api 200',
  ];

  describe('by verify', () => {
    test('goes from the page to a call with a refreshed token; the recording has the part of the browser', async () => {
      const { flow, primary, seen, server } = await driven({}, {}, { isRecorded: true });
      expect(primary).toEqual([]);
      expect(legsOf(flow)).toEqual(COMPLETE);
      expect([flow.tokenAnswers.map(({ reading }) => reading.hasToken), flow.direction]).toEqual([
        [true, true],
        'microsoft-to-servicenow',
      ]);
      const har = JSON.parse(readFileSync(seen?.recording as string, 'utf8'));
      expect(harFaults(har)).toEqual([]);
      const urls: string[] = har.log.entries.map((entry: { request: { url: string } }) => entry.request.url);
      expect(urls.filter((url) => url.startsWith(server.origin + OIDC_ROUTES.authorization))).not.toEqual([]);
      expect(urls.filter((url) => url.startsWith(`${redirectUrl}?code=`))).toHaveLength(1);
      expect(urls.filter((url) => url.includes(OIDC_ROUTES.token))).toEqual([]);
    });

    test('is told to come with PKCE, and does with the other identity provider', async () => {
      const without = await driven({ pkceRequired: true });
      expect([legsOf(without.flow), refused(without.flow)]).toEqual([['authorize 303', 'callback'], 'invalid_request']);
      expect(without.primary).toEqual(['exchange/pkce-required']);
      const withPkce = await driven({ pkceRequired: true }, { provider: 'oauth2pkce' });
      expect(legsOf(withPkce.flow)).toEqual(COMPLETE.map((leg) => leg.replace(' form', '')));
    });

    test('shows that refresh tokens are rotated', async () => {
      const { flow } = await driven({ rotatesRefreshTokens: true });
      const [first, second] = flow.tokenAnswers.map(({ reading }) => reading.members?.get('refresh_token'));
      expect([legsOf(flow), typeof first, first === second]).toEqual([COMPLETE, 'string', false]);
    });

    test('shows that there is no refresh token', async () => {
      const { flow, primary } = await driven({ givesRefreshTokens: false });
      expect([legsOf(flow), primary]).toEqual([COMPLETE.slice(0, 5), ['token/refresh-token-missing']]);
      expect(flow.tokenAnswers[0]?.reading.members?.has('refresh_token')).toBe(false);
    });

    test('shows that a scope is refused', async () => {
      const { flow, primary } = await driven({}, { scopes: [FORBIDDEN_SCOPE] });
      expect([legsOf(flow), refused(flow)]).toEqual([['authorize 303', 'callback'], 'invalid_scope']);
      expect(primary).toEqual(['scope/refused']);
    });

    test('ends at the page where the redirect URL is not registered', async () => {
      const { flow, primary, seen } = await driven({ redirectUrls: [`${redirectUrl}/`] });
      expect([legsOf(flow), seen]).toEqual([['authorize 400'], undefined]);
      expect(primary).toEqual(['redirect/not-registered']);
    });

    test('tries the secret in the header after the form, once each', async () => {
      const { flow, primary } = await driven({}, {}, { secret: 'another' });
      expect(legsOf(flow)).toEqual(['authorize 303', 'callback', 'token form 401', 'token basic 401']);
      expect(primary).toEqual(['client/secret-refused']);
      expect(flow.exchanges.map((exchange) => formOf(exchange).has('client_secret'))).toEqual([
        false,
        false,
        true,
        false,
      ]);
    });

    test('meets an access token that has ended', async () => {
      const { flow, server } = await driven({ accessTokenLifetime: 1 });
      const token = flow.tokenAnswers.at(-1)?.reading.members?.get('access_token');
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const { status } = await fetch(`${server.origin}/api/now/table/incident`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([legsOf(flow), status]).toEqual([COMPLETE, 401]);
    });
  });
});
