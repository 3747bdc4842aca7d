import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export const TABLE_PATH = '/api/now/table/incident';

/** Where a resource server asks what a token is worth (RFC 7662), and its own credentials there. */
export interface Introspection {
  readonly url: string;
  readonly id: string;
  readonly secret: string;
}

/** The list of incidents for whoever brings a token that is worth something, else the 401 of ServiceNow's REST API. */
export function tableResource(introspection: Introspection): RequestListener {
  return (incoming, outgoing) => {
    answer(introspection, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function answer(introspection: Introspection, incoming: IncomingMessage, outgoing: ServerResponse) {
  const [, token] = /^Bearer ([^\s,]+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
  const isKnown = token !== undefined && (await isActive(introspection, token));
  if (!isKnown) return send(outgoing, 401, UNAUTHENTICATED, { 'WWW-Authenticate': 'BASIC realm="Service-now"' });
  if (incoming.url?.split('?')[0] !== TABLE_PATH) return send(outgoing, 404, { status: 'failure' });
  return send(outgoing, 200, { result: [{ number: 'INC0010001', short_description: 'The printer prints cats' }] });
}

const UNAUTHENTICATED = {
  error: { message: 'User Not Authenticated', detail: 'Required to provide Auth information' },
  status: 'failure',
};

async function isActive({ url, id, secret }: Introspection, token: string): Promise<boolean> {
  const answered = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
  });
  if (!answered.ok) throw new Error(`the introspection was answered with ${answered.status}`);
  const said = (await answered.json()) as { readonly active?: unknown };
  return said.active === true;
}

function send(outgoing: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  outgoing.writeHead(status, { 'Content-Type': 'application/json;charset=UTF-8', ...headers });
  outgoing.end(JSON.stringify(body));
}
