import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../src/connector/addresses.js';
import type { Connector } from '../../src/connector/connector.js';
import type { EndpointName } from '../../src/connector/properties.js';
import { Document } from '../../src/document/document.js';
import { keyOf, partOf, stretch } from '../../src/document/node.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import { defineRule, type Rule, type Severity, type Sighting } from '../../src/engine/rule.js';
import type { Exchange, FlowStage } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { connectorsIn } from '../support/cases.js';

const MINIMAL = join(import.meta.dirname, '..', 'support', 'minimal-connector');

const evidence = new Document('evidence.http', `${'x'.repeat(9)}\n`.repeat(9), { json: false });

/** An exchange of a stage, in a line of its own. */
const exchangeOf = (stage: FlowStage, line: number, rest: Partial<Exchange> = {}): Exchange => ({
  stage,
  where: { exchange: stretch(evidence, line * 10, line * 10 + 9) },
  ...rest,
});

/** A rule that sees something in every exchange of a stage. */
function ruleOf(id: Rule['id'], stage: FlowStage, sighting: Partial<Sighting> = {}, rest: Partial<Rule> = {}): Rule {
  return defineRule({
    id,
    title: id,
    severity: 'error',
    layer: 'error',
    repairBy: ['maker'],
    sources: ['rfc6749#5.2'],
    why: 'Because.',
    remedy: 'Repair it.',
    symptoms: [{ at: stage }],
    diagnose: (flow, see) => {
      for (const exchange of flow.of(stage)) see({ exchange, message: id, ...sighting });
    },
    ...rest,
  });
}

const run = (exchanges: readonly Exchange[], rules: readonly Rule[], connector?: Connector): Diagnosis =>
  diagnose(
    new Flow({ kinds: ['raw'], exchanges, isSanitized: false }, connector, connector?.oauthSettings[0]),
    rules.map((rule) => ({ rule, severity: rule.severity as Severity })),
  );
const ranks = ({ findings }: Diagnosis): readonly string[] => findings.map(({ rule, rank }) => `${rule} ${rank}`);

const TOKEN = exchangeOf('token', 1);
const API = exchangeOf('api', 2);
const REFRESH = exchangeOf('refresh', 3);

describe('the cause among what was seen', () => {
  test('is in the first exchange that failed', () => {
    const rules = [ruleOf('refresh/a', 'refresh'), ruleOf('token/b', 'token')];
    expect(ranks(run([TOKEN, API, REFRESH], rules))).toEqual(['token/b primary', 'refresh/a also']);
  });

  test('is of the leg that comes first, wherever it stands in the evidence', () => {
    const rules = [ruleOf('refresh/a', 'refresh'), ruleOf('token/b', 'token')];
    expect(ranks(run([REFRESH, TOKEN], rules))).toEqual(['token/b primary', 'refresh/a also']);
  });

  test('is of the layer that explains the others', () => {
    const rules = [ruleOf('token/a', 'token', { layer: 'token' }), ruleOf('token/b', 'token', { layer: 'shape' })];
    expect(ranks(run([TOKEN], rules))).toEqual(['token/b primary', 'token/a also']);
  });

  test('is an error before a warning of an earlier leg', () => {
    const rules = [ruleOf('token/a', 'token', { severity: 'warning' }), ruleOf('refresh/b', 'refresh')];
    expect(ranks(run([TOKEN, REFRESH], rules))).toEqual(['refresh/b primary', 'token/a also']);
  });

  test('are several where evidence and doubt are the same', () => {
    const doubt = { confidence: 'low' } as const;
    const rules = [ruleOf('client/a', 'token', doubt), ruleOf('servicenow/b', 'token', doubt)];
    expect(ranks(run([TOKEN], rules))).toEqual(['client/a primary', 'servicenow/b primary']);
  });

  test('is what is sure before what is not', () => {
    const rules = [ruleOf('client/a', 'token', { confidence: 'low' }), ruleOf('client/b', 'token')];
    expect(ranks(run([TOKEN], rules))).toEqual(['client/b primary', 'client/a also']);
  });

  test('is none where there is only something to know', () => {
    expect(ranks(run([TOKEN], [ruleOf('token/a', 'token', { severity: 'info' })]))).toEqual(['token/a also']);
  });
});

describe('what only says that something was refused', () => {
  const rest = ruleOf('exchange/rest', 'token', { layer: 'rest' });

  test('is left out where something else says what', () => {
    expect(ranks(run([TOKEN], [rest, ruleOf('token/a', 'token')]))).toEqual(['token/a primary']);
  });

  test('stays beside what is only worth knowing, and for other exchanges', () => {
    const info = ruleOf('token/a', 'token', { severity: 'info' });
    expect(ranks(run([TOKEN], [rest, info]))).toEqual(['exchange/rest primary', 'token/a also']);
    expect(ranks(run([TOKEN, API], [rest, ruleOf('api/a', 'api')]))).toEqual(['exchange/rest primary', 'api/a also']);
  });
});

