import { UserError } from '../../src/engine/user-error.js';

/** The refusal that an action ends in; fails for anything else. */
export function refusalOf(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
