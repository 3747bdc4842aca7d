import { type Definition, SchemaNode } from '../../connector/definition.js';
import { partName } from '../../connector/schema-names.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'schema/required-undefined',
  aliases: ['RequiredPropertyDefinitionMissing'],
  title: 'A required property is not defined',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2-schema'],
  why: 'The object demands a property that it does not describe: the designer has no field for it, so a request can never be complete. The service refuses the definition.',
  remedy: 'Correct the name in "required" (capitals count), add the property to "properties", or remove the name.',
  symptoms: [{ at: 'upload', text: 'is not defined in the object schema.' }],

  check({ connector: { definition } }, report) {
    for (const owner of definition?.having('required') ?? []) {
      if (!(owner instanceof SchemaNode)) continue;
      const { required, properties } = owner.value as { readonly required?: unknown; readonly properties?: unknown };
      if (!Array.isArray(required) || required.every((name) => isIn(properties, name))) continue;
      const known = knownIn(definition as Definition, owner);
      if (!known) continue;
      const listed = new Set<unknown>(required);
      const byLower = new Map([...known.keys()].map((name) => [name.toLowerCase(), name]));
      for (const node of owner.get('required')?.children() ?? []) {
        const name = node.text;
        if (name === undefined || known.has(name)) continue;
        const meant = byLower.get(name.toLowerCase());
        report({
          at: node,
          message: `${partName(owner)} requires "${name}", which is not among its properties${meant === undefined ? '' : `; expected "${meant}"`}`,
          fix: meant === undefined || listed.has(meant) ? undefined : renaming(node, meant),
        });
      }
    }
  },
});

const isIn = (properties: unknown, name: unknown): boolean =>
  typeof properties === 'object' && properties !== null && typeof name === 'string' && Object.hasOwn(properties, name);

/** The properties that count for a list of required ones; undefined where they cannot be known or it is no object. */
function knownIn(definition: Definition, owner: SchemaNode): ReadonlyMap<string, unknown> | undefined {
  const type = owner.string('type');
  if (owner.has('$ref') || (type !== undefined && type !== 'object')) return undefined;
  // Parts of an allOf complete each other.
  let whole = owner;
  while (whole.outer && whole.parent?.key === 'allOf') whole = whole.outer;
  for (const schema of [owner, whole]) {
    if (schema.has('x-ms-dynamic-schema') || schema.has('x-ms-dynamic-properties')) return undefined;
    if (definition.partsOf(schema).some((part) => part.parent?.key === 'allOf' && !definition.resolve(part)))
      return undefined;
  }
  return definition.propertiesOf(whole);
}

const renaming = (node: Parameters<typeof partName>[0], meant: string): FixProposal => ({
  title: `set it to "${meant}"`,
  applicability: 'safe',
  changes: [{ change: 'set', node, value: meant }],
});
