import { defineRule } from '../../engine/rule.js';
import { askedInWords, foreignAnswers, partOfAnswer } from '../../exchange/foreign-answer.js';

export default defineRule({
  id: 'servicenow/hibernating',
  title: 'The developer instance is asleep',
  severity: 'error',
  layer: 'content',
  repairBy: ['user', 'servicenow-admin'],
  sources: ['kafka-playground-8780', 'sn-authorization-server'],
  why: 'A personal developer instance goes to sleep when nobody uses it. It then answers every address with a web page, with status 200, also the token URL and the API. Nothing in the connector is at fault.',
  remedy:
    'Sign in to the developer site of ServiceNow, wake the instance, and try again. For a connector that people use, connect an instance that does not sleep.',
  symptoms: [
    { at: 'token', status: 200, text: 'Your instance is hibernating' },
    { at: 'api', status: 200, text: 'Instance Hibernating page' },
  ],

  diagnose(flow, see) {
    for (const exchange of foreignAnswers(flow, 'hibernating')) {
      see({
        exchange,
        part: partOfAnswer(exchange),
        message: `${askedInWords(exchange)} is answered with the page of a hibernating instance, status ${exchange.response?.status}; expected an instance that is awake`,
      });
    }
  },
});
