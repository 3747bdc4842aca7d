import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/named-connection-id',
  aliases: ['ConnectionIdParameterNotAllowed'],
  title: 'A parameter is named connectionId',
  severity: 'error',
  sources: ['learn-swagger-validator', 'rwilson-skill'],
  why: 'The platform keeps the name connectionId for the connection that a call runs under, so a parameter of that name is refused.',
  remedy:
    'Give the parameter another name. If the service insists on connectionId, take the value under another name and rename it in a policy or in script.csx.',
  symptoms: [{ at: 'upload', text: "A parameter cannot be named as 'connectionId'." }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.parameterObjects ?? []) {
      const { name } = parameter.value as { readonly name?: unknown };
      if (typeof name !== 'string' || name.toLowerCase() !== 'connectionid') continue;
      const isExact = name === 'connectionId';
      report({
        at: parameter.get('name') ?? parameter,
        message: `a parameter is named "${name}"; expected another name, since the platform keeps "connectionId" for itself`,
        ...(isExact ? {} : { severity: 'warning', confidence: 'low' }),
      });
    }
  },
});
