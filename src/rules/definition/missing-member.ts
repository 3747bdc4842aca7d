import { memberName, objectName } from '../../connector/object-names.js';
import { faultsOf } from '../../connector/openapi-3.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/missing-member',
  aliases: ['RequiredPropertyMissing'],
  title: 'A member that Swagger 2.0 requires is missing',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2', 'ppc-upsert'],
  why: 'The service refuses a definition in which a required member is missing. paconn does not even get that far without info.title: it stops with a bare KeyError.',
  remedy: 'Add the member.',
  symptoms: [
    { at: 'upload', text: 'property is required' },
    { at: 'upload', text: "KeyError: 'title'" },
  ],

  check({ connector }, report) {
    for (const { in: owner, key } of faultsOf(connector.definition, 'missing-member')) {
      if (owner.kind === 'root' && key === 'swagger') continue;
      const name = owner.kind === 'root' ? 'the definition' : memberName(owner);
      const kind = objectName(owner.kind);
      report({
        at: owner,
        message: `${name} has no "${key}"; ${/^an? /.test(kind) ? `${kind} needs it` : 'it is required'}`,
      });
    }
  },
});
