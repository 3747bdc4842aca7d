import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/without-type',
  title: 'A parameter outside the body has no type',
  severity: 'error',
  sources: ['openapi-2-parameter', 'rwilson-skill'],
  why: 'In Swagger 2.0 every query, header, path and form parameter needs a type. The import stops with a message about schemas and "oneOf" that does not name the parameter.',
  remedy: 'Add "type" to the parameter: "string", "integer", "number", "boolean" or "array".',
  symptoms: [{ at: 'upload', text: "JSON is valid against no schemas from 'oneOf'" }],

  check({ connector }, report) {
    for (const parameter of connector.definition?.parameterObjects ?? []) {
      if (parameter.has('type') || parameter.has('$ref')) continue;
      const place = parameter.string('in');
      // With a schema it is OpenAPI 3: parameter/schema-outside-body.
      if (place === undefined || place === 'body' || parameter.has('schema')) continue;
      report({
        at: parameter.get('name') ?? parameter,
        message: `${place} parameter "${parameter.string('name') ?? ''}" has no type`,
        fix: fixOf(parameter),
      });
    }
  },
});

/** The type is certain where the values of the parameter show it. */
function fixOf(parameter: Node): FixProposal | undefined {
  const listed = parameter.get('enum')?.value;
  const values: unknown[] = Array.isArray(listed) ? [...listed] : [];
  if (parameter.has('default')) values.push(parameter.get('default')?.value);
  const type = parameter.has('items') ? 'array' : values.length > 0 ? typeOfAll(values) : undefined;
  return type === undefined
    ? undefined
    : {
        title: `add "type": "${type}"`,
        applicability: 'safe',
        changes: [{ change: 'add', to: parameter, key: 'type', value: type }],
      };
}

function typeOfAll(values: readonly unknown[]): string | undefined {
  if (values.every((value) => typeof value === 'string')) return 'string';
  return values.every((value) => typeof value === 'boolean') ? 'boolean' : undefined;
}
