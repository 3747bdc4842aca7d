import { completeSpec } from './complete-spec.js';
import { definitionOf } from './definition.js';
import { DEFINITION_FILE, filesOf } from './generate.js';
import { jsonText } from './json-text.js';
import { withinLimits } from './limits.js';
import type { SpecInput } from './spec.js';
import { faultTexts, validate } from './validate.js';

/** The files of a connector, as `generate` of the library gives them: completed, generated and proved. */
export async function generateConnector(input: SpecInput): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const spec = completeSpec(input);
  const files = filesOf(spec);
  withinLimits(spec, definitionOf(spec), String(files.get(DEFINITION_FILE)));
  const faults = faultTexts(await validate(files, 'deploy'));
  if (faults.length > 0) throw new Error(`the files would not pass the check:\n${faults.join('\n')}`);
  return { ...Object.fromEntries(files), 'spec.json': jsonText(spec) };
}
