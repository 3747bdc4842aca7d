import { mediaTypeLists } from '../../connector/media-types.js';
import { defineRule } from '../../engine/rule.js';
import { MEDIA_TYPE } from '../../facts/media-types.js';

/** Short names that people write for the type. */
const MEANT = new Map([
  ['json', 'application/json'],
  ['application json', 'application/json'],
  ['application\\json', 'application/json'],
  ['text', 'text/plain'],
  ['plain', 'text/plain'],
  ['xml', 'application/xml'],
  ['form-data', 'multipart/form-data'],
  ['multipart', 'multipart/form-data'],
  ['x-www-form-urlencoded', 'application/x-www-form-urlencoded'],
]);

export default defineRule({
  id: 'definition/mime-type-not-valid',
  aliases: ['MimeTypeNotValid'],
  title: 'A media type is not of the form type/subtype',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The service refuses the definition. Bodies can be "application/json", "text/plain", "multipart/form-data" or "application/x-www-form-urlencoded".',
  remedy: 'Write the media type in full, in most cases "application/json".',
  symptoms: [{ at: 'upload', text: "The MIME type '{0}' is not valid." }],

  check({ connector: { definition } }, report) {
    for (const list of mediaTypeLists(definition)) {
      for (const type of list.children()) {
        const { text } = type;
        // Longer than any media type, and long enough to keep the pattern busy.
        if (text === undefined || (text.length <= 255 && MEDIA_TYPE.test(text))) continue;
        const plain = text.trim().toLowerCase();
        const meant = MEANT.get(plain) ?? (plain.length <= 255 && MEDIA_TYPE.test(plain) ? plain : undefined);
        const isRepeated = meant !== undefined && (list.value as readonly unknown[]).includes(meant);
        report({
          at: type,
          message: `"${list.key}" holds ${JSON.stringify(text.slice(0, 100))}; expected a media type such as "application/json"`,
          fix: isRepeated
            ? { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node: type }] }
            : meant
              ? {
                  title: `set it to "${meant}"`,
                  applicability: 'safe',
                  changes: [{ change: 'set', node: type, value: meant }],
                }
              : undefined,
        });
      }
    }
  },
});
