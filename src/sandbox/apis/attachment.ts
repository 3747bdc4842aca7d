import { tableOf } from '../data/dictionary.js';
import type { Row } from '../data/store.js';
import { type Call, empty, failure, json, type SandboxResponse } from '../http.js';
import { param, type Route, route } from '../route.js';
import { pageHeaders, pageOf } from '../table/pages.js';
import { selected } from '../table/select.js';
import { INVALID_TABLE, type Instance, NO_RECORD } from '../table/table-api.js';
import { partsOf } from './multipart.js';

const MEMBERS = [
  'sys_id',
  'file_name',
  'content_type',
  'size_bytes',
  'size_compressed',
  'compressed',
  'table_name',
  'table_sys_id',
  'image_height',
  'image_width',
  'average_image_color',
  'sys_created_by',
  'sys_created_on',
  'sys_updated_by',
  'sys_updated_on',
  'sys_mod_count',
  'sys_tags',
];

/** The metadata of a file; everything is text. */
const metadata = ({ origin }: Call, row: Row): Record<string, string> => ({
  ...Object.fromEntries(MEMBERS.map((name) => [name, row[name] ?? ''])),
  download_link: `${origin}/api/now/attachment/${row['sys_id']}/file`,
});

const list: Route['handle'] = (call, _, instance) => {
  const page = pageOf(call.query);
  if (!page) return failure(400, 'Invalid parameter', 'sysparm_offset must not be negative');
  const rows = selected(instance, 'sys_attachment', call.query);
  const shown = rows.slice(page.offset, page.offset + page.limit);
  return json(200, { result: shown.map((row) => metadata(call, row)) }, pageHeaders(call, page, rows.length));
};

const get: Route['handle'] = (call, params, { store }) => {
  const row = store.find('sys_attachment', param(params, 'id'));
  return row ? json(200, { result: metadata(call, row) }) : NO_RECORD();
};

const remove: Route['handle'] = (_, params, { store }) =>
  store.delete('sys_attachment', param(params, 'id')) ? empty(204) : NO_RECORD();

/** The bytes of a file. It is always offered for saving, so that nothing that was uploaded runs as a page of this server. */
export function fileAnswer(call: Call, row: Row | undefined, { store }: Instance): SandboxResponse {
  const content = row && store.contents.get(row['sys_id'] ?? '');
  if (!row || !content) return NO_RECORD();
  const type = row['content_type'] ?? '';
  return {
    status: 200,
    headers: {
      'Content-Type': /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row['file_name'] ?? '')}`,
      'Content-Security-Policy': 'sandbox',
      'X-Content-Type-Options': 'nosniff',
      // Headers hold ASCII only.
      'X-Attachment-Metadata': JSON.stringify(metadata(call, row)).replace(
        /[^ -~]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    },
    body: content,
  };
}

interface File {
  readonly table: string;
  readonly record: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

function attached(call: Call, { table, record, name, type, content }: File, { store }: Instance): SandboxResponse {
  if (!tableOf(table)) return INVALID_TABLE(table);
  if (!store.find(table, record)) return NO_RECORD();
  if (name === '') return failure(400, 'Invalid parameter', 'The name of the file is missing');
  const row = store.insert('sys_attachment', {
    table_name: table,
    table_sys_id: record,
    file_name: name,
    content_type: type,
    size_bytes: String(content.length),
    size_compressed: String(content.length),
    compressed: 'true',
  });
  store.contents.set(row['sys_id'] as string, content);
  return json(201, { result: metadata(call, row) }, { Location: `${call.origin}/api/now/attachment/${row['sys_id']}` });
}

const raw: Route['handle'] = (call, _, instance) => {
  const of = (name: string): string => call.query.get(name) ?? '';
  const type = call.headers['content-type'] ?? 'application/octet-stream';
  const file = { table: of('table_name'), record: of('table_sys_id'), name: of('file_name'), type, content: call.body };
  return attached(call, file, instance);
};

/** The table and the record have to stand before the file. */
const upload: Route['handle'] = (call, _, instance) => {
  const parts = partsOf(call.headers['content-type'] ?? '', call.body);
  const at = parts?.findIndex(({ fileName }) => fileName !== undefined) ?? -1;
  const file = parts?.[at];
  if (!parts || !file) return failure(400, 'Invalid request', 'The body is no form with a file');
  const of = (name: string): string =>
    new TextDecoder().decode(parts.slice(0, at).find((part) => part.name === name)?.content);
  return attached(
    call,
    {
      table: of('table_name'),
      record: of('table_sys_id'),
      name: file.fileName ?? '',
      type: file.type,
      content: file.content,
    },
    instance,
  );
};

export const ATTACHMENT_ROUTES: readonly Route[] = [
  route('GET', 'now/attachment', list),
  route('POST', 'now/attachment/file', raw),
  route('POST', 'now/attachment/upload', upload),
  route('GET', 'now/attachment/{id}', get),
  route('DELETE', 'now/attachment/{id}', remove),
  route('GET', 'now/attachment/{id}/file', (call, params, instance) =>
    fileAnswer(call, instance.store.find('sys_attachment', param(params, 'id')), instance),
  ),
];
