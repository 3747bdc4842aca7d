import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { WHENS, type When } from '../../src/facts/messages/message.js';
import { Explainer, type Explanation, explanationOfTime } from '../../src/report/explanation.js';
import { explanationJson } from '../../src/report/explanation-json.js';
import { explanationMarkdown } from '../../src/report/explanation-markdown.js';
import { explanationText } from '../../src/report/explanation-sections.js';
import { explanationOnTerminal } from '../../src/report/explanation-text.js';
import { coloured } from '../../src/report/paint.js';
import { whenIn } from '../../src/report/time-words.js';
import { rules } from '../../src/rules/index.js';
import { MESSAGE_TEXTS } from '../exchange/message-texts.js';
import { expectGolden } from '../support/golden.js';
import fc from '../support/properties.js';
import { FIXTURES } from './sample.js';

const explainer = new Explainer(rules);
const TOOL = { name: 'sn-connector', version: '1.0.0' };
const titleOf = (id: string): string => rules.find((rule) => rule.id === id)?.title ?? id;
const terminal = (explanation: Explanation, width = 80): string =>
  explanationOnTerminal(explanationText(explanation, titleOf), { width });
const markdown = (explanation: Explanation): string => explanationMarkdown(explanationText(explanation, titleOf));
const json = (explanation: Explanation): string => explanationJson(explanation, TOOL);

const EXCHANGE =
  'OAuth2 authorization flow failed for service \'ServiceNow\'. OAuth 2 sign in failed to exchange code for access token. Client ID and secret sent in form body.. Response status code=Unauthorized. Response body: {"error_description":"access_denied","error":"server_error"} Client ID and secret sent in Basic authorization header.. Response status code=Unauthorized. Response body: {"error_description":"access_denied","error":"server_error"}';

const TYPICAL: readonly (readonly [string, string, When?])[] = [
  [
    'headline',
    'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_request, Missing parameters: access_token',
  ],
  ['two-attempts', EXCHANGE],
  [
    'redirect',
    "AADSTS50011: The redirect URI 'https://global.consent.azure-apim.net/redirect/incidents-5f123' specified in the request does not match the redirect URIs configured for the application",
  ],
  [
    'refresh',
    'Failed to refresh access token for service: oauth2. Correlation Id=1, UTC TimeStamp=2, Error: invalid_client',
    '30-minutes',
  ],
  ['unknown', 'The frobnicator of the gizmo was not calibrated (status code 418)'],
];

describe('five typical texts', () => {
  test.each(TYPICAL.map(([name, text, when]) => ({ name, text, when })))('$name', ({ name, text, when }) => {
    const explanation = explainer.explain(text, when);
    expectGolden(join(FIXTURES, 'explanation', `${name}.txt`), terminal(explanation));
    expectGolden(join(FIXTURES, 'explanation', `${name}.md`), markdown(explanation));
  });

  test('the headline as JSON', () => {
    expectGolden(join(FIXTURES, 'explanation', 'headline.json'), json(explainer.explain(TYPICAL[0]?.[1] ?? '')));
  });

  test('a time alone', () => {
    expectGolden(join(FIXTURES, 'explanation', '30-minutes.txt'), terminal(explanationOfTime('30-minutes')));
  });
});

