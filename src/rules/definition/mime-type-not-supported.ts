import { sendersOf } from '../../connector/media-types.js';
import { defineRule } from '../../engine/rule.js';
import { essenceOf, MEDIA_TYPE, SUPPORTED_MEDIA_TYPES } from '../../facts/media-types.js';

export default defineRule({
  id: 'definition/mime-type-not-supported',
  aliases: ['MimeTypeNotSupported'],
  title: 'An operation accepts a media type that the platform cannot write',
  severity: { repository: 'off', deploy: 'info', certified: 'info' },
  sources: ['learn-swagger-validator', 'ppc-connectors'],
  why: 'Of the media types in "consumes" the platform can write four only. The others are never sent; they mislead the reader, and the validator lists them.',
  remedy:
    'Keep only "application/json", "text/plain", "multipart/form-data" or "application/x-www-form-urlencoded" in "consumes".',
  symptoms: [{ at: 'upload', text: 'is not supported. The supported mime types are' }],

  check({ connector }, report) {
    const seen = new Set<unknown>();
    for (const { list } of sendersOf(connector)) {
      if (!list || seen.has(list.value)) continue;
      seen.add(list.value);
      const types = list
        .children()
        .filter(({ text }) => text !== undefined && text.length < 256 && MEDIA_TYPE.test(text));
      const isSupported = (text: string): boolean => SUPPORTED_MEDIA_TYPES.includes(essenceOf(text));
      // Where nothing is supported, definition/consumes-missing speaks.
      if (!types.some(({ text }) => isSupported(text as string))) continue;
      for (const type of types) {
        if (isSupported(type.text as string)) continue;
        report({ at: type, message: `"consumes" holds "${type.text}", which the platform cannot write` });
      }
    }
  },
});
