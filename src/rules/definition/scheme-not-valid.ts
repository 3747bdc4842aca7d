import { schemeLists } from '../../connector/schemes.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/scheme-not-valid',
  aliases: ['SchemeNotValid', 'SchemeNotSupported'],
  title: 'A scheme is neither "https" nor "http"',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The platform speaks HTTP only. Web sockets, which Swagger 2.0 allows, and anything else are refused.',
  remedy: 'Set "Scheme" (schemes) to ["https"].',
  symptoms: [
    { at: 'upload', text: "The 'schemes' property must only contain transfer protocols from the list" },
    { at: 'upload', text: 'The WebSocket transfer protocol schemes are not supported.' },
  ],

  check({ connector: { definition } }, report) {
    for (const list of schemeLists(definition)) {
      for (const scheme of list.children()) {
        const { text } = scheme;
        if (text === undefined || text === 'https' || text === 'http') continue;
        const isSocket = text === 'ws' || text === 'wss';
        const meant = /^\s*(https?)(?::\/*)?\s*$/i.exec(text)?.[1]?.toLowerCase();
        const others = list.value as readonly unknown[];
        report({
          at: scheme,
          code: isSocket ? 'SchemeNotSupported' : 'SchemeNotValid',
          message: `"schemes" holds ${JSON.stringify(text.slice(0, 40))}; expected "https" or "http"`,
          fix:
            meant && !others.includes(meant)
              ? {
                  title: `set it to "${meant}"`,
                  applicability: 'safe',
                  changes: [{ change: 'set', node: scheme, value: meant }],
                }
              : others.includes('https') || (meant && others.includes(meant))
                ? { title: 'remove it', applicability: 'safe', changes: [{ change: 'remove', node: scheme }] }
                : undefined,
        });
      }
    }
  },
});
