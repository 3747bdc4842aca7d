import { UserError } from '../engine/user-error.js';

/** Where the secret is looked for unless another name is given. */
export const SECRET_VARIABLE = 'SN_CONNECTOR_SECRET';

/**
 * The client secret: from an environment variable, else asked for on a terminal, where it is not shown. Never an argument:
 * those are seen by every program of the computer, and kept in the history of the shell.
 * @param variable the name of the variable, if one is given
 * @returns undefined for a client without secret: nothing was entered
 * @throws UserError `no-secret`
 */
export async function clientSecret(variable: string | undefined): Promise<string | undefined> {
  const name = variable ?? SECRET_VARIABLE;
  if (!/^[A-Za-z_]\w{0,200}$/.test(name))
    throw new UserError(
      'usage',
      '--secret-env takes the name of an environment variable, such as SN_CONNECTOR_SECRET, not the secret itself.',
      'If that was the secret, it is in the history of the shell now: make a new one in ServiceNow.',
    );
  const given = process.env[name];
  if (given !== undefined) return given === '' ? undefined : given;
  if (variable !== undefined || process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    throw new UserError(
      'no-secret',
      variable === undefined
        ? `The environment variable ${name} is not set, and there is no terminal to ask on.`
        : // The name is not told: it may be the secret itself.
          'The environment variable that --secret-env names is not set.',
      variable === undefined
        ? `Put the client secret into ${name}, or run the command on a terminal.`
        : 'Put the client secret into that variable, or leave --secret-env out to be asked for it.',
    );
  const { password } = await import('@inquirer/prompts');
  const entered = await password(
    { message: 'Client secret (not shown; empty for a client without one):', mask: '*' },
    { output: process.stderr },
  );
  return entered === '' ? undefined : entered;
}
