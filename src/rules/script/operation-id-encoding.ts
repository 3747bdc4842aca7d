import { comparedOperations } from '../../connector/script-dispatch.js';
import { scriptOf } from '../../connector/script-text.js';
import { stretch } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'script/operation-id-encoding',
  title: 'The script does not allow for an encoded operation id',
  severity: 'info',
  sources: ['learn-write-code', 'ppc-connectors'],
  why: 'In some regions OperationId is reported to arrive in Base64. A script that compares it as it comes takes the default branch there; one that decodes every id spoils those that happen to be valid Base64 themselves.',
  remedy:
    'Compare the id as it comes with the known ones first; only when it is none of them, decode it and compare again.',
  symptoms: [{ at: 'api' }],

  check({ connector }, report) {
    const script = scriptOf(connector);
    if (!script) return;
    const { code, document } = script;
    const decoding = /\bFromBase64String\s*\(/.exec(code);
    const [compared] = comparedOperations(script);
    if (!decoding) {
      if (!compared) return;
      report({
        at: stretch(document, compared.start, compared.end),
        message: 'OperationId is compared as it comes; it is reported to arrive in Base64 in some regions',
        confidence: 'low',
      });
      return;
    }
    const ids = connector.operations.flatMap(({ id }) => id ?? []).filter(isBase64);
    const isKnownFirst = /\b(?:Contains|ContainsKey|TryGetValue)\s*\(/.test(code);
    if (!/\bOperationId\b/.test(code) || ids.length === 0 || isKnownFirst) return;
    report({
      at: stretch(document, decoding.index, decoding.index + decoding[0].length - 1),
      message: `${ids
        .slice(0, 3)
        .map((id) => `"${id}"`)
        .join(
          ', ',
        )} ${ids.length === 1 ? 'is valid Base64 as it stands' : 'are valid Base64 as they stand'}; expected that only unknown ids are decoded`,
      confidence: 'low',
    });
  },
});

/** True for ids that a decoder accepts. */
const isBase64 = (id: string): boolean => id.length % 4 === 0 && /^[A-Za-z0-9+/]+$/.test(id);
