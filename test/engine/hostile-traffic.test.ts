import { expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { wholeFile } from '../../src/document/node.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { type Exchange, FLOW_STAGES } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { processorTime } from '../support/processor-time.js';
import fc from '../support/properties.js';

const where = { exchange: wholeFile(new Document('evidence.http', '', { json: false })) };
const active = rules.flatMap((rule) => (rule.diagnose ? [{ rule, severity: 'error' as const }] : []));

const words = fc.constantFrom(
  'access_token',
  'error',
  'error_description',
  'invalid_client',
  'invalid_grant',
  'redirect_uri',
  'AADSTS50011',
  '__proto__',
  'code',
  'state',
  'client_secret=+',
  '%',
  '&',
  '\ufeff',
);
const text = fc.oneof(
  fc.string(),
  fc.array(words, { maxLength: 6 }).map((list) => list.join('=')),
  fc.dictionary(words, fc.oneof(words, fc.json(), fc.constant(null), fc.object())).map((each) => JSON.stringify(each)),
);
const headers = fc.array(
  fc.record({ name: fc.constantFrom('Date', 'Location', 'Content-Type', 'Authorization'), value: text }),
);
const exchange: fc.Arbitrary<Exchange> = fc
  .record(
    {
      stage: fc.constantFrom(...FLOW_STAGES),
      attempt: fc.constantFrom('form' as const, 'basic' as const),
      request: fc.record({
        method: text,
        url: text.map((each) => `https://a.example/oauth_auth.do?${each}`),
        headers,
        body: text,
      }),
      response: fc.record({ status: fc.constantFrom(0, 200, 204, 302, 400, 401, 403, 415, 500), headers, body: text }),
      said: text,
      answeredAt: fc.integer(),
    },
    { requiredKeys: ['stage'] },
  )
  .map((each) => ({ ...each, where }) as Exchange);

test('no rule breaks on any traffic', () => {
  fc.assert(
    fc.property(fc.array(exchange, { maxLength: 6 }), (exchanges) => {
      const { failures } = diagnose(new Flow({ kinds: ['raw'], exchanges, isSanitized: false }), active);
      expect(failures).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('many sign-ins in one recording take no time that grows out of hand', () => {
  const exchanges = Array.from({ length: 3000 }, (_, index): Exchange => {
    const stage = FLOW_STAGES[index % FLOW_STAGES.length] as Exchange['stage'];
    const request = {
      method: 'POST',
      url: `https://a.example/x?client_id=${index}&state=s`,
      headers: [],
      body: `code=${index}`,
    };
    return { stage, where, request, response: { status: 400, headers: [], body: '{"error":"invalid_grant"}' } };
  });
  const took = processorTime(() => {
    diagnose(new Flow({ kinds: ['recording'], exchanges, isSanitized: false }), active);
  });
  expect(took).toBeLessThan(20_000);
});

test.each([
  ['refused exchanges of codes', 'token', '{"error":"invalid_grant"}', 400],
  ['refused refreshes', 'refresh', '{"error":"invalid_grant","refresh_token":"r"}', 400],
  ['exchanges of codes', 'token', '{"access_token":"a"}', 200],
] as const)('many %s in one recording take time that grows with their number', (_, stage, body, status) => {
  const took = (count: number): number => {
    const exchanges = Array.from({ length: count }, (__, index): Exchange => {
      const form = `grant_type=x&client_id=a&code=${index}&refresh_token=${index}`;
      const request = { method: 'POST', url: 'https://a.example/oauth_token.do', headers: [], body: form };
      return { stage, where, request, response: { status, headers: [], body } };
    });
    return processorTime(() => {
      diagnose(new Flow({ kinds: ['recording'], exchanges, isSanitized: false }), active);
    });
  };
  took(100);
  const before = Math.max(10, took(500));
  // Sixteen times as many; square growth would be two hundred and fifty times.
  expect(took(8000) / before).toBeLessThan(100);
});
