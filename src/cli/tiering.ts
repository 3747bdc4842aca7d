import { setFlagsFromString } from 'node:v8';

/**
 * The option of V8 to optimize later, by its version: three to six times the default, where the run is shortest. Only that of
 * Node 20 has it, and gains a quarter of the processor's time; the later ones have others, which gain in one version what they
 * lose in the next.
 */
const OPTIONS: Readonly<Record<string, string>> = { '11.3': '--interrupt-budget=400000' };

/** The option for a version of V8. An unknown one would be complained about on standard error. */
export const laterOption = (v8: string): string | undefined => OPTIONS[v8.split('.').slice(0, 2).join('.')];

/**
 * Lets V8 wait longer before it turns code into optimized code. It reckons with servers: in a run of seconds over hundreds
 * of rules, its optimizer takes as much time as all the work, mostly for code that hardly runs again.
 */
export function optimizeLater(): void {
  const option = laterOption(process.versions.v8);
  if (option !== undefined) setFlagsFromString(option);
}
