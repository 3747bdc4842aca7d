import { defineRule } from '../../engine/rule.js';
import { headerOf } from '../../exchange/exchange.js';
import { askedInWords, foreignAnswers } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'endpoint/method-refused',
  title: 'The address does not take the method of the request',
  severity: 'error',
  layer: 'http',
  repairBy: ['maker'],
  sources: ['rfc9110#15.5.6', 'rfc6749#3.2'],
  why: 'Tokens are asked for with POST. An address that takes GET only is mostly the sign-in page or another resource; for a call, the operation has another method in the definition than the API has.',
  remedy:
    'Enter the token endpoint as "Token URL" and "Refresh URL"; for an operation, compare its method with the REST API Explorer of the instance.',
  symptoms: [
    { at: 'token', status: 405 },
    { at: 'api', status: 405 },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'method-refused')) {
      const method = METHOD.exec(exchange.request?.method ?? '')?.[0];
      const allow = (headerOf(exchange.response, 'allow') ?? '')
        .split(',', 10)
        .map((name) => name.trim())
        .filter((name) => METHOD.test(name))
        .join(', ');
      see({
        exchange,
        part: 'status',
        message: `${askedInWords(exchange)} is answered with 405${method === undefined ? '' : ` to ${method}`}${allow === '' ? '' : `, Allow: ${allow}`}; expected an address that takes ${exchange.stage === 'api' ? 'the method of the operation' : 'POST'}`,
      });
    }
  },
});

const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
