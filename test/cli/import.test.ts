import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inFolder, run } from '../support/command.js';

const ORDERS = `---
openapi: "3.0.1"
info:
  title: "Orders API"
  description: ""
servers:
- url: "https://itsm.example.com/"
paths:
  /api/x_acme/shop/orders:
    get:
      description: ""
      parameters:
      - name: "state"
        in: "query"
        schema: {}
      responses:
        "200":
          description: "ok"
          content:
            application/json: {}
            application/xml: {}
`;
const TABLE = ORDERS.replace('/api/x_acme/shop/orders', '/api/now/table/{tableName}').replace(
  'Orders API',
  'Table API',
);

type Sn = (...args: string[]) => ReturnType<typeof run>;

/** Runs the command in a folder with these files. */
const inside = (files: Readonly<Record<string, string>>, use: (sn: Sn, folder: string) => void): void =>
  inFolder(files, (folder) => use((...args) => run(args, { cwd: folder }), folder));

const USUAL = ['--instance', 'dev12345', '--out', 'c'] as const;
const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

describe('import', () => {
  test('writes a connector that passes the check, and says what it decided', () => {
    inside({ 'orders.yaml': ORDERS, 'table.yaml': TABLE }, (sn, folder) => {
      const { stdout, status } = sn('import', 'orders.yaml', 'table.yaml', ...USUAL, '--report', 'report.json');
      expect([status, stdout]).toEqual([0, expect.stringContaining('2 operations, 1 of them known to the generator.')]);
      expect(stdout).toContain('Save an answer and give it with --example ListOrders=FILE.');
      expect(stdout).not.toContain(folder);
      expect(sn('check', 'c').stdout).toBe('no findings in 1 connector\n');
      const report = json(folder, 'report.json');
      expect(report).toMatchObject({
        formatVersion: 1,
        documents: ['orders.yaml', 'table.yaml'],
        operations: [
          { id: 'ListOrders', isKnown: false, hasAnswer: false },
          { id: 'ListRecords', isKnown: true, hasAnswer: true },
        ],
      });
      expect(report.decisions).toContainEqual(expect.objectContaining({ code: 'unknown-answer', effect: 'check' }));
      const spec = json(folder, 'c', 'spec.json');
      expect([spec.apis, spec.tables, spec.imported.from]).toEqual([[], [], ['orders.yaml', 'table.yaml']]);
      expect(readFileSync(join(folder, 'c', 'servicenow-setup.md'), 'utf8')).toContain(
        'Operations imported from orders.yaml, table.yaml',
      );
    });
  });

  test('the report can be data alone', () => {
    inside({ 'orders.yaml': ORDERS }, (sn, folder) => {
      const { stdout } = sn('import', 'orders.yaml', ...USUAL, '--format', 'json', '--dry-run');
      expect(JSON.parse(stdout)).toMatchObject({ documents: ['orders.yaml'], folder: 'c', operations: [{}] });
      expect(existsSync(join(folder, 'c'))).toBe(false);
    });
  });

  test('generate makes the same files again, and edits by hand are kept', () => {
    inside({ 'orders.yaml': ORDERS }, (sn, folder) => {
      sn('import', 'orders.yaml', ...USUAL);
      expect(sn('generate', '--spec', 'c').stdout).toContain('c is up to date');
      const file = join(folder, 'c', 'apiDefinition.swagger.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('List orders', 'List the orders'));
      const again = sn('import', 'orders.yaml', ...USUAL);
      expect([again.status, again.stderr]).toEqual([3, expect.stringContaining('--adopt')]);
      expect(sn('import', 'orders.yaml', ...USUAL, '--adopt').status).toBe(0);
      expect(sn('generate', '--spec', 'c', '--client-id', '0f1e2d3c4b5a69788796a5b4c3d2e1f0').status).toBe(0);
      expect(json(file).paths['/api/x_acme/shop/orders'].get.summary).toBe('List the orders');
    });
  });

  test('an import again keeps the names that flows use, and what else the specification says', () => {
    inside({ 'orders.yaml': ORDERS }, (sn, folder) => {
      sn(
        'import',
        'orders.yaml',
        ...USUAL,
        '--client-id',
        '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
        '--title',
        'Shop Orders',
      );
      const file = join(folder, 'c', 'spec.json');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"ListOrders"', '"FindOrders"'));
      expect(sn('generate', '--spec', 'c').status).toBe(0);
      expect(sn('import', 'orders.yaml', '--out', 'c').status).toBe(0);
      const { imported, title, environments } = json(file);
      expect(imported.paths['/api/x_acme/shop/orders'].get.operationId).toBe('FindOrders');
      expect([title, environments.default.clientId]).toEqual(['Shop Orders', '0f1e2d3c4b5a69788796a5b4c3d2e1f0']);
    });
  });

  test('an example completes the answer; packs can be added as long as they do not clash', () => {
    inside({ 'orders.yaml': ORDERS, 'table.yaml': TABLE, 'a.json': '{"result": [{"number": "A1"}]}' }, (sn, folder) => {
      sn('import', 'orders.yaml', 'table.yaml', ...USUAL, '--example', 'ListOrders=a.json', '--select', '*orders');
      const file = join(folder, 'c', 'apiDefinition.swagger.json');
      expect(json(file).paths['/api/x_acme/shop/orders'].get.responses['200'].schema.properties.result.type).toBe(
        'array',
      );
      expect(sn('generate', '--spec', 'c', '--apis', 'knowledge').status).toBe(0);
      expect(Object.keys(json(file).paths)).toContain('/api/sn_km_api/knowledge/articles');
      sn('import', 'table.yaml', '--out', 'd', '--instance', 'dev12345');
      expect(sn('generate', '--spec', 'd', '--apis', 'table').stderr).toContain('both have the path /api/now/table/');
    });
  });

  test('for reviewers only the unknown answer is missing', () => {
    const publisher = ['--publisher', 'Acme Tools', '--contact-email', 'desk@acme-tools.com'];
    const sites = ['--website', 'https://www.acme-tools.com', '--privacy-policy', 'https://www.acme-tools.com/p'];
    inside({ 'orders.yaml': ORDERS, 'a.json': '{"result": []}' }, (sn) => {
      const args = ['import', 'orders.yaml', '--any-instance', '--out', 'c', ...publisher, ...sites];
      sn(...args);
      const { stderr } = sn('package', 'c', '--for', 'certified');
      expect(stderr.split('\n').filter((line) => line.includes('.json:'))).toEqual([
        expect.stringContaining('operation/empty-response-schema') as unknown as string,
      ]);
    });
  });

  test('a document with defects of its own is imported, and they are told', () => {
    const definition = {
      swagger: '2.0',
      info: { title: 'Orders', version: '1' },
      paths: {
        '/orders/{page}': {
          get: {
            operationId: 'ListOrders',
            parameters: [{ name: 'page', in: 'path', required: true, type: 'string', 'x-ms-visibility': 'internal' }],
            responses: { 200: { description: 'ok', schema: { type: 'array', items: { type: 'string' } } } },
          },
        },
      },
    };
    inside({ 'orders.json': JSON.stringify(definition) }, (sn, folder) => {
      const { status, stdout } = sn('import', 'orders.json', ...USUAL);
      expect([status, stdout]).toEqual([1, expect.stringContaining('is required and internal, and has no default')]);
      expect(existsSync(join(folder, 'c', 'spec.json'))).toBe(true);
    });
  });
});

describe('what cannot be imported gives a sentence, and nothing is written', () => {
  const refused = (files: Readonly<Record<string, string>>, args: readonly string[], text: string): void =>
    inside(files, (sn, folder) => {
      const before = readdirSync(folder);
      const { status, stdout, stderr } = sn('import', ...args);
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(text)]);
      expect(stderr).not.toMatch(/bug|\bat .*:\d+:\d+/);
      expect(readdirSync(folder)).toEqual(before);
    });
  const bomb = `openapi: "3.0.1"\na: &a [${'x,'.repeat(100)}x]\nb: &b [${'*a,'.repeat(100)}*a]\nc: &c [${'*b,'.repeat(100)}*b]\npaths: {x: *c}\n`;

  test.each([
    ['a web page', { 'a.yaml': '<html><body>Sign in</body></html>' }, ['a.yaml', ...USUAL], 'is a web page'],
    ['a list', { 'a.json': '[]' }, ['a.json', ...USUAL], 'a.json holds a list'],
    ['a YAML bomb', { 'a.yaml': bomb }, ['a.yaml', ...USUAL], 'aliases'],
    ['no file', {}, ['a.yaml', ...USUAL], 'a.yaml does not exist.'],
    ['a folder', {}, ['.', ...USUAL], '. is a folder; expected a file.'],
    ['no instance', { 'a.yaml': ORDERS }, ['a.yaml', '--out', 'c'], 'instance'],
    ['no folder', { 'a.yaml': ORDERS }, ['a.yaml', '--instance', 'x'], 'out'],
    ['no document', {}, [...USUAL], '"import" needs the documents to read.'],
    ['a wrong selection', { 'a.yaml': ORDERS }, ['a.yaml', ...USUAL, '--select', 'ListOrder'], 'No operation is'],
    ['no terminal to ask on', { 'a.yaml': ORDERS }, ['a.yaml', ...USUAL, '--select', 'ask'], 'needs a terminal'],
    [
      'an example that is no JSON',
      { 'a.yaml': ORDERS, x: '<' },
      ['a.yaml', ...USUAL, '--example', 'x'],
      'x is not JSON',
    ],
  ])('%s', (_, files, args, text) => {
    refused(files as Readonly<Record<string, string>>, args, text);
  });

  test('50 MB are not even read', () => {
    inside({ 'a.yaml': ORDERS }, (sn, folder) => {
      truncateSync(join(folder, 'a.yaml'), 50 * 1024 * 1024);
      expect(statSync(join(folder, 'a.yaml')).size).toBe(50 * 1024 * 1024);
      const { status, stderr } = sn('import', 'a.yaml', ...USUAL);
      expect([status, stderr]).toEqual([2, expect.stringContaining('a.yaml has 50 MB')]);
      expect(existsSync(join(folder, 'c'))).toBe(false);
    });
  });

  test('an operation of "imported" that was broken by hand is told with its place', () => {
    inside({ 'orders.yaml': ORDERS }, (sn, folder) => {
      sn('import', 'orders.yaml', ...USUAL);
      const file = join(folder, 'c', 'spec.json');
      const spec = readFileSync(file, 'utf8');
      writeFileSync(file, spec.replace('#/responses/Unauthorized', '#/responses/Gone'));
      expect(sn('generate', '--spec', 'c')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('#/responses/Gone'),
      });
      writeFileSync(file, spec.replace('"in": "query"', '"in": "nowhere"'));
      expect(sn('generate', '--spec', 'c')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('would not pass'),
      });
    });
  });
});
