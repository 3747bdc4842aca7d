import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/scope-not-declared',
  title: 'An operation of a Teams app asks for a scope that its scheme does not declare',
  severity: 'warning',
  sources: ['m365-spec-parser', 'learn-plugin-authentication'],
  why: 'The scopes of the registration are those that the flow declares. One that only an operation names is never asked for, and the call ends in 403 where it is needed; no tool of Microsoft says so.',
  remedy: 'Declare the scope in the flow of the security scheme, or do not ask for it.',
  symptoms: [{ at: 'api', status: 403 }],

  check({ teamsApp }, report) {
    for (const { schemes, requirements } of teamsApp?.apis ?? [])
      for (const requirement of requirements)
        for (const wanted of requirement.children()) {
          const scheme = schemes.find(({ name }) => name === wanted.key);
          const declared = scheme?.codeFlow?.get('scopes');
          if (!scheme?.codeFlow || !wanted.isArray) continue;
          for (const scope of wanted.children()) {
            if (scope.text === undefined || declared?.has(scope.text)) continue;
            report({
              at: scope,
              message: `the scope "${scope.text.slice(0, 100)}" is not declared by "${scheme.name.slice(0, 60)}"`,
              related: [{ at: declared ?? scheme.codeFlow, message: 'the scopes that are asked for' }],
            });
          }
        }
  },
});
