import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Document } from '../../src/document/document.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { type Rule, severityIn } from '../../src/engine/rule.js';
import type { ActiveRule } from '../../src/engine/run.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { casesOf, evidenceOf } from '../support/cases.js';

// Every shape of a cause is shown to all rules at once: one of them is the cause.

const active: readonly ActiveRule[] = rules.flatMap((rule) => {
  const severity = severityIn(rule, 'deploy');
  return severity === 'off' ? [] : [{ rule, severity }];
});

/** Shapes that several causes have, each of which says so. */
const LOOK_ALIKE: Readonly<Record<string, readonly string[]>> = {
  'client/secret-refused/bad-denied': ['client/secret-refused', 'servicenow/user-refused'],
  'servicenow/user-refused/bad': ['client/secret-refused', 'servicenow/user-refused'],
  'client/secret-refused/bad-answer-only': ['client/basic-required', 'client/secret-refused'],
  'client/basic-required/bad-answer-only': ['client/basic-required', 'client/secret-refused'],
  'exchange/code-expired/bad-or-used': ['exchange/code-expired', 'exchange/code-used'],
  'exchange/code-used/bad-or-expired': ['exchange/code-expired', 'exchange/code-used'],
  'edge/firewall-page/bad-no-reason': ['edge/address-blocked', 'edge/firewall-page'],
  'edge/address-blocked/bad-no-reason': ['edge/address-blocked', 'edge/firewall-page'],
  'endpoint/token-url-is-authorize/bad-answer-alone': [
    'endpoint/redirected-to-login',
    'endpoint/token-url-is-authorize',
  ],
  'endpoint/redirected-to-login/bad-answer-alone': ['endpoint/redirected-to-login', 'endpoint/token-url-is-authorize'],
  'tls/client-certificate/bad-unsure': ['tls/client-certificate', 'tls/old-version'],
};
/** Shapes in which the rule tells what else was seen beside the cause. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'exchange/code-used/bad-second-attempt': ['token/form-encoded'],
};
const primaryOf = (path: string): readonly string[] => {
  const name = evidenceOf(path) as string;
  const file = join(path, name);
  const flow = new Flow(readEvidence(new Document(name, readFileSync(file, 'utf8'), { json: false })));
  const { findings, failures } = diagnose(flow, active);
  expect(failures).toEqual([]);
  return [...new Set(findings.flatMap(({ rule, rank }) => (rank === 'primary' ? [rule] : [])))].sort();
};

/** What is only worth knowing is never the cause. */
const isToKnow = ({ severity }: Rule): boolean => severity === 'info';

describe.each(rules.filter((rule) => rule.diagnose && !isToKnow(rule)).map(({ id }) => id))('%s', (id) => {
  const cases = casesOf(id).filter(
    ({ name, path }) =>
      name.startsWith('bad') &&
      evidenceOf(path) !== undefined &&
      !/: info /.test(existsSync(join(path, 'expected.txt')) ? readFileSync(join(path, 'expected.txt'), 'utf8') : ''),
  );
  test.each(cases.map(({ name, path }) => [name, path] as const))('%s', (name, path) => {
    const key = `${id}/${name}`;
    expect(primaryOf(path)).toEqual(BESIDE[key] ?? LOOK_ALIKE[key] ?? [id]);
  });
});

describe('a sign-in in which all went well', () => {
  test('shows no cause', () => {
    const { path } = casesOf('exchange/refused').find(({ name }) => name === 'good-flow') ?? { path: '' };
    expect(primaryOf(path)).toEqual([]);
  });
});
