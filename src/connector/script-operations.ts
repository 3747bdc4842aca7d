import type { Connector } from './connector.js';
import { stringsOf } from './definition.js';

/** True when the script of a connector handles an operation: it is listed, or nothing is listed, which means all. */
export function runsScript(connector: Connector, operationId: string): boolean {
  if (!connector.file('script')) return false;
  const listed = stringsOf(connector.properties?.scriptOperationsNode);
  return listed.length === 0 || listed.includes(operationId);
}
