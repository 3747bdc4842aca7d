import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atGlewlwyd, noBrowser, openBrowser, type TestBrowser } from '../support/browser.js';
import { type Glewlwyd, type GlewlwydPlugin, noGlewlwyd, startGlewlwyd } from '../support/glewlwyd.js';
import { harFaults } from '../support/har-schema.js';
import { freePort } from '../support/loopback.js';
import { describeWith } from '../support/needs.js';
import { connectorFor } from './connector-for.js';
import { type Driven, driveFlow, legsOf, primaryOf } from './drive-flow.js';

describeWith(noGlewlwyd ?? noBrowser, 'the sign-in with a browser at Glewlwyd', () => {
  let browser: TestBrowser;
  let server: Glewlwyd;
  let redirectUrl: string;
  let recording: string | undefined;
  beforeAll(async () => {
    redirectUrl = `http://127.0.0.1:${await freePort()}/redirect`;
    [browser, server] = await Promise.all([openBrowser(), startGlewlwyd([redirectUrl])]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function driven(plugin: GlewlwydPlugin, scope = server.scope): Promise<Driven> {
    const { clientId, clientSecret } = server;
    const connector = connectorFor({ ...server[plugin], clientId, scopes: [scope] });
    const open = async (authorizeUrl: string): Promise<void> => {
      ({ recording } = await browser.signIn({ authorizeUrl, redirectUrl, person: atGlewlwyd, isRecorded: true }));
    };
    return driveFlow(connector, { clientId, clientSecret, redirectUrl, open });
  }

  describe('by verify', () => {
    test('gets a token by the second attempt where the server reads HTTP Basic only', async () => {
      const { flow, diagnosis } = await driven('basic');
      const legs = legsOf(flow);
      expect(legs.slice(0, 5)).toEqual(['authorize 302', 'callback', 'token form 403', 'token basic 200', 'api 200']);
      expect(flow.worksByBasicOnly).toBe(true);
      // The platform's refresh has the secret in the form, which this server does not read.
      expect(legs.slice(5)).toEqual(['api without-token 401', 'refresh 400']);
      expect(primaryOf(diagnosis)).toEqual(['client/basic-required']);
    });

    test('needs no second attempt where it reads the form too', async () => {
      const { flow, diagnosis } = await driven('post');
      expect([legsOf(flow), flow.worksByBasicOnly, primaryOf(diagnosis)]).toEqual([
        ['authorize 302', 'callback', 'token form 200', 'api 200', 'api without-token 401', 'refresh 200', 'api 200'],

        false,
        [],
      ]);
      expect(flow.tokenAnswers.map(({ reading }) => reading.members?.has('refresh_token'))).toEqual([true, false]);
      expect(harFaults(JSON.parse(readFileSync(recording as string, 'utf8')))).toEqual([]);
    });
  });
});
