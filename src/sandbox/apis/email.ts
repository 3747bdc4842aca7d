import type { Row } from '../data/store.js';
import { failure, json } from '../http.js';
import { param, type Route, route } from '../route.js';
import { objectIn, textIn } from '../table/payload.js';
import { NO_RECORD } from '../table/table-api.js';

const addresses = (value: unknown): string =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String).join(',');

const send: Route['handle'] = (call, _, { store }) => {
  const body = objectIn(call);
  if (!body) return failure(400, 'Exception while reading request', 'The payload is not a JSON object');
  const recipients = addresses(body['to']);
  if (recipients === '') return failure(400, 'Invalid request', 'The email has no recipients');
  const headers = body['headers'];
  const row = store.insert('sys_email', {
    type: 'send-ready',
    subject: textIn(body, 'subject'),
    body_text: textIn(body, 'text'),
    body: textIn(body, 'html'),
    importance: textIn(body, 'importance'),
    recipients,
    copied: addresses(body['cc']),
    blind_copied: addresses(body['bcc']),
    headers: typeof headers === 'object' && headers !== null ? JSON.stringify(headers) : '',
  });
  const id = store.update(row, { state: 'ready' })['sys_id'] as string;
  const links = [
    { rel: 'self', href: `/api/now/v1/email/${id}` },
    { rel: 'status', href: `/api/now/v1/email/${id}?sysparm_fields=type,state` },
  ];
  return json(200, { result: { id, links } });
};

const list = (row: Row, name: string): string[] => (row[name] ?? '').split(',').filter((each) => each !== '');

const get: Route['handle'] = (call, params, { store }) => {
  const row = store.find('sys_email', param(params, 'id'));
  if (!row) return NO_RECORD();
  const email: Record<string, unknown> = {
    id: row['sys_id'],
    type: row['type'],
    state: row['state'],
    subject: row['subject'] ?? '',
    text: row['body_text'] ?? '',
    html: row['body'] ?? '',
    importance: row['importance'] ?? '',
    to: list(row, 'recipients'),
    cc: list(row, 'copied'),
    bcc: list(row, 'blind_copied'),
    headers: JSON.parse(row['headers'] || '{}'),
  };
  const wanted = (call.query.get('sysparm_fields') ?? '').split(',').filter((name) => Object.hasOwn(email, name));
  const result = wanted.length > 0 ? Object.fromEntries(wanted.map((name) => [name, email[name]])) : email;
  return json(200, { result });
};

export const EMAIL_ROUTES: readonly Route[] = [route('POST', 'now/email', send), route('GET', 'now/email/{id}', get)];
