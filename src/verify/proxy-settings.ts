import { base64 } from './encoding.js';
import { hostOf, isLoopback, portOf } from './plain-http.js';

/** The variables of the environment, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy, and what it is to be told. */
export interface ProxyServer {
  readonly host: string;
  readonly port: number;
  /** True where the proxy itself is spoken to by TLS (`https://…`). */
  readonly isSecure: boolean;
  /** The value of Proxy-Authorization, made of the address of the proxy; a secret. */
  readonly authorization?: string;
}

/**
 * The proxy for an address, from HTTPS_PROXY, HTTP_PROXY and NO_PROXY, whose names in small letters go first as with curl.
 * This computer itself is never reached through one.
 * @returns undefined for none, `unusable` for a setting that is no http proxy, such as `socks5://…`
 */
export function proxyFor(url: URL, environment: Environment): ProxyServer | 'unusable' | undefined {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const setting = read(environment, name);
  if (setting === '' || isLoopback(hostOf(url)) || isExempt(url, read(environment, 'no_proxy'))) return undefined;
  return proxyOf(setting);
}

const read = (environment: Environment, name: string): string =>
  (environment[name] || environment[name.toUpperCase()] || '').trim();

function proxyOf(setting: string): ProxyServer | 'unusable' {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(setting) ? setting : `http://${setting}`;
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return 'unusable';
  const url = new URL(text);
  const credentials = url.username === '' && url.password === '' ? undefined : [url.username, url.password];
  return {
    host: hostOf(url),
    port: portOf(url),
    isSecure: url.protocol === 'https:',
    ...(credentials && { authorization: `Basic ${base64(credentials.map(decoded).join(':'))}` }),
  };
}

/** Passwords hold percent signs that stand for themselves. */
const decoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return coded;
    }
  });

/** True where NO_PROXY names the host: `*`, a host with the domains below it, `.domain`, an IP address; each with a port. */
function isExempt(url: URL, list: string): boolean {
  const host = hostOf(url).replace(/\.$/, '');
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*|[^[]*:[^[]*:.*?)(?::(\d{1,5}))?$/.exec(entry.toLowerCase()) ?? [];
    const wanted = name
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/^\*?\./, '')
      .replace(/\.$/, '');
    if (wanted === '' || (port !== undefined && Number(port) !== portOf(url))) return false;
    return host === wanted || host.endsWith(`.${wanted}`);
  });
}
