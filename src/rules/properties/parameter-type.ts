import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { CONNECTION_PARAMETER_TYPES, DESIGNER_TYPES } from '../../facts/connection-parameters.js';

export default defineRule({
  id: 'properties/parameter-type',
  title: 'A connection parameter has a type that the platform does not know',
  severity: 'error',
  sources: ['ppc-properties-schema', 'learn-connection-parameters', 'logic-apps-designer'],
  why: 'The type says how the connection dialog asks for the value. A misspelt "oauthSetting" gives no sign-in button, and paconn does not put the client secret in.',
  remedy: 'Use string, securestring, int, bool, oauthSetting or gatewaySetting.',
  symptoms: [{ at: 'upload' }, { at: 'authorize' }],

  check({ connector }, report) {
    for (const parameter of connector.connectionParameters) {
      const { type } = parameter;
      const node = parameter.node.get('type');
      if (type === undefined || !node || CONNECTION_PARAMETER_TYPES.includes(type)) continue;
      const lower = type.toLowerCase();
      const cased = CONNECTION_PARAMETER_TYPES.find((known) => known.toLowerCase() === lower);
      const isRarer = DESIGNER_TYPES.some((known) => known.toLowerCase() === lower);
      const meant = cased ?? (isRarer ? undefined : nearest(type, CONNECTION_PARAMETER_TYPES));
      const expected = meant ? `"${meant}"` : CONNECTION_PARAMETER_TYPES.join(', ');
      report({
        at: node,
        message: `the type of "${parameter.name}" is "${type}"; expected ${expected}`,
        ...(meant === 'oauthSetting' ? {} : { severity: cased ? 'info' : 'warning' }),
        ...(isRarer && !cased ? { confidence: 'low' } : {}),
        fix: meant
          ? {
              title: `set it to "${meant}"`,
              applicability: cased ? 'safe' : 'unsafe',
              changes: [{ change: 'set', node, value: meant }],
            }
          : undefined,
      });
    }
  },
});
