import { CHECK_DEFAULTS, CHECK_NAMES } from './check-options.js';
import type { Commands } from './command-line.js';
import { reportProblem } from './exit.js';
import { optimizeLater } from './tiering.js';

const commands: Commands = {
  generate: async (options) => (await import('./generate.js')).generate(options),
  import: async (options) => (await import('./import.js')).importConnector(options),
  redirect: async (options) => (await import('./redirect.js')).redirect(options),
  registration: async (options) => (await import('./registration.js')).registration(options),
  check: async (options) => (await import('./check.js')).check(options),
  diff: async (options) => (await import('./diff-connectors.js')).diffConnectors(options),
  drift: async (options) => (await import('./drift.js')).drift(options),
  simulate: async (options) => (await import('./simulate.js')).simulate(options),
  verify: async (options) => (await import('./verify.js')).verify(options),
  diagnose: async (options) => (await import('./diagnose.js')).diagnoseEvidence(options),
  sandbox: async (options) => (await import('./sandbox.js')).sandbox(options),
  deploy: async (options) => (await import('./deploy.js')).deploy(options),
  package: async (options) => (await import('./package.js')).packageConnector(options),
  pipeline: async (options) => (await import('./pipeline.js')).pipeline(options),
  teams: async (options) => (await import('./teams.js')).teams(options),
  explain: async (options) => (await import('./explain.js')).explain(options),
  rules: async (options) => (await import('./rules.js')).listRules(options),
  init: async (options) => (await import('./init.js')).init(options),
};

/** A plain path: neither an option nor a word that yargs answers wherever it stands. */
const isPath = (argument: string): boolean => /^(?!(?:help|completion)$)[^-]/.test(argument);

async function main(args: readonly string[]): Promise<void> {
  const [name, ...paths] = args;
  // Paths alone need no parser, which takes longer to load than a connector to check.
  if (CHECK_NAMES.some((known) => known === name) && paths.every(isPath))
    return commands.check({ ...CHECK_DEFAULTS, ...(paths.length > 0 ? { paths } : {}) });
  const { chosenCommand } = await import('./command-line.js');
  await chosenCommand(args, commands)?.();
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') reportProblem(error);
  process.exit();
});
// Nobody reads on, so nobody is told; the work goes on, and with it the exit code.
process.stderr.on('error', () => undefined);
optimizeLater();
main(process.argv.slice(2)).catch(reportProblem);
