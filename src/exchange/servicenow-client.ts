import type { ClientVerdict, Confidence } from '../facts/messages/message.js';

/**
 * What a ServiceNow instance says of a token answer when it is the OAuth client itself. Two parts read the answer: the
 * default script include OAuthUtil, which looks at the Content-Type first, and Apache Oltu, whose classes were compiled and
 * run on 24 bodies.
 */

/** A token answer, as far as it is known. */
export interface TokenAnswer {
  /** The value of the header; `null` when there is none, undefined when it is not known. */
  readonly contentType?: string | null;
  readonly body: string;
  /** How Oltu reads it: as JSON, or as a form ("GitHub"). */
  readonly responseClass?: 'json' | 'form';
}

/** What the instance may say. */
export interface Prediction {
  readonly verdict: ClientVerdict;
  /** The detail behind "Error detail:"; undefined when the answer is accepted. */
  readonly message?: string;
  readonly confidence: Extract<Confidence, 'measured' | 'inferred'>;
  /** Which part says so, and why. */
  readonly why: string;
}

export const MISSING_TOKEN = 'invalid_request, Missing parameters: access_token';
export const NOT_JSON = 'unsupported_response_type, Invalid response! Response body is not application/json encoded';

/** The messages an instance may show for a token answer, likeliest first. */
export function predictMessages(answer: TokenAnswer): readonly Prediction[] {
  const classes = answer.responseClass ? [answer.responseClass] : (['json', 'form'] as const);
  const measured = classes.map((each) => oltu(answer.body, each));
  const script = answer.responseClass === 'form' ? [] : scriptLayer(answer);
  // Where the script decides otherwise than the library, it comes first: it runs before.
  return unlike([...script, ...measured]);
}

/** What Apache Oltu says of a body. */
function oltu(body: string, responseClass: 'json' | 'form'): Prediction {
  const parameters = responseClass === 'json' ? jsonParameters(body) : formParameters(body);
  if (parameters === undefined)
    return verdict('not-json', 'measured', 'Oltu reads the body as a JSON object and cannot', NOT_JSON);
  const error = textOf(parameters.get('error'));
  if (error !== '') {
    const description = textOf(parameters.get('error_description'));
    const message = description === '' ? error : `${error}, ${description}`;
    return verdict('provider-error', 'measured', 'Oltu passes a flat error on', message);
  }
  if (textOf(parameters.get('access_token')) === '')
    return verdict('missing-token', 'measured', 'Oltu finds no text access_token at the top', MISSING_TOKEN);
  if (parameters.has('code'))
    return verdict(
      'not-allowed',
      'measured',
      'Oltu refuses a code beside a token',
      'invalid_request, Not allowed parameters: code',
    );
  return responseClass === 'json'
    ? verdict('accepted', 'measured', 'Oltu finds a text access_token at the top')
    : verdict('accepted', 'inferred', 'Oltu reads the form; not among the bodies that were run');
}

/** What the default script include makes of an answer before Oltu judges it; nothing where it changes nothing. */
function scriptLayer({ contentType, body }: TokenAnswer): Prediction[] {
  if (contentType !== undefined && !(contentType ?? '').toLowerCase().includes('application/json'))
    return [
      verdict(
        'missing-token',
        'inferred',
        'OAuthUtil hands over no parameters unless Content-Type contains application/json, whatever the body says',
        MISSING_TOKEN,
      ),
    ];
  const object = objectOf(body);
  if (object === undefined) return [];
  const values = [...object.values()];
  if (values.some((value) => value === null))
    return [
      verdict(
        'missing-token',
        'inferred',
        'OAuthUtil turns every member into a text and fails at null, maybe before access_token',
        MISSING_TOKEN,
      ),
    ];
  if (typeof object.get('error') === 'object')
    return [verdict('object-in-text', 'inferred', 'OAuthUtil turns the nested error into a text', '[object Object]')];
  return [];
}

const verdict = (
  kind: ClientVerdict,
  confidence: Prediction['confidence'],
  why: string,
  message?: string,
): Prediction => ({ verdict: kind, confidence, why, ...(message === undefined ? {} : { message }) });

