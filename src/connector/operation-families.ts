import type { Node } from '../document/node.js';
import type { Connector } from './connector.js';
import type { Operation } from './definition.js';
import { oncePer } from './once-per.js';

/** An operation as a revision of its family. */
export interface FamilyMember {
  readonly operation: Operation;
  /** Its `x-ms-api-annotation`; an operation without one belongs to the family that is called like its operationId. */
  readonly annotation: Node | undefined;
  /** As declared; undefined counts as revision 1. */
  readonly revision: number | undefined;
  /** Its own status or the connector's. */
  readonly status: string | undefined;
}

export interface OperationFamily {
  readonly name: string;
  readonly members: readonly FamilyMember[];
}

/** `x-ms-api-annotation.status` of the connector as a whole, in `info` or at the top. */
export function connectorStatus(connector: Connector): Node | undefined {
  const root = connector.definition?.root;
  return root?.at('info', 'x-ms-api-annotation', 'status') ?? root?.at('x-ms-api-annotation', 'status');
}

/** The families of more than one operation that some operation names. */
export const familiesOf = oncePer((connector: Connector): OperationFamily[] => {
  if (!connector.definition?.having('x-ms-api-annotation').length) return [];
  const status = connectorStatus(connector)?.text;
  const families = new Map<string, FamilyMember[]>();
  const declared = new Set<string>();
  for (const operation of connector.operations) {
    const annotation = operation.node.get('x-ms-api-annotation');
    const own = annotation?.string('family');
    const name = own ?? operation.id;
    if (name === undefined) continue;
    if (own !== undefined) declared.add(own);
    const revision = annotation?.get('revision')?.value;
    const member = {
      operation,
      annotation,
      revision: typeof revision === 'number' ? revision : undefined,
      status: annotation?.string('status') ?? status,
    };
    const members = families.get(name);
    if (members) members.push(member);
    else families.set(name, [member]);
  }
  return [...families]
    .filter(([name, members]) => members.length > 1 && declared.has(name))
    .map(([name, members]) => ({ name, members }));
});
