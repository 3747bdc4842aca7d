import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/flow-not-code',
  title: 'The security scheme of a Teams app has no authorization code flow',
  severity: 'error',
  sources: ['learn-plugin-authentication', 'm365-spec-parser'],
  why: 'Teams signs people in by the authorization code flow and by no other. The parser of Microsoft leaves such operations out of a message extension and lets them pass in a plugin, where nobody can sign in.',
  remedy: 'Describe the flow authorizationCode (in OpenAPI 2.0 accessCode) with authorizationUrl and tokenUrl.',
  symptoms: [{ at: 'authorize' }],

  check({ teamsApp }, report) {
    for (const { schemes } of teamsApp?.apis ?? [])
      for (const { name, node, codeFlow, flows } of schemes) {
        if (!codeFlow)
          report({
            at: node.get('flows') ?? node.get('flow') ?? node,
            message: `the scheme "${name.slice(0, 60)}" has ${flows.length === 0 ? 'no flow' : `the flow ${flows.join(', ').slice(0, 100)}`}; expected authorizationCode`,
          });
        else
          for (const member of ['authorizationUrl', 'tokenUrl'])
            if (!codeFlow.string(member)) report({ at: codeFlow, message: `${member} of the flow is missing` });
      }
  },
});
