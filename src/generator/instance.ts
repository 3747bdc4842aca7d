import { shown } from '../connector/addresses.js';
import { UserError } from '../engine/user-error.js';
import { isPrivateHost } from '../facts/sample-names.js';
import { instanceHostMeant } from '../facts/servicenow.js';

/** Domains that no name on the internet ends in (RFC 2606). */
const RESERVED_NAME = /\.(?:test|invalid|example)$/;
const LOCAL = 'is a name on this machine or in a private network';
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const ACCEPTED =
  'Give the name (dev12345), the host (dev12345.service-now.com) or the address (https://itsm.example.com).';

/**
 * The host of a ServiceNow instance, from what people have at hand: its name, its host, or the address of any of its pages.
 * @param text for example `dev12345`, `https://x.service-now.com/nav_to.do?uri=home.do`, `itsm.example.com`
 * @returns the host in lower case, without port
 * @throws UserError `bad-instance` for anything that cannot be an instance on the internet
 */
export function instanceHost(text: string): string {
  const given = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https')
    throw bad(text, scheme === 'http' ? 'begins with http, but sign-in needs https' : `begins with ${scheme}://`);
  const rest = scheme === undefined ? given : given.slice(scheme.length + 3);
  const authority = (rest.split(/[/?#\\]/, 1)[0] ?? '').toLowerCase().replace(/\.$/, '');
  if (authority === '') throw bad(text, 'names no host');
  // What stands before the sign may hold a password.
  if (authority.includes('@'))
    throw bad(`***${authority.slice(authority.lastIndexOf('@'))}`, 'holds a user name before the host');
  if (/^\[|:.*:/.test(authority) || /^[\d.]+(?::\d+)?$/.test(authority) || /^0x/.test(authority))
    throw bad(text, 'is an IP address; the platform calls an instance by its name');
  const [host = '', port] = authority.split(':');
  if (port !== undefined && port !== '443') throw bad(text, `names port ${port}; the platform calls instances on 443`);
  if (!host.split('.').every((label) => LABEL.test(label))) throw bad(text, 'is not a host name');
  if (host === 'localhost') throw bad(text, LOCAL);
  return host.includes('.') ? fullHost(host, text) : `${host}.service-now.com`;
}

function fullHost(host: string, text: string): string {
  if (isPrivateHost(host) || RESERVED_NAME.test(host)) throw bad(text, LOCAL);
  const meant = instanceHostMeant(host);
  if (meant !== undefined)
    throw new UserError(
      'bad-instance',
      `${shown(text)} has a misspelt domain.`,
      `Did you mean "${meant}"? ${ACCEPTED}`,
    );
  if (/^(?:www\.)?(?:service-now|servicenow|servicenowservices)\.com$/.test(host))
    throw bad(text, 'is the domain of all instances; the name of yours is missing');
  return host;
}

const bad = (text: string, what: string): UserError =>
  new UserError('bad-instance', `The instance ${shown(text)} ${what}.`, ACCEPTED);

/** The name of an instance of ServiceNow's own domains, or the host of a custom one: what people call it. */
export const instanceName = (host: string): string =>
  /^([^.]+)\.(?:service-now|servicenowservices)\.com$/.exec(host)?.[1] ?? host;
