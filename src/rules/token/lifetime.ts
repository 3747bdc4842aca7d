import { defineRule, type Severity } from '../../engine/rule.js';
import { goodAnswers } from '../../exchange/token-answers.js';

/** Longer than any token lives; a moment in time, in seconds or milliseconds, is far beyond. */
const TEN_YEARS = 10 * 366 * 86_400;

export default defineRule({
  id: 'token/lifetime',
  title: 'The lifetime of the access token is not a number of seconds',
  severity: 'error',
  layer: 'token',
  repairBy: ['provider-admin'],
  sources: ['rfc6749#5.1', 'troy-pkce'],
  why: 'The platform renews a token by what expires_in says. With 0 it is over at once; with a moment in time in its place it is never renewed, and calls fail with 401 until somebody signs in again. Without expires_in the lifetime has to be guessed.',
  remedy:
    'Let the token endpoint give "expires_in" as the number of seconds that the token is still valid, such as 1800.',
  symptoms: [
    { at: 'token', status: 200 },
    { at: 'api', status: 401 },
  ],

  diagnose(flow, see) {
    for (const { exchange, reading } of goodAnswers(flow)) {
      const fault = faultOf(reading.members?.get('expires_in'));
      if (!fault) continue;
      const [came, severity] = fault;
      see({
        exchange,
        part: 'response',
        severity,
        message: `the token answer has ${came}; expected a number of seconds`,
      });
    }
  },
});

function faultOf(value: unknown): readonly [string, Severity] | undefined {
  if (value === undefined || value === null || value === '') return ['no "expires_in"', 'warning'];
  const isText = typeof value === 'string';
  const seconds = isText && /^\d{1,16}$/.test(value.trim()) ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return ['"expires_in" that is no number', 'warning'];
  if (seconds <= 0) return [`"expires_in" ${seconds === 0 ? '0' : 'below 0'}, a token that is over`, 'error'];
  if (seconds > TEN_YEARS) return ['a moment in time, or more than ten years, as "expires_in"', 'error'];
  return isText ? ['"expires_in" as a text', 'info'] : undefined;
}
