import { defineRule } from '../../engine/rule.js';
import { goodAnswers } from '../../exchange/token-answers.js';

export default defineRule({
  id: 'token/content-type',
  title: 'The token answer is JSON under another Content-Type',
  severity: 'warning',
  layer: 'content',
  repairBy: ['provider-admin', 'servicenow-admin'],
  sources: ['rfc6749#5.1', 'sn-token-responses'],
  why: 'OAuth 2.0 demands application/json. Some clients look at the body only, others refuse an answer of another type; ServiceNow as the client finds no token in it. What the platform does is not documented.',
  remedy: 'Let the token endpoint send "Content-Type: application/json".',
  symptoms: [{ at: 'token', status: 200 }],

  diagnose(flow, see) {
    for (const { exchange, reading } of goodAnswers(flow)) {
      const { mediaType } = reading;
      if (mediaType === undefined || /^application\/(?:[\w.-]{1,60}\+)?json$/.test(mediaType ?? '')) continue;
      const came = mediaType === null || mediaType === '' ? 'no Content-Type' : `Content-Type ${shown(mediaType)}`;
      see({ exchange, part: 'headers', message: `the token answer has ${came}; expected application/json` });
    }
  },
});

const shown = (type: string): string => (/^[\w.+-]{1,40}\/[\w.+-]{1,40}$/.test(type) ? type : 'of no known form');