describe('on a terminal', () => {
  test.each([40, 80, 120])('no line is longer than %d columns but words that are', (width) => {
    for (const [, text] of MESSAGE_TEXTS)
      for (const line of terminal(explainer.explain(text), width).split('\n'))
        if (line.length > width) expect(line.trim()).toMatch(/^(?:\S+|\S+ {1,9}\S+|\d+\. \S+)$/);
  });

  test('colours change nothing but the colour', () => {
    const explanation = explainer.explain(EXCHANGE);
    const painted = explanationOnTerminal(explanationText(explanation, titleOf), { paint: coloured, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours are made of
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(terminal(explanation));
  });
});

describe('as JSON', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'src', 'schemas', 'explanation.schema.json'), 'utf8'),
  ) as object;
  const closed = (part: unknown): unknown =>
    Array.isArray(part)
      ? part.map(closed)
      : typeof part === 'object' && part !== null
        ? {
            ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)])),
            ...('properties' in part && 'type' in part ? { additionalProperties: false } : {}),
          }
        : part;
  const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(schema) as object);

  test.each([
    ...MESSAGE_TEXTS.map(([, text]) => text),
    ...TYPICAL.map(([, text]) => text),
    "The 'body' parameter must define a 'schema' property.",
  ])('%s', (text) => {
    expect([validate(JSON.parse(json(explainer.explain(text)))), validate.errors]).toEqual([true, null]);
  });

  test.each(WHENS)('the time %s', (when) => {
    expect([validate(JSON.parse(json(explanationOfTime(when)))), validate.errors]).toEqual([true, null]);
  });
});

