import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-internal-source',
  aliases: ['SourcePropertyInternal'],
  title: 'A dynamic call takes a value from a field that makers cannot see',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'The designer passes what the maker has entered. An internal field is never shown, and its default is not used for dynamic calls, so nothing is passed.',
  remedy:
    'Pass the default as a fixed value instead of the reference, or remove "x-ms-visibility": "internal" from the field.',
  symptoms: [{ at: 'upload', text: 'is internal or one of its parent(s) are internal' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      for (const { node, reference } of call.arguments) {
        if (reference?.text === undefined) continue;
        const sources = references
          .sourcesOf(call)
          .filter((source) => source.node.string('x-ms-visibility') !== 'internal')
          .map((source) => ({
            source,
            given: references.parameterOf(source, reference.text as string, call.isLegacy),
          }));
        const internal = sources.find(({ given }) => given.is === 'found' && references.isInternal(given));
        if (internal?.given.is !== 'found') continue;
        const declaration = references.declarationOf(internal.given);
        const value = declaration.get('default')?.value;
        const isOnly = sources.length === 1 && ['string', 'number', 'boolean'].includes(typeof value);
        report({
          at: reference,
          message: `"${reference.text}" is internal in ${internal.source.label}; expected a field that makers see, or a fixed value`,
          related: [{ at: declaration, message: 'the internal field' }],
          fix: isOnly
            ? {
                title: 'pass its default as a fixed value',
                applicability: 'safe',
                changes: [{ change: 'set', node, value: call.isLegacy ? value : { value } }],
              }
            : undefined,
        });
      }
    }
  },
});
