import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { pipelineText } from '../../src/pipeline/pipeline-file.js';
import { DEPLOYING } from './pipelines.js';

/**
 * The members that Azure Pipelines allows, of those that are used. The published schema is no package and depends on the
 * organisation; this is what its reference says. Source: learn.microsoft.com/azure/devops/pipelines/yaml-schema.
 */
const ALLOWED = {
  pipeline: ['trigger', 'pr', 'pool', 'variables', 'stages'],
  stage: ['stage', 'displayName', 'dependsOn', 'condition', 'lockBehavior', 'jobs'],
  job: ['job', 'displayName', 'condition', 'timeoutInMinutes', 'steps'],
  deployment: ['deployment', 'displayName', 'environment', 'timeoutInMinutes', 'variables', 'strategy'],
  checkout: ['checkout', 'fetchDepth', 'persistCredentials'],
  task: ['task', 'displayName', 'inputs'],
  bash: ['bash', 'displayName', 'env'],
} as const;

type Members = Readonly<Record<string, unknown>>;
interface Step extends Members {
  readonly bash?: string;
  readonly task?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job extends Members {
  readonly steps?: readonly Step[];
  readonly environment?: string;
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly Step[] } } };
}
interface Stage extends Members {
  readonly stage: string;
  readonly dependsOn?: string;
  readonly condition?: string;
  readonly jobs: readonly Job[];
}

const stepsOf = (job: Job): readonly Step[] => job.steps ?? job.strategy?.runOnce.deploy.steps ?? [];
const kindOf = (step: Step) => (['checkout', 'task', 'bash'] as const).find((kind) => kind in step);

describe.each(Object.entries(DEPLOYING))('the pipeline for %s', (_, choices) => {
  const text = pipelineText({ ...choices, platform: 'azure-devops' });
  const pipeline = parse(text) as Members & { readonly stages: readonly Stage[] };
  const { stages } = pipeline;
  const jobs = stages.flatMap((stage) => stage.jobs);
  const steps = jobs.flatMap(stepsOf);

  test('has the members that Azure Pipelines knows', () => {
    const unknown = (members: object, allowed: readonly string[]) =>
      Object.keys(members).filter((key) => !allowed.includes(key));
    expect(unknown(pipeline, ALLOWED.pipeline)).toEqual([]);
    for (const stage of stages) expect(unknown(stage, ALLOWED.stage)).toEqual([]);
    for (const job of jobs) expect(unknown(job, 'job' in job ? ALLOWED.job : ALLOWED.deployment)).toEqual([]);
    for (const step of steps) {
      const kind = kindOf(step);
      expect([step, kind === undefined ? step : unknown(step, ALLOWED[kind])]).toEqual([step, []]);
    }
  });

  test('names stages as Azure Pipelines allows, each after the one before', () => {
    const names = stages.map(({ stage }) => stage);
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w*$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(stages.slice(1).map(({ dependsOn }) => dependsOn)).toEqual(names.slice(0, -1));
  });

  test('deploys only the branch, never a pull request, after the approval of an environment', () => {
    for (const { condition, jobs: deploying } of stages.slice(1)) {
      expect(condition).toContain("ne(variables['Build.Reason'], 'PullRequest')");
      expect(condition).toContain(
        "eq(variables['Build.SourceBranch'], format('refs/heads/{0}', variables['SN_BRANCH']))",
      );
      for (const { environment } of deploying) expect(choices.environments).toContain(environment);
    }
  });

  test('runs no macro as code, and pins tasks and the package', () => {
    for (const { bash = '' } of steps) expect(bash.replaceAll("'$('*)", '')).not.toMatch(/\$\(|\$\{\{|\$\[/);
    for (const { task } of steps) if (task !== undefined) expect(task).toMatch(/^\w+@\d+$/);
    expect(text).toContain('SN_PACKAGE: "servicenow-connector-toolkit@1.2.3"');
  });

  test('gives the secret to one step in its environment, never as an argument', () => {
    const withSecret = steps.filter((step) => JSON.stringify(step).includes('$(SN_CONNECTOR_SECRET)'));
    expect(withSecret.length).toBe(choices.route === 'connector' ? choices.environments.length : 0);
    for (const { bash = '' } of withSecret)
      for (const line of bash.split('\n').filter((one) => /\b(?:npx|pac)\b/.test(one)))
        expect(line).not.toContain('SECRET');
  });
});
