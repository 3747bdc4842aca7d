import type { Connector } from '../connector/connector.js';
import { oncePer } from '../connector/once-per.js';
import type { Node } from '../document/node.js';

/** An environment that `spec.json` of a generated connector records. */
export interface RecordedEnvironment {
  readonly name: string;
  readonly instance: string | undefined;
  readonly clientId: string | undefined;
  /** The redirect URL that the platform gave the connector there, if it is recorded. */
  readonly redirectUrl: Node | undefined;
  /** What is registered until everybody has signed in anew. */
  readonly formerRedirectUrl: string | undefined;
}

/** The environments recorded beside a connector, in the order of the file; none where it was not generated. */
export const environmentsOf = oncePer((connector: Connector): readonly RecordedEnvironment[] => {
  const environments = connector.document('spec')?.root?.get('environments');
  if (!environments?.isObject) return [];
  return environments.children().map((node) => {
    const url = node.get('redirectUrl');
    return {
      name: String(node.key),
      instance: node.string('instance')?.toLowerCase(),
      clientId: node.string('clientId'),
      redirectUrl: url?.text?.trim() ? url : undefined,
      formerRedirectUrl: node.string('formerRedirectUrl'),
    };
  });
});
