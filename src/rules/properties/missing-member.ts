import type { PropertiesKind } from '../../connector/properties-shapes.js';
import { PROPERTIES_SHAPES } from '../../connector/properties-shapes.js';
import { propertiesFaults } from '../../connector/properties-structure.js';
import { defineRule } from '../../engine/rule.js';

/** What a connection cannot work without; the rest can be guessed by the service. */
const FATAL: ReadonlySet<PropertiesKind> = new Set(['connectionParameterSets', 'connectionParameterSet']);

export default defineRule({
  id: 'properties/missing-member',
  title: 'A connection setting lacks a required member',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-multi-auth', 'ppc-connectors'],
  why: 'The platform knows a parameter by its type, a sign-in by its oAuthSettings, a parameter set by its name and a policy by its templateId. Without it the object does nothing, or the upload is refused.',
  remedy: 'Add the member that the message names.',
  symptoms: [{ at: 'upload' }, { at: 'authorize' }],

  check({ connector }, report) {
    for (const fault of propertiesFaults(connector)) {
      if (fault.fault !== 'missing-member') continue;
      const { kind, key } = fault;
      report({
        at: fault.in,
        message: `${PROPERTIES_SHAPES[kind].label} has no "${key}"`,
        ...(FATAL.has(kind) ? {} : { severity: 'warning' }),
      });
    }
    for (const parameter of connector.connectionParameters) {
      if (parameter.type?.toLowerCase() !== 'oauthsetting' || parameter.node.getIgnoringCase('oAuthSettings')) continue;
      report({ at: parameter.node, message: `"${parameter.name}" is of type oauthSetting but has no "oAuthSettings"` });
    }
  },
});
