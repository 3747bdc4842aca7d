import { nearest } from '../../engine/suggest.js';
import { UserError } from '../../engine/user-error.js';
import { portableCommand } from '../../version.js';
import { CLIENT_FAULTS } from './client-faults.js';
import { type Fault, STAGES } from './fault.js';
import { PLACE_FAULTS } from './place-faults.js';
import { TOKEN_FAULTS } from './token-faults.js';

export type { Fault, Stage } from './fault.js';

/** Every fault, in the order of the flow. */
export const FAULTS: readonly Fault[] = [...CLIENT_FAULTS, ...TOKEN_FAULTS, ...PLACE_FAULTS].sort(
  (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage),
);

/**
 * The fault of that name.
 * @throws UserError `unknown-fault` with the nearest name
 */
export function faultNamed(name: string): Fault {
  const fault = FAULTS.find((each) => each.name === name.toLowerCase());
  if (fault) return fault;
  const near =
    nearest(
      name,
      FAULTS.map((each) => each.name),
    ) ?? (name.length > 2 ? FAULTS.find((each) => each.name.includes(name.toLowerCase()))?.name : undefined);
  throw new UserError(
    'unknown-fault',
    `There is no fault "${name}".`,
    near === undefined ? `What there is: ${portableCommand('sandbox --list-faults')}` : `Did you mean ${near}?`,
  );
}
