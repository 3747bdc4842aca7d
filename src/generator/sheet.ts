import type { Definition } from './definition.js';
import type { Spec } from './spec.js';

/** The documents beside a connector, by file name: for its users, and for the administrator of ServiceNow. */
export function documentsOf(_spec: Spec, _definition: Definition): Readonly<Record<string, string>> {
  return {};
}
