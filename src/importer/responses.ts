import { isObject } from '../connector/json-types.js';
import { essenceOf } from '../facts/media-types.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { chosenMedia } from './bodies.js';
import { primitive, type Reading } from './parameters.js';
import { objectIn } from './source.js';
import { sentence } from './texts.js';

/** The answers of an operation in Swagger 2.0. */
export interface Answers {
  readonly responses: Readonly<Record<string, JsonObject>>;
  /** The media type of the answer, where it is not JSON. */
  readonly produces: readonly string[] | undefined;
}

const BYTES = 'application/octet-stream';
/** Statuses whose answers have no body. Source: RFC 9110. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['204', '205', '304']);
const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);

/** An answer under its status, before it is decided which schema is shown. */
interface Answer {
  readonly description: string;
  readonly content: Content;
  readonly headers: JsonObject;
}

/**
 * Reads the answers of an operation. The designer shows one schema, that of the first success; every other one is left out.
 * Nothing is invented: an answer that the document says nothing about keeps the empty schema, which takes everything.
 */
export function answersOf(given: Json | undefined, method: string, on: Reading): Answers {
  const read = withSuccess(readAnswers(given, on), on);
  const isExport = on.isServiceNow && !on.schemas.source.isSwagger2;
  const answers = isExport ? new Map([...read].map((one) => [one[0], exported(one, method, on)])) : read;
  const statuses = [...answers.keys()].sort();
  const shown = mainStatus(statuses.filter((status) => answers.get(status)?.content.shape !== undefined));
  const lost = statuses.filter((status) => status !== shown && isFull(answers.get(status)?.content.shape));
  if (lost.length > 0)
    on.decisions.note(
      'lost',
      'other-schemas',
      on.where,
      `the schemas of ${lost.join(', ')} are left out: the designer shows the one of ${shown ?? 'a success'} only`,
    );
  const responses = statuses.map((status) => {
    const { description, content, headers } = answers.get(status) as Answer;
    const schema = status === shown && content.shape !== undefined ? { schema: content.shape } : {};
    return [status, { description, ...schema, ...(Object.keys(headers).length > 0 ? { headers } : {}) }];
  });
  return {
    responses: Object.fromEntries(responses),
    produces: shown === undefined ? undefined : answers.get(shown)?.content.produces,
  };
}

function readAnswers(given: Json | undefined, on: Reading): ReadonlyMap<string, Answer> {
  const read = new Map<string, Answer>();
  for (const [key, value] of Object.entries(objectIn(given))) {
    if (key.startsWith('x-')) continue;
    const status = statusOf(key, on);
    const target = on.schemas.source.follow(value);
    if (target === undefined)
      on.decisions.note('lost', 'reference', on.where, `response ${key} is not in the document`);
    if (status === undefined || read.has(status)) continue;
    const raw = objectIn(target?.value);
    if (raw['links'] !== undefined)
      on.decisions.note('lost', 'links', on.where, `the links of response ${key} have no counterpart`);
    const description = sentence(raw['description']) ?? 'The answer.';
    read.set(status, { description, content: contentOf(raw, key, on), headers: headersOf(raw, on) });
  }
  return read;
}

/** The answers with one of success: an operation that only has a default answer has it when it succeeds too. */
function withSuccess(read: ReadonlyMap<string, Answer>, on: Reading): ReadonlyMap<string, Answer> {
  if ([...read.keys()].some(isSuccess)) return read;
  on.decisions.note('check', 'success', on.where, 'the document names no answer of success; "200" is assumed');
  const { default: fallback, ...others } = Object.fromEntries(read) as Record<string, Answer | undefined>;
  const success = fallback ?? { description: 'The answer.', content: { shape: undefined }, headers: {} };
  return new Map([...(Object.entries(others) as [string, Answer][]), ['200', success]]);
}

/**
 * An answer of one of ServiceNow's APIs. Exports say the same of an answer without content and of one that nobody described, and
 * "200" of everything: what is read has an answer, and what is deleted has none.
 */
