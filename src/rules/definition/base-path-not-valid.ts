import { defineRule } from '../../engine/rule.js';
import { ENVIRONMENT_VARIABLE } from '../../facts/hosts.js';

export default defineRule({
  id: 'definition/base-path-not-valid',
  aliases: ['BasePathNotValid'],
  title: '"basePath" does not begin with a slash',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The base path is put between host and path as it is. Without its slash the service refuses the definition; a whole address there is refused too.',
  remedy: 'Set "Base URL" (basePath) to a path that begins with "/", or to "/" alone.',
  symptoms: [{ at: 'upload', text: "The 'basePath' property, if present, must start with a '/' character." }],

  check({ connector: { definition } }, report) {
    const base = definition?.root.get('basePath');
    const text = base?.text;
    if (!base || text === undefined || text.startsWith('/') || ENVIRONMENT_VARIABLE.test(text)) return;
    const path = text.trim();
    const isPath = /^[\w.~%+-]*(?:\/[\w.~%+-]*)*$/.test(path) && !/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$)/i.test(path);
    const right = path.startsWith('/') ? path : `/${path}`;
    report({
      at: base,
      message: `"basePath" is ${JSON.stringify(text.slice(0, 200))}; expected a path that begins with "/"`,
      fix: isPath
        ? {
            title: `set it to "${right}"`,
            applicability: 'safe',
            changes: [{ change: 'set', node: base, value: right }],
          }
        : undefined,
    });
  },
});
