import { shown } from '../../connector/addresses.js';
import { isLiteral, templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'exchange/code-missing',
  title: 'The token request does not send the code',
  severity: 'error',
  sources: ['rfc6749#4.1.3', 'ppc-connectors'],
  why: 'The service gives a token for the code that the sign-in brought. A token request without it, or with a code written into the file, is refused, so no connection can be made.',
  remedy: 'Write "code={Code}" in tokenBodyTemplate.',
  symptoms: [
    { at: 'token', text: 'OAuth 2 sign in failed to exchange code for access token', error: 'invalid_request' },
    { at: 'token', error: 'invalid_grant' },
  ],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'tokenBodyTemplate')) {
      const elsewhere = ['tokenUrlQueryStringTemplate', 'tokenUrlTemplate'].map(
        (key) => template.oauth.custom(key)?.text,
      );
      if (template.has('Code') || elsewhere.some((text) => text && /\{code\}/i.test(text))) continue;
      const parameter = template.parameter('code');
      const isOther = parameter !== undefined && parameter.value.trim() !== '' && !isLiteral(parameter.value);
      if (isOther) continue;
      report({
        at: parameter ? template.place(parameter) : template.node,
        message: parameter
          ? `${template.key} sends a fixed code; expected "code={Code}"`
          : `${template.key} is ${shown(template.text)}; expected "code={Code}" in it`,
        fix: template.isJson
          ? undefined
          : {
              title: `${parameter ? 'set' : 'add'} "code={Code}"`,
              applicability: 'safe',
              changes: [parameter ? template.withValue(parameter, '{Code}') : template.adding('code={Code}')],
            },
      });
    }
  },
});
