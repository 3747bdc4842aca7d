import { setFlagsFromString } from 'node:v8';

/** The versions of V8 that are known to have the flag; an unknown flag is complained about on standard error. */
const NEWEST_KNOWN = 14;
/** Three to six times the default of these versions; the run is shortest from 300,000 to 600,000. */
const BUDGET = 400_000;

/**
 * Lets V8 wait longer before it turns code into optimized code. It reckons with servers: in a run of seconds over hundreds
 * of rules, its optimizer takes as much time as all the work, mostly for code that hardly runs again.
 */
export function optimizeLater(): void {
  if (Number.parseInt(process.versions.v8, 10) <= NEWEST_KNOWN) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