/** Each message once, at the place of the first; what was measured tells better why than what was inferred. */
function unlike(predictions: readonly Prediction[]): readonly Prediction[] {
  const byMessage = new Map<string, Prediction>();
  for (const prediction of predictions) {
    const key = `${prediction.verdict} ${prediction.message ?? ''}`;
    if (!byMessage.has(key) || prediction.confidence === 'measured') byMessage.set(key, prediction);
  }
  return [...byMessage.values()];
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const jsonParameters = (body: string): ReadonlyMap<string, unknown> | undefined => objectOf(body);

function objectOf(body: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Members of a form; what is no form has none that anybody asks for. */
const formParameters = (body: string): ReadonlyMap<string, unknown> =>
  new Map(body.trim().startsWith('{') || body.trim().startsWith('<') ? [] : new URLSearchParams(body));

/** A kind of token answer, with a sample of it. */
export interface AnswerKind {
  readonly id: string;
  /** What came, in words. */
  readonly title: string;
  readonly sample: TokenAnswer;
}

const JSON_TYPE = 'application/json';
const kind = (id: string, title: string, body: string, contentType: string | null = JSON_TYPE): AnswerKind => ({
  id,
  title,
  sample: { contentType, body },
});

/** The answers that were run or reasoned about, those first that people meet most. */
export const ANSWER_KINDS: readonly AnswerKind[] = [
  kind(
    'html',
    'a web page: sign-in, consent, proxy or hibernation',
    '<!DOCTYPE html><html><body></body></html>',
    'text/html',
  ),
  kind(
    'no-content-type',
    'a good token answer without Content-Type',
    '{"access_token":"x","token_type":"Bearer"}',
    null,
  ),
  kind(
    'other-content-type',
    'a good token answer as text/plain or text/javascript',
    '{"access_token":"x"}',
    'text/plain',
  ),
  kind(
    'discovery',
    'the OpenID discovery document',
    '{"issuer":"https://login.example","token_endpoint":"https://login.example/token"}',
  ),
  kind('wrapped', 'the token wrapped in result or data', '{"result":{"access_token":"x"}}'),
  kind('renamed', 'accessToken in the place of access_token', '{"accessToken":"x"}'),
  kind('id-token', 'an id_token only', '{"id_token":"x"}'),
  kind('empty-token', 'access_token empty, null or an object', '{"access_token":""}'),
  kind(
    'nested-error',
    'a nested error, as Graph and the REST APIs of ServiceNow write it',
    '{"error":{"code":"InvalidAuthenticationToken"}}',
  ),
  kind('errors-list', 'errors as a list, or ok: false', '{"errors":["x"]}'),
  kind('message-only', 'a message without error, such as Unauthorized', '{"message":"Unauthorized"}'),
  kind('empty-object', 'an empty JSON object', '{}'),
  kind('null-member', 'a token answer with a member that is null', '{"access_token":"x","scope":null}'),
  kind(
    'flat-error',
    'a flat OAuth error',
    '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret"}',
  ),
  kind('token-and-code', 'a token with a code beside it', '{"access_token":"x","code":"y"}'),
  kind('form', 'a URL-encoded token answer', 'access_token=x&token_type=bearer', 'application/x-www-form-urlencoded'),
  kind('empty', 'an empty body', '', null),
  kind('array', 'a JSON list', '[{"access_token":"x"}]'),
  kind(
    'token',
    'a good token answer as application/json',
    '{"access_token":"x","token_type":"Bearer","expires_in":3599}',
  ),
];

/** The kinds of answers behind a message of the instance: the inverse of the prediction. */
export function answersBehind(
  verdictSeen: ClientVerdict,
): readonly { readonly kind: AnswerKind; readonly confidence: Prediction['confidence']; readonly why: string }[] {
  return ANSWER_KINDS.flatMap((each) => {
    const prediction = predictMessages({ ...each.sample, responseClass: 'json' }).find(
      ({ verdict: said }) => said === verdictSeen,
    );
    return prediction ? [{ kind: each, confidence: prediction.confidence, why: prediction.why }] : [];
  });
}
