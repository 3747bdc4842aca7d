import { UserError } from '../engine/user-error.js';
import { isSecretName } from '../exchange/secret-names.js';
import { SECRET_VARIABLE } from './client-secret.js';

/** Variables of this name are meant for the toolkit. */
const OWN_VARIABLE = /^SN_CONNECTOR_[A-Z0-9_]{1,80}$/;

/**
 * The values of variables that may stand in the files of a connector. Only those that are meant for it: the files may come
 * from elsewhere, and what they name is uploaded.
 * @param named what `--placeholder` names
 * @throws UserError `usage`, `no-value`
 */
export function valuesOf(
  named: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(env))
    if (OWN_VARIABLE.test(name) && name !== SECRET_VARIABLE && value) values.set(name, value);
  for (const name of named) {
    if (!/^[A-Za-z_]\w{0,99}$/.test(name))
      throw new UserError(
        'usage',
        '--placeholder takes the name of an environment variable, not a value.',
        'For example --placeholder CLIENT_ID, for #{CLIENT_ID}# in the files.',
      );
    const value = env[name];
    if (!value)
      throw new UserError(
        'no-value',
        `The environment variable ${name} is not set.`,
        'Set it, or leave --placeholder out.',
      );
    values.set(name, value);
  }
  for (const [name, value] of values) refuseControl(name, value);
  return values;
}

function refuseControl(name: string, value: string): void {
  if (value.length <= 4000 && [...value].every((sign) => sign >= ' ' && sign !== '\u007f')) return;
  throw new UserError(
    'no-value',
    `The environment variable ${name} holds a line break, a control character or more than 4000 characters.`,
    'Set it to the plain value.',
  );
}

/** The values that are secrets by the names of their variables. */
export const secretValues = (values: ReadonlyMap<string, string>): readonly string[] =>
  [...values].flatMap(([name, value]) => (isSecretName(name) ? [value] : []));

/**
 * The environment of the tool: all but the secret, which it gets in a file, whatever the variable is called. Windows does
 * not tell names by case.
 */
export function toolEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  secretVariable: string | undefined,
  secret: string | undefined,
): NodeJS.ProcessEnv {
  const names = new Set([SECRET_VARIABLE, secretVariable ?? SECRET_VARIABLE].map((name) => name.toLowerCase()));
  const isSecret = (name: string, value: string | undefined): boolean =>
    names.has(name.toLowerCase()) || (secret !== undefined && value?.trim() === secret);
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name, value]) => !isSecret(name, value))),
    // Python would keep what it prints until the end, and read the secret in the encoding of the machine.
    PYTHONUNBUFFERED: '1',
    PYTHONUTF8: '1',
  };
}
