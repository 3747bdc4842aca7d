import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Flow } from '../../src/exchange/flow.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { type Listening, listen } from '../../src/sandbox/server.js';
import { REDIRECT_URLS } from '../../src/sandbox/settings.js';
import { atSandbox, noBrowser, openBrowser, type TestBrowser } from '../support/browser.js';
import { harFaults } from '../support/har-schema.js';
import { freePort } from '../support/loopback.js';
import { describeWith } from '../support/needs.js';
import { connectorFor } from './connector-for.js';
import { driveFlow, legsOf } from './drive-flow.js';

describeWith(noBrowser, 'the sign-in with a browser at the sandbox', () => {
  let browser: TestBrowser;
  const servers: Listening[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  async function sandbox(redirectUrl: string, fault?: string) {
    const made = createSandbox({ fault, settings: { redirectUrls: [redirectUrl] } });
    const { client } = made;
    const server = await listen(made, 0);
    servers.push(server);
    const { origin } = server;
    const [authorizationUrl, tokenUrl] = [`${origin}/oauth_auth.do`, `${origin}/oauth_token.do`];
    return {
      client,
      authorizationUrl,
      connector: connectorFor({ authorizationUrl, tokenUrl, apiOrigin: origin, clientId: client.id }),
    };
  }

  describe('by verify', () => {
    const driven = async (fault?: string): Promise<Flow> => {
      const redirectUrl = `http://127.0.0.1:${await freePort()}/redirect`;
      const { client, connector } = await sandbox(redirectUrl, fault);
      const open = (authorizeUrl: string) => browser.signIn({ authorizeUrl, redirectUrl, person: atSandbox });
      const given = { clientId: client.id, clientSecret: client.secret, redirectUrl, open };
      return (await driveFlow(connector, given)).flow;
    };

    test('goes from the page to a call with a refreshed token', async () => {
      expect(legsOf(await driven())).toEqual([
        'authorize 200',
        'callback',
        'token form 200',
        'api 200',
        'api without-token 401',
        'refresh 200',
        'api 200',
      ]);
    });

    test.each([
      ['redirect-not-registered', ['authorize 400']],
      ['denied', ['authorize 200', 'callback']],
      ['basic-required', ['authorize 200', 'callback', 'token form 401', 'token basic 200']],
      ['nested-result', ['authorize 200', 'callback', 'token form 200', 'token basic 401']],
      ['hibernating', ['authorize 200']],
    ])('stops at %s', async (fault, legs) => {
      expect(legsOf(await driven(fault)).slice(0, 4)).toEqual(legs);
    });
  });

  test('sends the browser back to the platform too, which is out of reach here; the recording says so', async () => {
    const redirectUrl = REDIRECT_URLS.find((url) => url.startsWith('https:')) as string;
    const { client, authorizationUrl } = await sandbox(redirectUrl);
    const parameters = { response_type: 'code', client_id: client.id, redirect_uri: redirectUrl, state: 'any' };
    const authorizeUrl = `${authorizationUrl}?${new URLSearchParams(parameters)}`;
    const { back, recording } = await browser.signIn({
      authorizeUrl,
      redirectUrl,
      person: atSandbox,
      isRecorded: true,
    });
    expect([back?.searchParams.get('state'), back?.searchParams.has('code')]).toEqual(['any', true]);
    const har = JSON.parse(readFileSync(recording as string, 'utf8'));
    expect(harFaults(har)).toEqual([]);
    expect(har.log.entries.at(-1)).toMatchObject({ request: { url: back?.href }, response: { status: -1 } });
  });
});