test('what has happened is an error, also where the files only let one fear it', () => {
  const { findings, stages } = run(
    [TOKEN],
    [ruleOf('exchange/a', 'token', { severity: 'error' }, { severity: 'warning' })],
  );
  expect(findings).toMatchObject([{ severity: 'error' }]);
  expect(stages.find(({ stage }) => stage === 'token')?.outcome).toBe('failed');
});

test('a rule that breaks is told, and the others go on', () => {
  const broken = ruleOf(
    'token/broken',
    'token',
    {},
    {
      diagnose: () => {
        throw new Error('broken');
      },
    },
  );
  const { findings, failures } = run([TOKEN], [broken, ruleOf('token/a', 'token')]);
  expect([findings.length, failures.map(({ rule }) => rule)]).toEqual([1, ['token/broken']]);
});

describe('the files beside the traffic', () => {
  const connector = connectorsIn(MINIMAL)[0] as Connector;
  const atClientId: NonNullable<Rule['check']> = (folder, report) => {
    for (const { node } of folder.connector.oauthSettings) report({ at: keyOf(node), message: 'in the files' });
  };
  const inFiles = (id: Rule['id'], stage: FlowStage, severity: Severity = 'error'): Rule => {
    const { diagnose: _, ...rule } = ruleOf(id, stage, {}, { check: atClientId, severity });
    return rule;
  };
  const unsure = ruleOf('client/unsure', 'token', { confidence: 'low' });

  test('explain a refusal that says nothing, if they show at its leg', () => {
    expect(ranks(run([TOKEN], [unsure, inFiles('exchange/a', 'token')], connector))).toEqual([
      'exchange/a primary',
      'client/unsure also',
    ]);
  });

  test('explain nothing where they show elsewhere, are milder, or traffic is sure', () => {
    const others = [inFiles('refresh/a', 'refresh'), inFiles('exchange/b', 'token', 'warning')];
    expect(ranks(run([TOKEN], [unsure, ...others], connector))[0]).toBe('client/unsure primary');
    const sure = ruleOf('client/sure', 'token');
    expect(ranks(run([TOKEN], [sure, inFiles('exchange/a', 'token')], connector))[0]).toBe('client/sure primary');
  });

  test('and traffic are one finding with two places when they show the same', () => {
    const both = ruleOf('exchange/both', 'token', {}, { check: atClientId });
    const { findings } = run([TOKEN], [both], connector);
    expect(findings).toMatchObject([
      {
        rule: 'exchange/both',
        rank: 'primary',
        stage: 'token',
        location: { file: 'evidence.http' },
        related: [{ message: 'in the files' }],
      },
    ]);
  });

  describe('in the address that was asked', () => {
    const notFound = [{ at: 'token', status: 404 }] as const;
    const seen = ruleOf('endpoint/seen', 'token', {}, { symptoms: notFound });
    const named = (symptoms: Rule['symptoms'], name: EndpointName = 'token'): Rule => {
      const { diagnose: _, ...rule } = ruleOf('servicenow/named', 'token', {}, { symptoms });
      return {
        ...rule,
        check(folder, report) {
          for (const { node } of addressesOf(folder.connector).filter((each) => each.name === name))
            report({
              at: partOf(node, 'https'),
              message: 'in the files',
              fix: { title: 'mend it', applicability: 'unsafe', changes: [{ change: 'set', node, value: '' }] },
            });
        },
      };
    };
    const asked = (status: number, url = connector.oauthSettings[0]?.endpoint('token')?.text ?? ''): Exchange =>
      exchangeOf('token', 1, { request: { method: 'POST', url: `${url}?a=b` }, response: { status } });
    const found = (exchange: Exchange, rule: Rule) => run([exchange], [seen, rule], connector).findings;

    test('are what was seen, and bring their repair', () => {
      expect(found(asked(404), named(notFound))).toMatchObject([
        { rule: 'endpoint/seen', related: [{ message: 'in the files' }], fix: { title: 'mend it' } },
        { rule: 'servicenow/named' },
      ]);
    });

    test('are another matter with another status, for another leg and of another address', () => {
      const others: [Exchange, Rule][] = [
        [asked(404), named([{ at: 'token', status: 405 }])],
        [asked(405), named(notFound)],
        [asked(404), named([{ at: 'authorize', status: 404 }])],
        [asked(404), named(notFound, 'authorization')],
        [asked(404, 'https://other.example.com/token'), named(notFound)],
      ];
      for (const [exchange, rule] of others) {
        expect(found(exchange, rule)).toMatchObject([{ related: [] }, { rule: 'servicenow/named' }]);
      }
    });
  });

  test('are silent about what is no part of a sign-in', () => {
    expect(run([TOKEN], [inFiles('schema/a', 'api')], connector).findings).toEqual([]);
  });

  test('tell what shows at its legs, of whatever area it is', () => {
    expect(ranks(run([TOKEN], [unsure, inFiles('properties/a', 'token')], connector))[0]).toBe('properties/a primary');
  });
});

test('the key that made a request is told beside it', () => {
  const origin = stretch(evidence, 50, 59);
  const { findings } = run([exchangeOf('token', 1, { origin })], [ruleOf('token/a', 'token')]);
  expect(findings[0]?.related).toMatchObject([{ location: { start: 50 }, message: 'the key that made the request' }]);
});
