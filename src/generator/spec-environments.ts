import { quoted } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import { instanceHost } from './instance.js';
import { redirectUrlOf } from './redirect-url.js';
import type { Environment, Spec } from './spec.js';
import { bad, HINT, HTTPS, line, objectOf, onlyKnown, text } from './spec-values.js';

/**
 * The environments of a specification; the first is the one that the files are written for.
 * @throws UserError `no-instance`, `bad-instance`, `bad-redirect-url`, `bad-spec`
 */
export function environmentsOf(value: unknown, anyInstance: boolean): Spec['environments'] {
  const given = value === undefined ? {} : objectOf(value, 'environments');
  const environments = Object.fromEntries(
    Object.entries(given).map(([name, content]) => {
      if (!/^[A-Za-z][\w-]{0,39}$/.test(name) || name === '__proto__')
        throw bad(
          'environments',
          quoted(name),
          'a short name of letters and digits',
          'For example "dev", "test" or "prod".',
        );
      return [name, environmentOf(content, `environments.${name}`, anyInstance)];
    }),
  );
  if (anyInstance || Object.values(environments)[0]?.instance !== undefined) return environments;
  throw new UserError(
    'no-instance',
    'No ServiceNow instance is given.',
    'Name yours with --instance, for example --instance dev12345, or use --any-instance.',
  );
}

function environmentOf(value: unknown, key: string, anyInstance: boolean): Environment {
  const given = objectOf(value, key);
  onlyKnown(given, ['instance', 'clientId', 'redirectUrl', 'formerRedirectUrl'], key);
  const { instance, clientId, redirectUrl, formerRedirectUrl } = given;
  if (anyInstance && instance !== undefined)
    throw bad(`${key}.instance`, 'given', 'none', 'With --any-instance each connection names its own instance.');
  if (anyInstance && clientId !== undefined)
    throw bad(`${key}.clientId`, 'given', 'none', 'With --any-instance each connection brings its own client ID.');
  return {
    ...(instance === undefined ? {} : { instance: instanceHost(line(instance, `${key}.instance`, 2000)) }),
    ...(clientId === undefined ? {} : { clientId: clientIdOf(clientId, `${key}.clientId`) }),
    ...(redirectUrl === undefined ? {} : { redirectUrl: redirectUrlOf(line(redirectUrl, `${key}.redirectUrl`, 2000)) }),
    ...(formerRedirectUrl === undefined
      ? {}
      : { formerRedirectUrl: text(formerRedirectUrl, `${key}.formerRedirectUrl`, HTTPS, 'an address') }),
  };
}

/** Not quoted in messages: people paste the secret in its place. */
function clientIdOf(value: unknown, key: string): string {
  const id = line(value, key, 2000);
  if (!/^[\x21-\x7e]{1,200}$/.test(id))
    throw bad(key, `a text of ${id.length} characters that is none`, ID_EXPECTED, HINT);
  return id;
}

const ID_EXPECTED = 'the client ID of the registry record, without blanks';
