import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type ErrorObject } from 'ajv';
import type { Connector } from '../../src/connector/connector.js';
import { findConnectors } from '../../src/connector/find.js';
import { loadConnector } from '../../src/connector/load.js';
import { runRules } from '../../src/engine/run.js';
import { casesOf, connectorsIn, withCase } from '../support/cases.js';
import { CORPUS, corpusTest } from '../support/corpus.js';
import { loadRules } from '../support/rule-files.js';

// The schema is for editors, the rules are for the check: both say the same about the structure of apiProperties.json.
const SCHEMA = join(import.meta.dirname, '..', '..', 'src', 'schemas', 'apiProperties.schema.json');
const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

/** The rules about what the schema can express too. */
const STRUCTURE = new Set([
  'client/id-not-a-string',
  'client/provider-missing',
  'endpoint/misplaced-parameters',
  'policy/missing-parameter',
  'policy/unknown-parameter',
  'policy/unknown-template',
  'policy/value-not-in-list',
  'properties/allowed-values',
  'properties/brand-colour',
  'properties/custom-parameter-form',
  'properties/custom-parameters-misplaced',
  'properties/missing-member',
  'properties/missing-properties',
  'properties/null-section',
  'properties/oauth-settings-key',
  'properties/outside-properties',
  'properties/parameter-outside',
  'properties/parameter-sets',
  'properties/parameter-type',
  'properties/unknown-member',
  'properties/wrong-type',
]);
const all = (await loadRules()).map((rule) => ({ rule, severity: 'error' as const }));

test('the rules about structure are there', () => {
  expect([...STRUCTURE].filter((id) => all.every(({ rule }) => rule.id !== id))).toEqual([]);
});
const structure = all.filter(({ rule }) => STRUCTURE.has(rule.id));

const findingsOf = (connector: Connector, rules: typeof all): string[] => {
  const file = connector.document('properties')?.file;
  return runRules(connector, rules, { profile: 'repository', fixes: false })
    .findings.filter(({ location }) => location.file === file)
    .map(({ rule, message }) => `${rule}: ${message}`);
};

/** What the schema refuses, but for the OAuth members whose meaning other rules look at. */
const errorsOf = (value: unknown): string[] => {
  validate(value);
  return (validate.errors ?? []).filter(isStructure).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const isStructure = ({ instancePath, keyword }: ErrorObject): boolean =>
  keyword !== 'if' && !/\/(?:redirectMode|redirectUrl|scopes(?:\/\d+)?|[^/]*\.triggerConfig)$/.test(instancePath);

/** What the schema refuses, some rule reports; what the rules of structure report, the schema refuses. */
const agree = (connector: Connector): void => {
  const root = connector.document('properties')?.root;
  if (!root?.isObject) return;
  const errors = errorsOf(root.value);
  const findings = findingsOf(connector, errors.length > 0 ? all : structure);
  if (errors.length === 0 || findings.length === 0) expect({ errors, findings }).toEqual({ errors: [], findings: [] });
};

describe('the schema of apiProperties.json agrees with the rules', () => {
  const folder = join(import.meta.dirname, '..', 'rules');
  for (const area of ['properties', 'policy'])
    for (const rule of readdirSync(join(folder, area)))
      for (const { name, path } of casesOf(`${area}/${rule}`))
        test(`${area}/${rule}/${name}`, () => withCase(path, (at) => connectorsIn(at).forEach(agree)));
});

corpusTest('the same on real connectors', () => {
  for (const found of findConnectors(CORPUS as string, [], CORPUS)) agree(loadConnector(found));
});
