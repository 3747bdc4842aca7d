import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Connector } from '../../src/connector/connector.js';
import { connectorsOf } from '../../src/engine/check.js';
import { filled, placeholdersIn } from '../../src/pipeline/placeholders.js';
import { uploadCopy, uploadText } from '../../src/pipeline/upload-copy.js';
import { checkedSecret, secretSourceOf, withoutSecret, withSecret } from '../../src/pipeline/upload-secret.js';
import { MINIMAL } from '../support/command.js';
import { processorTime } from '../support/processor-time.js';

const PROPERTIES = readFileSync(join(MINIMAL, 'apiProperties.json'), 'utf8');
const DEFINITION = readFileSync(join(MINIMAL, 'apiDefinition.swagger.json'), 'utf8');
const connectorWith = (properties: string, definition = DEFINITION): Connector =>
  connectorsOf({ 'apiProperties.json': properties, 'apiDefinition.swagger.json': definition })[0] as Connector;
const propertiesOf = (connector: Connector): string => connector.document('properties')?.text ?? '';
const withOAuth = (members: string): string =>
  PROPERTIES.replace('"identityProvider": "oauth2",', `"identityProvider": "oauth2", ${members}`);

describe('variables', () => {
  test('in the spellings of the usual tasks', () => {
    const text = `#{A}# #{B} \${C} $(D) {{E}} __F_G__ {ClientId} {{x y}} $A @{F()} __x`;
    expect(placeholdersIn(text)).toEqual(['A', 'B', 'C', 'D', 'E', 'F_G']);
    expect(filled(`x#{A}#y\${B}`, new Map([['A', `\${B}`]]))).toBe(`x\${B}y\${B}`);
  });

  test('a long text is read in linear time', () => {
    const took = processorTime(() => {
      for (const text of [
        '#{'.repeat(100_000),
        '__a'.repeat(100_000),
        `__${'a_'.repeat(100_000)}`,
        `\${${'a'.repeat(200_000)}`,
      ])
        placeholdersIn(text);
    });
    expect(took).toBeLessThan(10_000);
  });
});

describe('the copy', () => {
  test('is the text of the file where nothing has to change', () => {
    const connector = connectorWith(PROPERTIES);
    expect(uploadCopy(connector, new Map()).connector).toBe(connector);
  });

  test('has values in the place of variables, without stackOwner and $schema', () => {
    const source = `\ufeff${PROPERTIES.replace(
      '"properties": {',
      '"$schema": "x",\n  "properties": {\n    "stackOwner": "ServiceNow",',
    )
      .replace('7c1f0a52b9d84e6f8f13a0c6d2e4b597', '#{SN_CONNECTOR_ID}#')
      .replace('Sign in', `Anm\u00e4ldung \${LATER}`)}`;
    const copy = uploadCopy(connectorWith(source), new Map([['SN_CONNECTOR_ID', 'a"\\b\u00e9']]));
    const text = uploadText(copy.connector.document('properties') as never);
    expect(text).toMatch(/^\{[ -~\n]*$/);
    const { properties, $schema } = JSON.parse(text);
    expect([$schema, properties.stackOwner]).toEqual([undefined, undefined]);
    expect(properties.connectionParameters.token.oAuthSettings.clientId).toBe('a"\\b\u00e9');
    expect(copy.unfilled).toEqual(['LATER']);
    expect(copy.differences.join()).toMatch(/SN_CONNECTOR_ID.*stackOwner.*\$schema/);
    expect(text.split('\n').length).toBe(PROPERTIES.split('\n').length);
  });

  test('keeps numbers that a program would round', () => {
    const definition = DEFINITION.replace(
      '"swagger": "2.0"',
      `"swagger": "2.0", "x-n": 9223372036854775807, "x-v": "\${V}"`,
    );
    const { connector } = uploadCopy(connectorWith(PROPERTIES, definition), new Map([['V', '1']]));
    expect(connector.document('definition')?.text).toMatch(/9223372036854775807, "x-v": "1"/);
  });

  test('is refused where a key stands twice', () => {
    const twice = connectorWith(withOAuth(`"clientSecret": "\${S}", "clientSecret": "\${S}",`));
    expect(() => uploadCopy(twice, new Map([['S', 'x']]))).toThrow(/a key stands twice/);
  });
});

describe('the secret', () => {
  test('stands where pac reads it, in every OAuth setting', () => {
    const { token } = JSON.parse(PROPERTIES).properties.connectionParameters;
    const sets = {
      values: [
        { name: 'a', parameters: { token } },
        { name: 'b', parameters: { token } },
      ],
    };
    const two = connectorWith(JSON.stringify({ properties: { connectionParameterSets: sets } }));
    expect(propertiesOf(withSecret(two, 'tops3cret')).match(/"clientSecret": ?"tops3cret"/g)?.length).toBe(2);
    const there = connectorWith(withOAuth('"ClientSecret": "old",'));
    expect(propertiesOf(withSecret(there, 'tops3cret'))).toMatch(/"ClientSecret": "tops3cret"/);
  });

  test('is not asked for where it is not needed', () => {
    expect(secretSourceOf(connectorWith(PROPERTIES)).from).toBe('person');
    expect(secretSourceOf(connectorWith('{"properties":{"connectionParameters":{}}}')).from).toBe('nowhere');
    const own = PROPERTIES.replace('"token": {', '"token:ClientSecret": {"type": "securestring"}, "token": {');
    expect(secretSourceOf(connectorWith(own)).from).toBe('connection');
    const reference = connectorWith(withOAuth('"clientSecret": "@environmentVariables(\\"new_Secret\\")",'));
    expect(secretSourceOf(reference)).toEqual({ from: 'reference', text: '@environmentVariables("new_Secret")' });
    expect(withSecret(reference, 'tops3cret')).toBe(reference);
  });

  test('a placeholder of it goes, what a variable filled in is taken out', () => {
    const source = connectorWith(withOAuth(`"clientSecret": "\${SECRET}",`));
    const placeholder = withoutSecret(source, source);
    expect([placeholder.filled, propertiesOf(placeholder.connector)]).toEqual([
      undefined,
      expect.not.stringContaining('SECRET'),
    ]);
    const { connector } = uploadCopy(source, new Map([['SECRET', 'tops3cret']]));
    const taken = withoutSecret(source, connector);
    expect([taken.filled, propertiesOf(taken.connector)]).toEqual([
      'tops3cret',
      expect.not.stringContaining('tops3cret'),
    ]);
    const plain = connectorWith(withOAuth('"clientSecret": "tops3cret",'));
    expect(withoutSecret(plain, plain)).toEqual({ connector: plain, filled: undefined });
  });

  test('the line break that a file ends in is no part of it', () => {
    expect(checkedSecret('tops3cret\r\n')).toBe('tops3cret');
  });

  test.each([
    'a\nbcdefg',
    ' tops3cret',
    'abc',
    '$(CLIENT_SECRET)',
    '<your secret>',
    'none',
    'x'.repeat(5000),
    'tops3c\u001bret',
  ])('%j is refused and not quoted', (secret) => {
    expect(() => checkedSecret(secret)).toThrow(/^The client secret /);
    expect(() => checkedSecret(secret)).not.toThrow(secret.trim());
  });
});
