import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { stretch } from '../../src/document/node.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { type Exchange, FLOW_STAGES } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';

// What rules say of traffic goes into reports: nothing of it may be secret.

const ACTIVE = rules
  .filter((rule) => rule.diagnose)
  .map((rule) => ({ rule, severity: typeof rule.severity === 'string' ? rule.severity : ('error' as const) }));

describe('whatever the traffic is', () => {
  const CANARY = 'c4n4ry-9f3b';
  const BODIES = [
    undefined,
    '',
    `{"access_token":"${CANARY}","result":[]}`,
    `{"error":{"message":"${CANARY}","detail":"Invalid table ${CANARY}"}}`,
    `<!DOCTYPE html><html><form action="/login.do?x=${CANARY}"><input type="password" value="${CANARY}">`,
    `<html>hibernating ${CANARY}`,
    `<html>Your support ID is: ${CANARY}`,
    `\u0000\ud800${CANARY}`,
  ];
  const HEADERS = [
    undefined,
    [],
    [
      { name: 'LOCATION', value: `https://renamed.example.com/${CANARY}?code=${CANARY}` },
      { name: 'Retry-After', value: CANARY },
      { name: 'Allow', value: `GET, ${CANARY}` },
      { name: 'www-authenticate', value: `Bearer realm="${CANARY}"` },
    ],
    [{ name: 'Location', value: `/login?SAMLRequest=${CANARY}` }],
  ];
  const REQUESTS = [
    undefined,
    { method: '', url: '' },
    {
      method: CANARY,
      url: `HTTP://user:${CANARY}@itsm.example.com:443/${CANARY}?token=${CANARY}&${CANARY}=1`,
      headers: [],
    },
    {
      method: 'GET',
      url: `https://itsm.example.com/api/now/x?redirect_uri=https%3A%2F%2Fteams.microsoft.com%2Fapi%2Fplatform%2Fv1.0%2FoAuthRedirect&a=${CANARY}`,
      headers: [
        { name: 'authorization', value: CANARY },
        { name: 'Accept', value: '*/*' },
      ],
      body: `grant_type=${CANARY}`,
    },
  ];
  const STATUSES = [0, 200, 302, 400, 401, 403, 404, 405, 407, 429, 500, 503];
  const where = { exchange: stretch(new Document('evidence.http', '', { json: false }), 0, 0) };

  const told = (exchange: Exchange): string => {
    const evidence = { kinds: ['raw' as const], exchanges: [exchange], isSanitized: false };
    const { findings, failures } = diagnose(new Flow(evidence), ACTIVE);
    expect(failures).toEqual([]);
    return findings.map(({ message, related }) => message + related.map((each) => each.message).join(' ')).join('\n');
  };

  test.each(FLOW_STAGES)('at the stage %s no rule fails, and none tells what may be secret', (stage) => {
    for (const request of REQUESTS)
      for (const headers of HEADERS)
        for (const body of BODIES)
          for (const status of STATUSES) {
            const response = { status, ...(headers && { headers }), ...(body !== undefined && { body }) };
            expect(told({ stage, ...(request && { request }), response, where })).not.toContain(CANARY);
          }
  });

  test('nor in an error text', () => {
    const url = 'https://token.botframework.com/.auth/web/redirect';
    for (const said of [
      '',
      CANARY,
      `AADSTS50011 redirect URI ${url}?code=${CANARY} does not match ${CANARY}`,
      `Missing refresh token ${CANARY}`,
    ])
      expect(told({ stage: 'token', said, where })).not.toContain(CANARY);
  });
});
