import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export const TABLE_PATH = '/api/now/table/incident';

/** Asks whoever gave a token whether it is worth something now. */
export type IsActive = (token: string) => Promise<boolean>;

/** The list of incidents for whoever brings a token that is worth something, else the 401 of ServiceNow's REST API. */
export function tableResource(isActive: IsActive): RequestListener {
  return (incoming, outgoing) => {
    answer(isActive, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function answer(isActive: IsActive, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [, token] = /^Bearer ([^\s,]+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
  if (token === undefined || !(await isActive(token)))
    return send(outgoing, 401, UNAUTHENTICATED, { 'WWW-Authenticate': 'BASIC realm="Service-now"' });
  if (incoming.url?.split('?')[0] !== TABLE_PATH) return send(outgoing, 404, { status: 'failure' });
  return send(outgoing, 200, { result: [{ number: 'INC0010001', short_description: 'The printer prints cats' }] });
}

const UNAUTHENTICATED = {
  error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' },
  status: 'failure',
};

/** Asks by introspection (RFC 7662), with the credentials of the resource server. */
export const introspected =
  (url: string, { id, secret }: { readonly id: string; readonly secret: string }): IsActive =>
  async (token) => {
    const answered = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
    });
    if (!answered.ok) throw new Error(`the introspection was answered with ${answered.status}`);
    return ((await answered.json()) as { readonly active?: unknown }).active === true;
  };

function send(outgoing: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'Content-Type': 'application/json;charset=UTF-8', ...headers });
  outgoing.end(JSON.stringify(body));
}
