import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { describe, expect, test } from '@jest/globals';
import type { OpenAPIV2 } from 'openapi-types';
import type { Connector } from '../src/connector/connector.js';
import { findConnectors } from '../src/connector/find.js';
import { loadConnector } from '../src/connector/load.js';
import { connectorsOf } from '../src/engine/check.js';
import { runRules } from '../src/engine/run.js';
import { casesOf } from './support/cases.js';
import { CORPUS, corpusTest } from './support/corpus.js';
import { loadRules } from './support/rule-files.js';

/**
 * The rules that say whether a definition is valid Swagger 2.0, with the severity they would have if that were all that
 * counts. Others go beyond the specification: Power Platform refuses more than Swagger 2.0 does.
 */
const STRUCTURE = [
  'definition/missing-member',
  'definition/wrong-type',
  'definition/value-not-in-list',
  'definition/repeated-element',
  'definition/unknown-member',
  'definition/openapi-3-document',
  'definition/openapi-3-member',
  'definition/swagger-version',
  'definition/host-not-valid',
  'definition/base-path-not-valid',
  'definition/scheme-not-valid',
  // Only their errors: files that are sent in a form that cannot hold them.
  'definition/consumes-missing',
  'definition/mime-type-not-compatible',
  'definition/security-member-missing',
  'definition/security-member-not-valid',
  'definition/security-value-missing',
  'operation/id-repeated',
  'operation/no-response',
  'operation/path-parameter-undeclared',
  'operation/path-parameter-not-in-path',
  'operation/path-without-slash',
  'operation/paths-clash',
  'operation/reference-not-found',
  'operation/reference-not-valid',
  'operation/unknown-response-status',
  'parameter/body-and-form-data',
  'parameter/body-without-schema',
  'parameter/declared-twice',
  'parameter/path-parameter-optional',
  'parameter/schema-outside-body',
  'parameter/several-bodies',
  'parameter/without-type',
  'schema/array-without-items',
];

const rules = (await loadRules()).filter(({ id }) => STRUCTURE.includes(id));

/** What we say: the structural rules that fire, whatever their severity in a profile. */
const oursOn = (connector: Connector): string[] => {
  const active = rules.map((rule) => ({ rule, severity: 'error' as const }));
  const { findings } = runRules(connector, active, { profile: 'certified', fixes: false });
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
};

/** What swagger-parser says; external references are not followed, as we do not. */
const theirsOn = async (definition: unknown): Promise<string | undefined> => {
  const options = { resolve: { external: false }, dereference: { circular: true } } as const;
  try {
    await SwaggerParser.validate(structuredClone(definition) as OpenAPIV2.Document, options);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

test('every structural rule exists', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual([...STRUCTURE].sort());
});

describe('swagger-parser agrees on the fixtures of the structural rules', () => {
  const cases = STRUCTURE.flatMap((id) => casesOf(id).map(({ name, path }) => [`${id}/${name}`, path] as const));
  /** Where the two differ, and why that is right. */
  const openApi3 = 'swagger-parser accepts OpenAPI 3 as well';
  const platform = 'valid Swagger 2.0 that Power Platform refuses';
  const expression = 'a rule of its own names the expression of a flow in a path';
  const DIFFERENT: Readonly<Record<string, string>> = {
    'definition/base-path-not-valid/good-environment-variable': 'the platform fills in the expression before it looks',
    'definition/mime-type-not-compatible/bad-file': platform,
    'definition/openapi-3-document/bad': openApi3,
    'definition/openapi-3-member/good-openapi-3': openApi3,
    'definition/scheme-not-valid/bad-only-web-socket': platform,
    'definition/scheme-not-valid/bad-web-socket': platform,
    'definition/swagger-version/good-openapi-3': openApi3,
    'definition/unknown-member/good-openapi-3': openApi3,
    'operation/path-parameter-not-in-path/good-expression': expression,
    'operation/path-parameter-undeclared/good-expression': expression,
    'operation/path-parameter-undeclared/good-twice':
      'a name may stand twice in a path; no text of the platform forbids it',
    'operation/paths-clash/bad': platform,
    'operation/paths-clash/bad-in-segment': platform,
    'operation/reference-not-valid/bad-bare-name': 'swagger-parser takes it for a file that it was told not to read',
    'operation/reference-not-valid/bad-external': 'swagger-parser was told not to read files',
    'parameter/schema-outside-body/good-openapi-3': openApi3,
    'parameter/declared-twice/bad-path': 'swagger-parser does not look for repetitions among the parameters of a path',
  };
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(join(path, 'apiDefinition.swagger.json'), 'utf8');
    } catch {
      return undefined;
    }
  };
  test.each(cases)('%s', async (name, path) => {
    const text = read(path);
    if (text === undefined) return;
    const [connector] = connectorsOf({ 'apiDefinition.swagger.json': text });
    const ours = oursOn(connector as Connector);
    const theirs = await theirsOn(JSON.parse(text));
    expect([name, ours.length > 0, ours, theirs]).toEqual([
      name,
      (theirs !== undefined) !== name in DIFFERENT,
      ours,
      theirs,
    ]);
  });
});

/** Connectors of the corpus on which the two differ, and why. */
const DIFFERENT_IN_CORPUS: Readonly<Record<string, string>> = {};

corpusTest(
  'swagger-parser agrees on every parseable definition of the corpus',
  async () => {
    const different: string[] = [];
    for (const target of findConnectors(CORPUS as string, [], CORPUS)) {
      const connector = loadConnector(target);
      if (!connector.definition) continue;
      const ours = oursOn(connector);
      const theirs = await theirsOn(connector.definition.root.value);
      if (ours.length > 0 !== (theirs !== undefined))
        different.push(`${target.folder}: ${ours.join(', ') || 'valid'} / ${theirs?.slice(0, 200) ?? 'valid'}`);
    }
    expect(different.filter((line) => !Object.hasOwn(DIFFERENT_IN_CORPUS, line.slice(0, line.indexOf(':'))))).toEqual(
      [],
    );
  },
  600_000,
);
