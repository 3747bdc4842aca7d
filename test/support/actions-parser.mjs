// Reads workflows and actions as GitHub does: their own parser with their schemas. Standard input is a JSON list of
// {kind, name, content}; standard output a list of the errors of each. It runs by itself since the package imports JSON in a
// way that Node 20 refuses; esbuild puts it into one file first.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'sn-connector-actions-'));
try {
  const outfile = join(folder, 'parser.cjs');
  const contents = `
    export { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
    export { parseAction } from '@actions/workflow-parser/actions/action-parser';`;
  const resolveDir = resolve(import.meta.dirname, '..', '..');
  await build({
    stdin: { contents, resolveDir },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseAction, parseWorkflow } = createRequire(
    import.meta.url,
  )(outfile);
  const errorsOf = async ({ kind, name, content }) => {
    const parse = kind === 'action' ? parseAction : parseWorkflow;
    const { context, value } = parse({ name, content }, new NoOperationTraceWriter());
    const errors = context.errors.getErrors().map(({ message }) => message);
    if (kind === 'action' || value === undefined) return errors;
    const { errors: later = [] } = await convertWorkflowTemplate(context, value);
    return [...new Set([...errors, ...later.map(({ Message }) => Message)])];
  };
  const files = JSON.parse(readFileSync(0, 'utf8'));
  process.stdout.write(JSON.stringify(await Promise.all(files.map(errorsOf))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
