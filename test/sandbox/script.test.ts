import { expect } from '@jest/globals';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { filesOf } from '../../src/generator/generate.js';
import { csharpTest, runScripts, type ScriptCase } from '../support/csharp.js';
import { textOf, Visitor } from '../support/sandbox.js';

const ORIGIN = 'https://acme.service-now.com';
const files = filesOf(
  completeSpec({ environments: { default: { instance: 'acme' } }, tables: [], apis: ['table'], anyTable: true }),
);

/** Runs the script until the sandbox has answered all of its calls. */
function described(visitor: Visitor, table: string) {
  const answers: ScriptCase['answers'][number][] = [];
  for (let round = 0; round < 4; round++) {
    const [result] = runScripts({ 'Script.cs': String(files.get('script.csx')) }, [
      {
        script: 'Script',
        operationId: 'GetTableSchema',
        method: 'GET',
        url: `${ORIGIN}/api/now/table/sys_dictionary/schema/${table}?purpose=response`,
        headers: { authorization: 'Bearer x' },
        answers,
      },
    ]);
    const call = result?.calls[answers.length];
    if (!call) return { result, calls: result?.calls ?? [] };
    const { status, headers, body } = visitor.api(call.method, call.url.replace(ORIGIN, ''));
    answers.push({ status, headers, body: textOf({ status, headers, body }) });
  }
  throw new Error('the script asks for ever');
}

csharpTest(
  'script.csx describes a table of the sandbox in two calls: every column of its records, and no hint that some are hidden',
  () => {
    const visitor = new Visitor();
    const { result, calls } = described(visitor, 'cmdb_ci_server');
    const { schema } = JSON.parse(result?.body ?? '{}');
    expect([result?.status, calls.length, schema.description]).toEqual([200, 2, undefined]);
    const [record] = visitor.get('/api/now/table/cmdb_ci_server?sysparm_limit=1').result;
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(record).sort());
    expect(schema.properties.name).toMatchObject({ type: 'string', title: 'Name', 'x-ms-visibility': 'important' });
  },
  60_000,
);
