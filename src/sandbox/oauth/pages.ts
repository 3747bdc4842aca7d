import { html, Markup, page } from '../html.js';
import { empty, type SandboxResponse } from '../http.js';
import { PERSON } from './client.js';

/** A refusal that the person sees; nothing leads back to the client. */
export const errorPage = (text: string): SandboxResponse => ({ ...page(400, text, html``), reason: text });

/** The browser goes back to the client. The address was compared with the record before. */
export function back(redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): SandboxResponse {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  const reason = parameters['error'];
  return { ...empty(302, { Location: url.href, 'Cache-Control': 'no-store' }), ...(reason ? { reason } : {}) };
}

/** The page on which the person signs in and allows; without a request there is nothing to allow. */
export function loginPage(request: string | undefined, problem?: string): SandboxResponse {
  const fields = html`
<label>User name <input name="user_name" autocomplete="off" value="${PERSON.userName}"></label>
<label>Password <input name="user_password" type="password" autocomplete="off"></label>`;
  const ask =
    request === undefined
      ? html`<p><button type="submit">Log in</button></p>`
      : html`<input type="hidden" name="request" value="${request}">
<p>A client wants to work with ServiceNow in the name of ${PERSON.name}.</p>
<p><button name="action" value="allow">Allow</button> <button name="action" value="deny">Deny</button></p>`;
  const told = problem === undefined ? new Markup('') : html`<p role="alert">${problem}</p>`;
  return page(
    200,
    'Log in | sandbox, not ServiceNow',
    html`${told}<form method="post" action="/oauth_auth.do">${fields}${ask}</form>`,
  );
}
