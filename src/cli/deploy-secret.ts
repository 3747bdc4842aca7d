import type { Connector } from '../connector/connector.js';
import { UserError } from '../engine/user-error.js';
import type { DeployTarget } from '../pipeline/deploy-target.js';
import { checkedSecret, DUMMY_SECRET, missedByPaconn, type SecretSource } from '../pipeline/upload-secret.js';
import { clientSecret } from './client-secret.js';

/** The client secret of an upload, and how it is given to the tool. */
export interface UploadSecret {
  /** The secret itself; undefined where there is none to give. */
  readonly secret: string | undefined;
  /** What the file holds that paconn reads it from. */
  readonly inFile: string | undefined;
  /** What is given to paconn as an argument in the place of a secret. */
  readonly dummy: string | undefined;
}

const NONE: UploadSecret = { secret: undefined, inFile: undefined, dummy: undefined };

/**
 * Gets the client secret of a connector, from a variable or by asking, where it needs one.
 * @param filled the secret that a variable put into the files
 * @throws UserError `no-secret`, `bad-secret`, `secret-missed`
 */
export async function uploadSecret(
  connector: Connector,
  source: SecretSource,
  target: DeployTarget,
  variable: string | undefined,
  filled: string | undefined,
): Promise<UploadSecret> {
  if (source.from === 'nowhere') return NONE;
  const isPaconn = target.tool === 'paconn';
  if (source.from === 'connection') return isPaconn ? { ...NONE, dummy: DUMMY_SECRET } : NONE;
  // In a file: paconn would take "@environmentVariables" for the name of one.
  if (source.from === 'reference') return isPaconn ? { ...NONE, inFile: source.text } : NONE;
  if (isPaconn) refuseMissed(connector);
  const given = variable === undefined && filled !== undefined ? filled : await clientSecret(variable);
  if (given !== undefined) {
    const secret = checkedSecret(given);
    return { secret, inFile: isPaconn ? secret : undefined, dummy: undefined };
  }
  if (isPaconn && target.action === 'create')
    throw new UserError(
      'no-secret',
      'paconn makes no connector with OAuth settings without a client secret.',
      'Give the secret, or make the connector with --tool pac.',
    );
  return NONE;
}

function refuseMissed(connector: Connector): void {
  const names = missedByPaconn(connector);
  if (names.length === 0) return;
  throw new UserError(
    'secret-missed',
    `paconn would not put the secret into ${names.map((name) => JSON.stringify(name)).join(', ')}: it looks for a connection parameter "token" with "oAuthSettings", to the letter.`,
    'Rename it ("sn-connector check --fix-unsafe" does), or upload with --tool pac.',
  );
}

/** What is to be said about the secret, before anybody is asked for it. */
export function secretPlan(source: SecretSource, target: DeployTarget, connector: Connector): string | undefined {
  const count = connector.oauthSettings.length;
  switch (source.from) {
    case 'nowhere':
      return undefined;
    case 'connection':
      return target.tool === 'paconn'
        ? `--secret ${DUMMY_SECRET} is no secret: paconn demands one, and this connector has none: whoever connects brings it, or the provider needs none.`
        : 'No client secret is uploaded: whoever connects brings it, or the provider needs none.';
    case 'reference':
      return 'The client secret is a reference to an environment variable, so none is asked for. That pac carries a reference to Key Vault is reported to fail (issue 1152 of microsoft/powerplatform-build-tools).';
    case 'person':
      return count > 1 ? `The one client secret is for all ${count} OAuth settings.` : undefined;
  }
}
