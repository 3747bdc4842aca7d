import { Document } from '../../src/document/document.js';
import { MAX_EVIDENCE_BYTES } from '../../src/exchange/evidence-file.js';

/** A file of evidence as the command makes it. */
export const fileOf = (text: string, name = 'evidence.txt'): Document =>
  new Document(name, text, { json: false, limit: MAX_EVIDENCE_BYTES });

export type HarHeaders = Readonly<Record<string, string>>;

/** What a synthetic entry says; the rest is that of a plain answer. */
export interface EntryOptions {
  readonly method?: string;
  readonly url: string;
  readonly headers?: HarHeaders;
  readonly postData?: object;
  readonly status?: number;
  readonly answerHeaders?: HarHeaders;
  readonly content?: object;
  readonly redirectURL?: string;
  readonly time?: string;
  readonly more?: object;
}

const listed = (headers: HarHeaders): object[] => Object.entries(headers).map(([name, value]) => ({ name, value }));

export const entry = ({
  method = 'GET',
  url,
  headers = { cookie: 'synthetic=1' },
  postData,
  status = 200,
  answerHeaders = {},
  content = { size: 0, mimeType: 'text/html' },
  redirectURL = '',
  time = '2026-11-23T10:00:00.000Z',
  more = {},
}: EntryOptions): object => ({
  startedDateTime: time,
  time: 12,
  request: {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    headers: listed(headers),
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: -1,
    ...(postData && { postData }),
  },
  response: {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers: listed(answerHeaders),
    cookies: [],
    content,
    redirectURL,
    headersSize: -1,
    bodySize: -1,
  },
  cache: {},
  timings: { send: 1, wait: 10, receive: 1 },
  ...more,
});

/** A synthetic recording. */
export const har = (entries: readonly object[], creator = 'WebInspector'): string =>
  JSON.stringify(
    { log: { version: '1.2', creator: { name: creator, version: '1' }, comment: 'synthetic', pages: [], entries } },
    null,
    1,
  );

export const json = (value: unknown): object => {
  const text = JSON.stringify(value);
  return { size: text.length, mimeType: 'application/json', text };
};
