import { type Definition, SchemaNode, stringsOf } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/discriminator',
  aliases: ['DiscriminatorMustBeARequiredStringProperty'],
  title: 'A discriminator is not the name of a required string property',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'The discriminator names the property that tells which kind of object a value is, so every value must have it, as a string. Otherwise the service refuses the definition.',
  remedy:
    'Name a property of type "string" that is listed in "required", or remove "discriminator": connectors do not offer the kinds anyway.',
  symptoms: [{ at: 'upload', text: "The 'discriminator' value must be the name of a required string property." }],

  check({ connector: { definition } }, report) {
    for (const schema of definition?.having('discriminator') ?? []) {
      const node = schema.get('discriminator');
      const name = node?.text;
      if (!definition || !node || name === undefined || !(schema instanceof SchemaNode) || schema.has('$ref')) continue;
      const fault = faultOf(schema, name, definition);
      if (fault !== undefined)
        report({ at: node, message: `the discriminator of ${partName(schema)} is "${name}", ${fault}` });
    }
  },
});

function faultOf(schema: SchemaNode, name: string, definition: Definition): string | undefined {
  const property = definition.propertiesOf(schema).get(name);
  if (!property) return 'which is not among its properties';
  const type = definition.resolve(property)?.get('type')?.value;
  if (type !== undefined && type !== 'string') return `whose type is ${JSON.stringify(type)}; expected "string"`;
  const parts = [schema, ...definition.partsOf(schema).filter((part) => part.parent?.key === 'allOf')];
  const isRequired = parts.some((part) => stringsOf(definition.resolve(part)?.get('required')).includes(name));
  return isRequired ? undefined : 'which is not listed in "required"';
}
