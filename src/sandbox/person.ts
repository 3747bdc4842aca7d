import { type SandboxRequest, type SandboxResponse, textOf } from './http.js';
import { PERSON } from './oauth/client.js';
import type { Sandbox } from './sandbox.js';

/**
 * Signs the one person in and allows, as a browser would at the page of the sandbox.
 * @param url the address of the sign-in, at the sandbox
 * @returns the address to which the browser is sent back; undefined when it is sent nowhere
 */
export function signInAsPerson(sandbox: Sandbox, url: string): string | undefined {
  const { host, pathname, search } = new URL(url);
  const send = (request: Omit<SandboxRequest, 'headers'>, headers: Readonly<Record<string, string>> = {}) =>
    sandbox.handle({ ...request, headers: { host, ...headers } });
  const page = send({ method: 'GET', url: `${pathname}${search}` });
  const [, request] = /name="request" value="([^"]{1,200})"/.exec(textOf(page.body)) ?? [];
  if (request === undefined) return locationOf(page);
  const form = new URLSearchParams({
    request,
    user_name: PERSON.userName,
    user_password: PERSON.password,
    action: 'allow',
  });
  const body = new TextEncoder().encode(form.toString());
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return locationOf(send({ method: 'POST', url: '/oauth_auth.do', body }, type));
}

const locationOf = ({ headers }: SandboxResponse): string | undefined => headers['Location'];
