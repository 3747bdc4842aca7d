import { shown } from '../../connector/addresses.js';
import { BODY_TEMPLATES, templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/json-body',
  title: 'A body template is JSON instead of a form',
  severity: 'error',
  sources: ['rfc6749#4.1.3', 'rfc6749#6', 'sn-token-parameters', 'ppc-connectors'],
  why: 'In OAuth a token request is a form (application/x-www-form-urlencoded). A server that reads a form finds no grant_type in a JSON text; ServiceNow answers such a body with an unspecified error.',
  remedy: 'Write the body as a form: "grant_type=authorization_code&code={Code}&...".',
  symptoms: [
    { at: 'token', error: 'invalid_request' },
    { at: 'token', status: 401, error: 'server_error', text: 'access_denied' },
  ],

  check({ connector }, report) {
    for (const { key, node, text, isJson } of templatesOf(connector, ...BODY_TEMPLATES)) {
      if (!isJson) continue;
      const form = formOfJson(text);
      report({
        at: node,
        message: `${key} is ${shown(text)}; expected a form such as ${shown(form ?? 'grant_type=authorization_code&code={Code}')}`,
        fix: form
          ? {
              title: `write ${key} as a form`,
              applicability: 'unsafe',
              changes: [{ change: 'set', node, value: form }],
            }
          : undefined,
      });
    }
  },
});

/** The same parameters as a form, when the JSON is a flat object of texts. */
function formOfJson(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const isFlat =
    entries.length > 0 && entries.every(([name, item]) => /^[\w.-]+$/.test(name) && typeof item === 'string');
  return isFlat ? entries.map(([name, item]) => `${name}=${encoded(String(item))}`).join('&') : undefined;
}

/** Encodes what is not a placeholder. */
const encoded = (value: string): string =>
  value.replace(/\{[^{}]*\}|[^{}]+|[{}]/g, (part) => (/^\{.*\}$/.test(part) ? part : encodeURIComponent(part)));
