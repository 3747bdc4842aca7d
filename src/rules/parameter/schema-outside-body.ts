import { isOpenApi3 } from '../../connector/openapi-3.js';
import type { Change } from '../../document/edits.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'parameter/schema-outside-body',
  aliases: ['NonBodyParameterSchemaNotValid'],
  title: 'A parameter outside the body has a schema',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-parameter'],
  why: 'In Swagger 2.0 only a body has a schema; in all other places type, format and default stand in the parameter itself. The schema is a leftover of OpenAPI 3, and the service refuses it.',
  remedy: 'Write the members of "schema" into the parameter and remove "schema".',
  symptoms: [{ at: 'upload', text: "The parameter cannot define a schema as it is not in the 'body'." }],

  check({ connector: { definition } }, report) {
    if (!definition || isOpenApi3(definition)) return;
    for (const parameter of definition.parameterObjects) {
      const { in: place } = parameter.value as { readonly in?: unknown };
      const schema = typeof place !== 'string' || place === 'body' ? undefined : parameter.get('schema');
      if (!schema) continue;
      report({
        at: keyOf(schema),
        message: `${place} parameter "${parameter.string('name') ?? ''}" has a schema; expected "type" in the parameter itself`,
        fix: fixOf(parameter, schema),
      });
    }
  },
});

/** What a parameter may have in Swagger 2.0 and can be taken over as it is. */
const MOVABLE = new Set(['type', 'format', 'default', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength']);

/** Turns the member `schema` into the member `type` and adds the others behind it. */
function fixOf(parameter: Node, schema: Node): FixProposal | undefined {
  const type = schema.string('type');
  if (type === undefined || type === 'object' || type === 'array' || parameter.has('type')) return undefined;
  const others = schema.children().filter(({ key }) => key !== 'type');
  if (others.some(({ key }) => !MOVABLE.has(String(key)) || parameter.has(key))) return undefined;
  const changes: Change[] = [
    { change: 'rename', node: schema, key: 'type' },
    { change: 'set', node: schema, value: type },
    ...others.map(({ key, value }): Change => ({ change: 'add', to: parameter, key: String(key), value })),
  ];
  return { title: 'write the type into the parameter', applicability: 'safe', changes };
}