function exported([status, answer]: readonly [string, Answer], method: string, on: Reading): Answer {
  const { shape } = answer.content;
  if (method === 'get' && status === '200' && shape === undefined) return { ...answer, content: { shape: {} } };
  if (method !== 'delete' || !isSuccess(status) || shape === undefined || isFull(shape)) return answer;
  on.decisions.note(
    'adapted',
    'deletion',
    on.where,
    'a deletion whose answer is not described is taken to return nothing',
  );
  return { ...answer, content: { shape: undefined } };
}

interface Content {
  /** The schema; undefined where nothing is returned. */
  readonly shape: JsonObject | undefined;
  readonly produces?: readonly string[] | undefined;
}

const isFull = (shape: JsonObject | undefined): boolean => shape !== undefined && Object.keys(shape).length > 0;

/** The status that the designer reads: 200, 201, else the first success with a schema. */
const mainStatus = (statuses: readonly string[]): string | undefined =>
  ['200', '201'].find((status) => statuses.includes(status)) ?? statuses.filter(isSuccess).sort()[0];

function statusOf(key: string, on: Reading): string | undefined {
  if (/^[1-5]\d\d$/.test(key) || key === 'default') return key;
  const range = /^([1-5])xx$/i.exec(key)?.[1];
  if (range === undefined) {
    on.decisions.note('lost', 'status', on.where, `"${key.slice(0, 40)}" is no status of a response`);
    return undefined;
  }
  on.decisions.note('adapted', 'status', on.where, `the responses ${key} are written as ${range}00`);
  return `${range}00`;
}

function contentOf(raw: JsonObject, status: string, on: Reading): Content {
  if (WITHOUT_BODY.has(status)) {
    const isDescribed = raw['schema'] !== undefined || Object.keys(objectIn(raw['content'])).length > 0;
    if (isDescribed)
      on.decisions.note(
        'lost',
        'no-content',
        on.where,
        `the content of response ${status} is left out: it has no body`,
      );
    return { shape: undefined };
  }
  if (on.schemas.source.isSwagger2) {
    if (raw['schema'] === undefined) return { shape: undefined };
    const isFile = objectIn(raw['schema'])['type'] === 'file';
    return { shape: isFile ? BINARY : on.schemas.schema(raw['schema'], on.where, new Set(), true) };
  }
  const content = objectIn(raw['content']);
  const media = chosenMedia(content, `response ${status}`, on);
  if (media === undefined) return { shape: undefined };
  const { schema } = objectIn(content[media]);
  const essence = essenceOf(media);
  if (/^application\/(?:[\w.+-]*\+)?json$/.test(essence))
    return {
      shape: on.schemas.schema(schema, on.where),
      produces: essence === 'application/json' ? undefined : [media],
    };
  if (/^text\/(?!xml)/.test(essence)) return { shape: { type: 'string' }, produces: [essence] };
  if (essence === '*/*' && isObject(schema) && Object.keys(schema).length > 0)
    return { shape: on.schemas.schema(schema as Json, on.where, new Set(), true) };
  on.decisions.note('adapted', 'binary-answer', on.where, `response ${status} is ${media}; it is read as bytes`);
  return { shape: BINARY, produces: [BYTES] };
}

const BINARY: JsonObject = { type: 'string', format: 'binary' };

function headersOf(raw: JsonObject, on: Reading): JsonObject {
  const names = new Set<string>();
  const headers = Object.entries(objectIn(raw['headers'])).flatMap(([name, given]) => {
    // Content-Type is said by "produces"; names are compared without regard to case.
    if (name.toLowerCase() === 'content-type' || names.has(name.toLowerCase())) return [];
    names.add(name.toLowerCase());
    const header = objectIn(on.schemas.source.follow(given)?.value);
    const schema = on.schemas.source.isSwagger2 ? header : on.schemas.flat(header['schema'], on.where);
    const description = sentence(header['description']);
    return [[name, { ...primitive(schema, name, on), ...(description === undefined ? {} : { description }) }] as const];
  });
  return Object.fromEntries(headers);
}
