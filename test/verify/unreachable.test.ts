import { describe, expect, test } from '@jest/globals';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { runOverNetwork } from '../support/network-run.js';
import { sandboxListener } from '../support/sandbox-listener.js';
import { AUTHORITY, httpsServer, listening } from '../support/tls-servers.js';
import { trustedAt, WRONG_SERVERS, type WrongServer } from '../support/wrong-servers.js';

// Certificates, versions of TLS and ways of the network are told apart, in words that name what was seen.

const TIMEOUTS = { connect: 1500, headers: 1500, body: 1500 };
/** What is told of each server; its port is `PORT`, and a time `TIME`. */
const TOLD: Readonly<Record<WrongServer, readonly [rule: string, message: string]>> = {
  'self-signed': [
    'tls/untrusted-certificate',
    '"127.0.0.1:PORT" shows a certificate that is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT); its certificate has subject "localhost", issuer "localhost", valid from 2020-01-01 to 2120-01-01',
  ],
  'private-authority': [
    'tls/untrusted-certificate',
    '"127.0.0.1:PORT" shows a certificate that comes from a private authority, of a company or of its proxy (SELF_SIGNED_CERT_IN_CHAIN); its certificate has subject "localhost", issuer "Test authority", valid from 2020-01-01 to 2120-01-01',
  ],
  'chain-not-whole': [
    'tls/untrusted-certificate',
    '"127.0.0.1:PORT" shows a certificate that came without the certificates between it and its authority (UNABLE_TO_VERIFY_LEAF_SIGNATURE); its certificate has subject "localhost", issuer "Test intermediate", valid from 2020-01-01 to 2120-01-01',
  ],
  expired: [
    'tls/expired-certificate',
    'the certificate of "127.0.0.1:PORT" has expired (CERT_HAS_EXPIRED); its certificate has subject "localhost", issuer "Test authority", valid from 2020-01-01 to 2021-01-01',
  ],
  'wrong-name': [
    'tls/wrong-name',
    '"127.0.0.1:PORT" shows a certificate for "elsewhere.example", "*.elsewhere.example" (ERR_TLS_CERT_ALTNAME_INVALID); its certificate has subject "elsewhere.example", issuer "Test authority", valid from 2020-01-01 to 2120-01-01',
  ],
  'old-tls': [
    'tls/old-version',
    '"127.0.0.1:PORT" speaks TLSv1.1 at most (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION); expected TLS 1.2 or later',
  ],
  'wants-certificate': [
    'tls/client-certificate',
    '"127.0.0.1:PORT" wants a certificate of the client, and ends the connection without one (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)',
  ],
  'wants-certificate-tls-1.2': [
    'tls/client-certificate',
    '"127.0.0.1:PORT" wants a certificate of the client, and ends the connection without one (ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE)',
  ],
  'plain-http-at-https': [
    'tls/not-tls',
    'https was spoken to "127.0.0.1:PORT", and what came back is no TLS (ERR_SSL_WRONG_VERSION_NUMBER)',
  ],
  'tls-at-http': [
    'tls/not-tls',
    'plain http was sent to "127.0.0.1:PORT", whose port is one for https (ERR_SSL_HTTP_REQUEST)',
  ],
  'no-http': [
    'network/broken-answer',
    '"127.0.0.1:PORT" answers with something that is no HTTP (HPE_INVALID_CONSTANT)',
  ],
  'no-such-host': [
    'network/host-not-found',
    'the name of "dev90001.invalid" is not known (ENOTFOUND); expected a host that public name servers know',
  ],
  'nothing-listens': [
    'network/refused',
    '"127.0.0.1:PORT" refuses the connection (ECONNREFUSED); expected a server that listens there',
  ],
  'reset-in-handshake': ['network/reset', '"127.0.0.1:PORT" ended the connection without an answer (ECONNRESET)'],
  'reset-before-answer': ['network/reset', '"127.0.0.1:PORT" ended the connection without an answer (ECONNRESET)'],
  'silent-in-handshake': [
    'network/timeout',
    '"127.0.0.1:PORT" does not finish the TLS handshake within TIME (ETIMEDOUT)',
  ],
  'no-answer': ['network/timeout', '"127.0.0.1:PORT" took the request and sent no answer within TIME (ETIMEDOUT)'],
  slow: ['network/timeout', '"127.0.0.1:PORT" began its answer and did not finish it within TIME (ETIMEDOUT)'],
};

/** Without ports and times; where there is no name server the question itself fails. */
const plain = (message = ''): string =>
  message.includes('EAI_AGAIN')
    ? TOLD['no-such-host'][1]
    : message.replace(/:\d{4,5}"/g, ':PORT"').replace(/within \d+ (?:ms|s)/, 'within TIME');

describe.each(Object.keys(TOLD) as WrongServer[])('%s', (server) => {
  const options = { authorities: trustedAt(server), timeouts: TIMEOUTS };
  const [rule, message] = TOLD[server];

  test('as the address of the sign-in: it ends there', async () => {
    await WRONG_SERVERS[server](async (signIn) => {
      const { run, diagnosis } = await runOverNetwork({ signIn }, options);
      const [first] = diagnosis.findings;
      expect([first?.rule, first?.rank, first?.stage, plain(first?.message)]).toEqual([
        rule,
        'primary',
        'authorize',
        message,
      ]);
      expect(run.exchanges.map(({ stage }) => stage)).toEqual(['authorize']);
    });
  });

  test('as the token endpoint: no secret has left', async () => {
    await WRONG_SERVERS[server](async (token) => {
      const { run, diagnosis } = await runOverNetwork({ token }, options);
      const [first] = diagnosis.findings;
      expect([first?.rule, first?.rank, first?.stage, plain(first?.message)]).toEqual([
        rule,
        'primary',
        'token',
        message,
      ]);
      expect(run.exchanges.at(-1)?.stage).toBe('token');
      expect(diagnosis.stages.map(({ outcome }) => outcome)).toEqual([
        'ok',
        'ok',
        'failed',
        'not-visible',
        'not-visible',
      ]);
    });
  });
});

test('with a certificate that is in order the whole flow goes over TLS', async () => {
  // What the sandbox issues at one address it takes at another of its own.
  const sandbox = createSandbox();
  await listening(httpsServer('good', {}, sandboxListener(sandbox)), async ({ port }) => {
    const here = `https://localhost:${port}`;
    const { diagnosis } = await runOverNetwork(
      { signIn: here, token: here, api: here },
      { authorities: [AUTHORITY] },
      sandbox,
    );
    expect(diagnosis.findings.filter(({ stage, severity }) => stage !== undefined && severity !== 'info')).toEqual([]);
    expect(diagnosis.stages.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });
});
