import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/optional-internal-default',
  aliases: ['InternalPropertyWithDefaultOptional'],
  title: 'An internal parameter with a default is optional',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions'],
  why: 'Users cannot see an internal parameter, and only required ones are certain to be sent. The default of an optional one may never reach the service.',
  remedy:
    'Add "required": true, so that the default is sent with every call. Remove the parameter if it need not be sent.',
  symptoms: [{ at: 'upload', text: 'Only required properties are guaranteed to be included in requests.' }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.having('x-ms-visibility') ?? []) {
      if (parameter.kind !== 'parameter' || parameter.string('in') === 'body') continue;
      if (parameter.string('x-ms-visibility') !== 'internal') continue;
      const value = parameter.get('default');
      const required = parameter.get('required');
      if (!value || (required && required.value !== false)) continue;
      report({
        at: parameter.get('name') ?? parameter,
        message: `parameter "${parameter.string('name') ?? ''}" is internal, has a default and is optional; expected "required": true`,
        related: [{ at: value, message: 'the default that may not be sent' }],
        fix: {
          title: 'make it required',
          applicability: 'unsafe',
          changes: [
            required
              ? { change: 'set', node: required, value: true }
              : { change: 'add', to: parameter, key: 'required', value: true },
          ],
        },
      });
    }
  },
});
