import { Ajv } from 'ajv';

const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const list = (items: object) => ({ type: 'array', items });
const TEXT = { type: 'string' };
const NUMBER = { type: 'number' };
const PAIRS = list(object({ name: TEXT, value: TEXT }));
const TIME = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d' };
const MESSAGE = { httpVersion: TEXT, cookies: PAIRS, headers: PAIRS, headersSize: NUMBER, bodySize: NUMBER };

const REQUEST = object(
  { ...MESSAGE, method: TEXT, url: TEXT, queryString: PAIRS, postData: object({ mimeType: TEXT, text: TEXT }) },
  ['postData'],
);
const CONTENT = object({ size: NUMBER, mimeType: TEXT, text: TEXT, encoding: TEXT }, ['text', 'encoding']);
const RESPONSE = object({ ...MESSAGE, status: NUMBER, statusText: TEXT, content: CONTENT, redirectURL: TEXT });
const ENTRY = object({
  startedDateTime: TIME,
  time: NUMBER,
  request: REQUEST,
  response: RESPONSE,
  cache: { type: 'object' },
  timings: object({ send: NUMBER, wait: NUMBER, receive: NUMBER }),
});

/** The members that HAR 1.2 demands, source: http://www.softwareishard.com/blog/har-12-spec/ */
const HAR = object({
  log: object({
    version: { const: '1.2' },
    creator: object({ name: TEXT, version: TEXT }),
    entries: { ...list(ENTRY), minItems: 1 },
  }),
});

const validate = new Ajv({ allErrors: true }).compile(HAR);

/** What keeps a value from being a HAR 1.2 recording, in words of the validator. */
export const harFaults = (value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
