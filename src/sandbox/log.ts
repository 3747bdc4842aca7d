import { mediaType, type SandboxRequest, type SandboxResponse, textOf } from './http.js';

/** Values that are no secret and say which request it was. */
const TOLD = new Set(['authorization_code', 'refresh_token']);
/** What a path is made of here; a longer piece may be something that stands there by mistake. */
const SEGMENT = /^[\w.-]{0,32}$/;

/**
 * One line about a request: method, path, names of parameters, status and reason. No value of a parameter, of a header or of a
 * body, and no name that is none.
 */
export function logLine(request: SandboxRequest, answer: SandboxResponse): string {
  const [path = '/', ...query] = request.url.split('?');
  const shownPath = path
    .split('/')
    .slice(0, 12)
    .map((segment) => (SEGMENT.test(segment) ? segment : '...'))
    .join('/');
  const names = [...namesOf(new URLSearchParams(query.join('?'))), ...bodyNames(request)];
  const shownNames = names.length > 0 ? ` (${names.join(' ')})` : '';
  const shownStatus = answer.wire === undefined ? String(answer.status) : answer.wire;
  const method = /^[A-Z]{1,10}$/.test(request.method) ? request.method : '?';
  return `${method} ${shownPath}${shownNames} ${shownStatus}${answer.reason === undefined ? '' : `: ${answer.reason}`}`;
}

function bodyNames({ headers, body }: SandboxRequest): string[] {
  if (!body || mediaType(headers) !== 'application/x-www-form-urlencoded') return [];
  return namesOf(new URLSearchParams(textOf(body)));
}

function namesOf(parameters: URLSearchParams): string[] {
  const names = [...new Set(parameters.keys())].filter((name) => /^[a-z][a-z_]{0,39}$/i.test(name)).slice(0, 20);
  return names.map((name) => {
    const value = parameters.get(name) ?? '';
    return name === 'grant_type' && TOLD.has(value) ? `${name}=${value}` : name;
  });
}