describe('a text that is not known', () => {
  test.each([
    '',
    '   \n ',
    'Hello, how are you?',
    'The quick brown fox jumps over the lazy dog.',
    'Please restart the server and try again later, thank you.',
    'The meeting was moved to Thursday because the room is not available.',
    'I would like to connect ServiceNow with Teams. Which connector should I use?',
    'The token of the token ring is the token of the ring.',
    'ORA-00942: table or view does not exist',
    'npm ERR! code ERESOLVE could not resolve dependency tree',
    'NullPointerException at com.example.Main.main(Main.java:12)',
    'error TS2304: Cannot find name foo.',
    'fatal: not a git repository (or any of the parent directories): .git',
    'Segmentation fault (core dumped)',
    'SyntaxError: Unexpected token < in JSON at position 0',
    'Deadlock found when trying to get lock; try restarting transaction',
    'The file is locked for editing by another user.',
    'HTTP Error 418: I am a teapot',
    '{"name":"incident","value":42,"items":["a","b"]}',
    'name=value&other=thing',
    '<p>Just some paragraph of a page</p>',
    '你好,世界。连接失败了。',
    '0123456789abcdef0123456789abcdef',
    '\u0000\u0001\u0002\ufffd\ud800',
  ])('%j', (text) => {
    const { status, primary } = explainer.explain(text);
    expect([status, primary]).toEqual([expect.stringMatching(/^(?:unknown|similar)$/), undefined]);
  });

  test('says what to capture next', () => {
    const text = terminal(explainer.explain('The frobnicator of the gizmo was not calibrated'));
    expect(text).toMatch(/^This text is not known\n[\s\S]*Capture next\n/);
  });

  test('noise is not known, of any size', () => {
    const units = 'abcdefghijklmnopqrstuvwxyz     0123456789{}":=&%<>\\/+\n';
    let seed = 7;
    const next = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    const noise = Array.from({ length: 1_000_000 }, () => units[next() % units.length]).join('');
    const bytes = Array.from({ length: 300_000 }, () => String.fromCharCode(next() % 256)).join('');
    const start = process.cpuUsage();
    expect(explainer.explain(noise).primary).toBeUndefined();
    expect(explainer.explain(bytes).primary).toBeUndefined();
    // Generous for slow machines: it takes a quarter of this here.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
  });

  test.each([
    '<',
    '&',
    '%',
    '\\',
    '{',
    '"error":',
    "a'",
    'a_',
    'A',
    'QUFB\n',
    '/',
    '=',
    'AADSTS ',
    'status code ',
    'https://a.consent.azure-apim.net/redirect/',
    'sent in form body response status code ',
  ])('a million of %s takes no long time', (piece) => {
    const start = process.cpuUsage();
    explainer.explain(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
  });

  test('any text at all gives an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const explanation = explainer.explain(text);
        expect(terminal(explanation).length + markdown(explanation).length + json(explanation).length).toBeGreaterThan(
          0,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('near misses', () => {
  test('texts that share most words are listed with the likelier one first', () => {
    const { primary, instead } = explainer.explain('Error from token exchange: User is not allowed');
    expect([primary?.message.id, primary?.certainty]).toEqual(['token-exchange-error', 'certain']);
    expect(instead.length + 1).toBeGreaterThan(0);
  });

  test('what is only similar is not called known', () => {
    const { status, primary, instead } = explainer.explain('The connection is locked so that nobody could ever use it');
    expect([status === 'similar' || status === 'unknown', primary]).toEqual([true, undefined]);
    for (const { certainty } of instead) expect(certainty).toBe('possible');
  });

  test.each([
    ['Oauth authentication failed for access token:\nx', 'servicenow-log-token-refused'],
    ['Sign in failed. Reason: OAuth authentication failed for unknown reasons. Please try again later.', undefined],
    ['Unexpected error occurred during Token Exchange', 'bot-token-exchange'],
    ['Unexpected error occurred during the night', undefined],
    ['The gateway is either offline or could not be reached.', 'gateway-offline'],
    ['The gateway of the building is offline', undefined],
    ['HTTP 404\nx-ms-apihub-cached-response: true\nage: 53717', 'call-relayed'],
  ])('%s: ordinary words count only when they are there nearly whole', (text, id) => {
    expect(explainer.explain(text).primary?.message.id).toBe(id);
  });

  test('a code of Entra says more than the OAuth error beside it', () => {
    const text = '{"error":"invalid_client","error_description":"AADSTS7000299: Something new."}';
    expect(explainer.explain(text).primary?.message.id).toBe('entra-other-code');
  });

  test.each([
    '{"status":{"errorCode":65001,"failureReason":"Nobody has agreed to it.","additionalDetails":null}}',
    'Sign-in error code\t65001\nFailure reason\tNobody has agreed to it.',
  ])('the number in a sign-in log of Entra is its code: %s', (text) => {
    expect(explainer.explain(text).primary?.message.id).toBe('entra-consent');
  });

  test('a number beside no reason of a sign-in is a number', () => {
    expect(explainer.explain('{"errorCode":65001,"message":"Out of paper"}').primary).toBeUndefined();
  });

  test('a code of Entra is known by its digits only', () => {
    expect(explainer.explain("AADSTS500119: The redirect URI 'x' is odd").primary?.message.id).toBe('entra-other-code');
  });
});

describe('direction', () => {
  test('a text of Entra in the banner of ServiceNow is repaired in ServiceNow', () => {
    const explanation = explainer.explain(
      'OAuth flow failed. Verify the configurations and try again. Error detail:invalid_client, AADSTS7000215: Invalid client secret is provided.',
    );
    expect([explanation.primary?.message.id, explanation.direction]).toEqual([
      'entra-secret-wrong',
      'servicenow-to-microsoft',
    ]);
    expect(terminal(explanation)).toMatch(/Client Secret of\s+the record/);
  });

  test('an address of ServiceNow as client decides for a text that does not', () => {
    const text =
      "AADSTS50011: The redirect URI 'https://dev12345.service-now.com/oauth_redirect.do' specified in the request does not match";
    expect(explainer.explain(text).direction).toBe('servicenow-to-microsoft');
    expect(explainer.explain('AADSTS50011').direction).toBe('either');
  });
});

describe('when it fails', () => {
  test.each([
    ['after 30 minutes', '30-minutes'],
    ['30-minutes', '30-minutes'],
    ['half an hour', '30-minutes'],
    ['after an hour', 'hour'],
    ['1 hour', 'hour'],
    ['hour', 'hour'],
    ['after 100 days', '100-days'],
    ['right after a deployment', 'after-deployment'],
    ['after-deployment', 'after-deployment'],
    ['at once', 'at-once'],
    ['immediately', 'at-once'],
    ['sometimes', undefined],
  ])('%s', (text, when) => {
    expect(whenIn(text)).toBe(when);
  });

  test('narrows the causes', () => {
    const text = 'Failed to refresh access token for service: oauth2. Error: x';
    const late = explainer.explain(text, '100-days').causes.map((cause) => cause.text);
    const soon = explainer.explain(text, '30-minutes').causes.map((cause) => cause.text);
    expect([late.length, soon.length]).toEqual([1, 2]);
    expect(late[0]).toMatch(/refresh token itself has expired/);
  });

  test('a few words with a time are answered by the time', () => {
    expect(explainer.explain('the flow of my colleague stops after 100 days').when).toBe('100-days');
    expect(explainer.explain('it broke for all of us after the import of the solution').status).toBe('time');
  });
});

describe('secrets', () => {
  const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'];
  const secret = fc.array(fc.constantFrom(...letters), { minLength: 16, maxLength: 32 }).map((signs) => signs.join(''));
  const PLACES: Readonly<Record<string, (s: string) => string>> = {
    'client secret in a form': (s) => `grant_type=authorization_code&client_secret=${s}&code=x`,
    'client secret unreplaced beside it': (s) => `client_secret=%7BClientSecret%7D&other_secret=${s}`,
    'code in an address': (s) =>
      `{"error":{"code":"ServiceError","message":"Missing required query string parameter: state. Url = https://token.botframework.com/.auth/web/redirect?code=${s}&session_state=${s}"}}`,
    'code in the redirect': (s) =>
      `AADSTS50011: The redirect URI 'https://global.consent.azure-apim.net/redirect/x?code=${s}' specified in the request does not match`,
    'access token as JSON': (s) => `{"access_token":"${s}","refresh_token":"${s}","token_type":"Bearer"}`,
    'access token in a form': (s) => `access_token=${s}&refresh_token=${s}&token_type=bearer`,
    'tokens in both attempts': (s) =>
      `Client ID and secret sent in form body.. Response status code=${s}. Response body: access_token=${s} Client ID and secret sent in Basic authorization header.. Response status code=OK. Response body: {"error":"${s}","error_description":"${s}"}`,
    cookie: (s) => `Cookie: glide_user_route=${s}; JSESSIONID=${s}\nSet-Cookie: a=${s}`,
    password: (s) => `user_name=admin&user_password=${s} Invalid redirect_uri`,
    'authorization header': (s) =>
      `Authorization: Bearer ${s}\nAuthorization: Basic ${Buffer.from(`id:${s}`).toString('base64')}\njwt expired`,
    'in the detail': (s) =>
      `OAuth flow failed. Verify the configurations and try again. Error detail:${s}, ${s} Missing parameters: access_token`,
    'in an unknown text': (s) => `The gizmo ${s} said ${s} (status code 500, invalid_${s})`,
    'in a message of the validator': (s) =>
      `The operation '${s}' is missing notification content extension as it has '1' properties marked as notification URL.`,
    'an Entra code with more behind it': (s) => `AADSTS7000215${s}: Invalid client secret ${s}`,
  };
  const CODINGS: Readonly<Record<string, (text: string) => string>> = {
    raw: (text) => text,
    'JSON-escaped': (text) => JSON.stringify({ message: text }),
    'percent-encoded': (text) => encodeURIComponent(text),
    'form-encoded': (text) => new URLSearchParams({ error: text }).toString(),
    'Base64-encoded': (text) => Buffer.from(text).toString('base64'),
    'Base64 in an address': (text) =>
      `https://make.powerapps.com/connection/oauth/redirect?error=${encodeURIComponent(Buffer.from(text).toString('base64'))}`,
  };
  const spellings = (s: string): string[] => [
    s,
    s.toLowerCase(),
    Buffer.from(s).toString('base64').replace(/=+$/, ''),
    s.slice(2, 12),
  ];

  test.each(Object.entries(PLACES))('%s', (_, place) => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.values(CODINGS)), (planted, coded) => {
        const explanation = explainer.explain(coded(place(planted)));
        const output =
          terminal(explanation) + markdown(explanation) + json(explanation) + JSON.stringify(explanation.facts);
        for (const spelling of spellings(planted)) expect(output.includes(spelling)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});
