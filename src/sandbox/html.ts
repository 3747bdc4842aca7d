import type { SandboxResponse } from './http.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that cannot break out of an element or of an attribute in quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);

/** HTML that was escaped already. */
export class Markup {
  constructor(readonly html: string) {}
}

/** A template whose values are escaped, other than markup and lists of it. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  const texts = values.map((value) =>
    value instanceof Markup
      ? value.html
      : typeof value === 'string'
        ? escapeHtml(value)
        : value.map((each) => each.html).join(''),
  );
  return new Markup(parts.map((part, index) => part + (texts[index] ?? '')).join(''));
}

const STYLE =
  'body{font:16px/1.5 sans-serif;max-width:40em;margin:3em auto;padding:0 1em}label{display:block;margin:.5em 0}';

/** No script, nothing from elsewhere; forms go to this server, whose answer leads to the redirect URL. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export const page = (
  status: number,
  title: string,
  body: Markup,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse => ({
  status,
  headers: {
    'Content-Type': 'text/html;charset=UTF-8',
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...headers,
  },
  body: html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${new Markup(STYLE)}</style></head><body><h1>${title}</h1>${body}</body></html>`
    .html,
});
