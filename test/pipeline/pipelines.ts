import type { PipelineChoices } from '../../src/pipeline/pipeline-file.js';

const common = { version: '1.2.3', branch: 'main', folder: 'connectors/desk', hasSpec: true } as const;

/** Pipelines of all shapes that deploy. */
export const DEPLOYING: Readonly<Record<string, Omit<PipelineChoices, 'platform'>>> = {
  'one environment': { ...common, route: 'connector', environments: ['prod'] },
  'two environments, no spec.json': { ...common, route: 'connector', environments: ['test', 'prod'], hasSpec: false },
  'names that need quotes': {
    ...common,
    route: 'connector',
    branch: 'release/1.x',
    folder: 'Verbinder für ServiceNow',
    environments: ['On', 'no', 'a-b_c'],
  },
  'the root of the repository': { ...common, route: 'connector', folder: '.', environments: ['prod'] },
  'a solution': { ...common, route: 'solution', folder: 'solutions/desk', environments: ['test', 'prod'] },
  'a solution and one that uses it': {
    ...common,
    route: 'solution',
    folder: 'solutions/desk',
    flows: 'solutions/desk-flows',
    environments: ['test', 'prod'],
  },
};
