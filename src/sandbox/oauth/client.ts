import { hex, type Random } from '../bytes.js';
import type { Settings } from '../settings.js';

/** The registry record of the one client. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** The one person. Plainly fictitious; the password is no secret. */
export const PERSON = { userName: 'abel.example', password: 'teaching-only', name: 'Abel Example' } as const;

/** A client made anew; its secret says what it is for, and is longer than what the log shows of a path. */
export const newClient = (random: Random, { secretHasSigns }: Pick<Settings, 'secretHasSigns'>): Client => ({
  id: hex(random(16)),
  secret: `teaching-secret-${secretHasSigns ? '+&%=;^' : ''}${hex(random(12))}`,
});
