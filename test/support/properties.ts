// biome-ignore lint/style/noRestrictedImports: this is the place.
import fc from 'fast-check';

/**
 * fast-check as the tests use it: with the same values in every run, so that a change is judged by what it changed, and by
 * nothing that a random value happens to meet on that day. The search for new values is a command of its own, `npm run fuzz`,
 * which sets `SEED` to `random`; a number repeats what a failure has reported as its seed.
 */
const { SEED = '20260701' } = process.env;
if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) });

export default fc;
