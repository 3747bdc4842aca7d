import type { Connector } from '../../src/connector/connector.js';
import { activeRules } from '../../src/engine/check.js';
import { type Diagnosis, diagnose } from '../../src/engine/diagnose.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import { Flow } from '../../src/exchange/flow.js';
import { rules } from '../../src/rules/index.js';
import { signInAsPerson } from '../../src/sandbox/person.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { type RunResult, runFlow } from '../../src/verify/run-flow.js';
import { type SendOptions, send } from '../../src/verify/send.js';
import { connectorFor } from '../verify/connector-for.js';
import { sandboxListener } from './sandbox-listener.js';
import { valuesFor } from './sandbox-world.js';
import { httpServer, listening } from './tls-servers.js';

export interface NetworkRun {
  readonly connector: Connector;
  readonly run: RunResult;
  readonly diagnosis: Diagnosis;
}

const active = activeRules(rules, 'repository');

/**
 * Runs the flow of a connector over the network of this computer.
 * @param origins where the sign-in, the token endpoint and the API are; the sandbox where not given
 */
export async function runOverNetwork(
  origins: { readonly signIn?: string; readonly token?: string; readonly api?: string },
  options: SendOptions,
  sandbox: Sandbox = createSandbox(),
): Promise<NetworkRun> {
  return listening(httpServer(sandboxListener(sandbox)), async ({ at }) => {
    const here = `http://${at}`;
    const connector = connectorFor({
      authorizationUrl: `${origins.signIn ?? here}/oauth_auth.do`,
      tokenUrl: `${origins.token ?? here}/oauth_token.do`,
      apiOrigin: origins.api ?? here,
      clientId: sandbox.client.id,
    });
    const oauth = connector.oauthSettings[0];
    if (!oauth) throw new Error('the connector has no OAuth settings');
    const flowFrom = (exchanges: readonly Exchange[]): Flow =>
      new Flow({ kinds: ['live'], exchanges, isSanitized: false }, connector, oauth);
    const run = await runFlow(connector, oauth, valuesFor(sandbox), {
      send: (request) => send(request, { environment: {}, ...options }),
      signIn: async (url) => {
        const back = signInAsPerson(sandbox, url.replace(/^https?:\/\/[^/]*/, here));
        return back === undefined ? { kind: 'none', reason: 'nowhere' } : { kind: 'callback', url: back };
      },
      hasFailed: (exchanges) =>
        diagnose(flowFrom(exchanges), active).findings.some(({ severity, stage }) => severity === 'error' && stage),
    });
    return { connector, run, diagnosis: diagnose(flowFrom(run.exchanges), active, { profile: 'repository' }) };
  });
}
