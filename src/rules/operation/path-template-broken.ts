import { type PathExpression, templateOf } from '../../connector/path-templates.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-template-broken',
  aliases: ['OperationPathTemplateNotValid'],
  title: 'The braces of a path do not enclose a variable',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-paths'],
  why: 'A variable stands in one pair of braces within one segment. The service refuses a definition with any other brace in a path, and the expressions of a flow are not evaluated in one.',
  remedy:
    'Close every variable within its segment, as in "/tasks/{id}"; write a brace that belongs to the path as %7B or %7D.',
  symptoms: [{ at: 'upload', text: 'must be contained within a single URL segment' }],

  check({ connector }, report) {
    for (const path of connector.definition?.pathItems ?? []) {
      const key = String(path.key);
      const { strayBrace, expressions } = templateOf(path);
      const [first] = expressions;
      if (first) {
        const text = key.slice(first.from, first.to);
        report({
          at: keyOf(path),
          message: `the path "${key}" holds the expression "${text}"; expected ${first.parameter === undefined ? 'the name of a parameter in braces' : `"{${first.parameter}}"`}`,
          fix: withVariables(path, expressions),
        });
        continue;
      }
      if (strayBrace === undefined || /[?#]/.test(key)) continue;
      const fault = key.startsWith('{}', strayBrace)
        ? 'has no name between "{" and "}"'
        : key[strayBrace] === '}'
          ? 'has a "}" without "{" before it'
          : 'has a "{" without "}" in the same segment';
      report({ at: keyOf(path), message: `the path "${key}" ${fault}, at character ${strayBrace + 1}` });
    }
  },
});

/** The path with a variable in the place of each expression, where all of them name their parameter. */
function withVariables(path: Node, expressions: readonly PathExpression[]): FixProposal | undefined {
  let key = String(path.key);
  for (const { from, to, parameter } of expressions.toReversed()) {
    if (parameter === undefined) return undefined;
    key = `${key.slice(0, from)}{${parameter}}${key.slice(to)}`;
  }
  return {
    title: `write the path as "${key}"`,
    applicability: 'unsafe',
    changes: [{ change: 'rename', node: path, key }],
  };
}
