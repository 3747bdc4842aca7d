import { parametersIn } from '../../connector/parameter-lists.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/authorization-header',
  title: 'A parameter is the Authorization header',
  severity: 'error',
  sources: ['serverless-notes-headers', 'powerapps-docs-396', 'ppc-connectors'],
  why: 'The platform fills the Authorization header from the connection. The designer refuses a parameter of that name, so that the connector cannot be saved there; no published connector has one. Users would otherwise paste tokens into flows, where others can read them.',
  remedy:
    'Remove the parameter and set up the sign-in on the Security tab (securityDefinitions and apiProperties.json): OAuth 2.0, or an API key in the header Authorization. For a second token take a header of another name and write it with the policy "Set HTTP header".',
  symptoms: [{ at: 'designer', text: "'Authorization' header is not allowed" }],

  check({ connector }, report) {
    for (const parameter of parametersIn(connector.definition, 'header')) {
      const name = parameter.get('name');
      if (name?.text?.toLowerCase() !== 'authorization') continue;
      report({
        at: name,
        message: `a header parameter is named "${name.text}"; expected the sign-in of the connection`,
      });
    }
  },
});
