import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/required-advanced',
  title: 'A required parameter is marked as advanced',
  severity: 'info',
  sources: ['learn-extensions', 'ppc-servicenow'],
  why: '"advanced" puts a field behind "Show all". A required field cannot hide there: designers show it all the same, or users overlook what they have to fill in.',
  remedy:
    'Remove "x-ms-visibility" or set it to "important". If the default suits everybody, keep "advanced" and remove "required".',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.having('x-ms-visibility') ?? []) {
      if (parameter.kind !== 'parameter' || parameter.get('required')?.value !== true) continue;
      if (parameter.string('x-ms-visibility') !== 'advanced') continue;
      const visibility = parameter.get('x-ms-visibility');
      const place = parameter.string('in');
      // A body is shown by its properties.
      if (!visibility || place === 'body') continue;
      report({
        at: visibility,
        message: `parameter "${parameter.string('name') ?? ''}" is required and "advanced"; expected "important" or no visibility`,
      });
    }
  },
});
