import { shown } from '../../connector/addresses.js';
import { templatesOf } from '../../connector/oauth-templates.js';
import { defineRule } from '../../engine/rule.js';

/** Names by which services call the client id. */
const NAMES = /^(?:client[_-]?(?:id|key)|app[_-]?id|appid|consumer_key|api_key)$/i;

export default defineRule({
  id: 'endpoint/client-id-missing',
  title: 'The authorization request does not say which client asks',
  severity: 'error',
  sources: ['rfc6749#4.1.1', 'ppc-connectors'],
  why: 'The service cannot tell which application people are to sign in to and shows an error instead of its sign-in page.',
  remedy: 'Write "client_id={ClientId}" in authorizationUrlQueryStringTemplate.',
  symptoms: [{ at: 'authorize', error: 'invalid_request' }],

  check({ connector }, report) {
    for (const template of templatesOf(connector, 'authorizationUrlQueryStringTemplate')) {
      const isSent =
        template.parameters.some(
          ({ name, value }) => NAMES.test(name.trim().replace(/^amp;/, '')) && value.trim() !== '',
        ) || template.filledWith(/client|app/i) !== undefined;
      const url = template.oauth.custom('authorizationUrlTemplate')?.text ?? '';
      if (isSent || template.isJson || /client_id=|\{[^{}]*client/i.test(url)) continue;
      const empty = template.parameter('client_id');
      report({
        at: empty ? template.place(empty) : template.node,
        message: `${template.key} is ${shown(template.text)}; expected "client_id={ClientId}" in it`,
        fix: {
          title: `${empty ? 'fill' : 'add'} "client_id={ClientId}"`,
          applicability: 'safe',
          changes: [empty ? template.withValue(empty, '{ClientId}') : template.adding('client_id={ClientId}')],
        },
      });
    }
  },
});
