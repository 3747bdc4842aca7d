import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { pipelineText } from '../../src/pipeline/pipeline-file.js';
import { ROOT } from '../support/command.js';
import { DEPLOYING } from './pipelines.js';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly 'timeout-minutes': number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The errors that GitHub's own parser finds in files, each. */
function errorsIn(files: readonly { kind: 'workflow' | 'action'; name: string; content: string }[]): string[][] {
  const parser = join(ROOT, 'test', 'support', 'actions-parser.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [parser], { input: JSON.stringify(files), encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

const texts = Object.entries(DEPLOYING).map(
  ([name, choices]) => [name, pipelineText({ ...choices, platform: 'github' })] as const,
);
const ACTION = readFileSync(join(ROOT, 'action.yml'), 'utf8');

describe("GitHub's own parser", () => {
  test('accepts every workflow', () => {
    const files = texts.map(([name, content]) => ({ kind: 'workflow' as const, name, content }));
    expect(errorsIn(files)).toEqual(files.map(() => []));
  });

  test('accepts the action of this repository', () => {
    expect(errorsIn([{ kind: 'action', name: 'action.yml', content: ACTION }])).toEqual([[]]);
  });

  test('refuses what is wrong', () => {
    const [, content] = texts[0] as (typeof texts)[0];
    const wrong = [
      content.replace('runs-on:', 'run-on:'),
      content.replace('needs: check', 'needs: chek'),
      content.replace('id-token: write', 'id-tokens: write'),
      content.replace('vars.TENANT_ID', 'var.TENANT_ID'),
      content.replace("github.event_name == 'push'", "github.event_name = 'push'"),
    ];
    const errors = errorsIn(wrong.map((text) => ({ kind: 'workflow', name: 'wrong.yml', content: text })));
    expect(errors.map(({ length }) => length > 0)).toEqual(wrong.map(() => true));
    const action = ACTION.replace('using: composite', 'using: compost');
    expect(errorsIn([{ kind: 'action', name: 'action.yml', content: action }])[0]).not.toEqual([]);
  });
});

describe.each(texts)('the workflow for %s', (_, text) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);
  const deploying = jobs.filter(([, { environment }]) => environment !== undefined);

  test('runs no expression as code', () => {
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{/);
  });

  test('pins actions by their major version and the package by its version', () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^[\w./-]+@v\d+$/);
    for (const { run = '' } of steps)
      for (const [call] of run.matchAll(/npx .*/g))
        expect(call).toMatch(/^npx --yes --package "\$SN_PACKAGE" sn-connector /);
    expect(text).toContain('SN_PACKAGE: "servicenow-connector-toolkit@1.2.3"');
  });

  test('asks for the least that its jobs need', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, { permissions }] of jobs) {
      const more: Readonly<Record<string, object>> = {
        check: { 'security-events': 'write', actions: 'read' },
        compare: {},
      };
      expect(permissions).toEqual({ contents: 'read', ...(more[name] ?? { 'id-token': 'write' }) });
    }
    for (const step of steps)
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  test('gives a fork no secret and deploys after an approval only', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'push']);
    expect(deploying.length).toBeGreaterThan(0);
    for (const [name, job] of jobs) {
      const secrets = JSON.stringify(job).match(/secrets\.\w+/g) ?? [];
      if (job.environment === undefined) expect([name, secrets]).toEqual([name, []]);
      else expect([name, job.if, typeof job.needs]).toEqual([name, "github.event_name == 'push'", 'string']);
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  test('gives the secret to one step in its environment, never as an argument', () => {
    const withSecret = steps.filter((step) => JSON.stringify(step).includes('secrets.'));
    for (const step of withSecret) {
      expect(step.env?.['SN_CONNECTOR_SECRET']).toMatch(/^\$\{\{ secrets\.SN_CONNECTOR_SECRET \}\}$/);
      expect(step.run?.replace(/^: .*$/gm, '')).not.toContain('SECRET');
    }
    expect(text.match(/secrets\./g)?.length ?? 0).toBe(withSecret.length);
  });

  test('deploys to one environment after the other', () => {
    expect(deploying.map(([, { needs }]) => needs)).toEqual(['check', ...deploying.slice(0, -1).map(([name]) => name)]);
  });
});

test('a second solution is imported after that of the connector, with its deployment settings', () => {
  const choices = DEPLOYING['a solution and one that uses it'] as (typeof DEPLOYING)[string];
  const { jobs } = parse(pipelineText({ ...choices, platform: 'github' })) as Workflow;
  expect(Object.keys(jobs)).toEqual(['check', 'compare', 'deploy-test', 'flows-test', 'deploy-prod', 'flows-prod']);
  const imports = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run = '' }) => run.match(/^pac solution import.*/gm) ?? []),
  );
  expect(imports.map((line) => /connector|flows/.exec(line)?.[0])).toEqual([
    'connector',
    'flows',
    'connector',
    'flows',
  ]);
  for (const line of imports)
    expect(line).toMatch(/--settings-file "deployment-settings\/\w+\.\$SN_ENVIRONMENT\.json"/);
});

test('the action runs this version and no expression as code', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const { runs } = parse(ACTION) as { runs: { steps: Step[] } };
  for (const { run, env } of runs.steps) {
    expect(env?.['SN_PACKAGE']).toBe(`servicenow-connector-toolkit@${version}`);
    expect(run).not.toMatch(/\$\{\{/);
  }
});
