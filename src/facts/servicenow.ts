/** The endpoints of ServiceNow as an authorization server. Source: authorization-workflow.md of the ServiceNow documentation. */
export const SERVICENOW_PATHS = {
  authorization: '/oauth_auth.do',
  token: '/oauth_token.do',
  refresh: '/oauth_token.do',
};

/** True for a host of ServiceNow's own domains; custom hosts are recognised by their paths. */
export const isServiceNowHost = (host: string): boolean =>
  /(?:^|\.)(?:service-now\.com|servicenowservices\.com)$/i.test(host.replace(/:\d*$/, ''));

/** True for the paths by which ServiceNow's OAuth endpoints are known on every host. */
export const isServiceNowPath = (path: string): boolean => /\/oauth_(?:auth|token)\.do\/{0,9}$/i.test(path);

/** The name of a developer instance: `dev12345.service-now.com`. */
export const isDeveloperInstance = (host: string): boolean => /^dev\d+\.service-now\.com$/i.test(host);

/** Hosts of the company ServiceNow that are no instances. */
const COMPANY_HOSTS = new Set([
  'www',
  'support',
  'developer',
  'store',
  'docs',
  'learning',
  'signon',
  'community',
  'hi',
]);
/** The domains written otherwise; the documentation itself prints `servicenow.com` in its examples. */
const WRONG_DOMAINS: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/^(.+)\.(?:servicenow|service_now|service\.now|services-now)\.com$/i, 'service-now.com'],
  [/^(.+)\.service-now\.(?:con|cm|co|net|org|com\.com)$/i, 'service-now.com'],
  [
    /^(.+)\.(?:servicenowservices\.(?:net|org)|servicenowservice\.com|service-nowservices\.com)$/i,
    'servicenowservices.com',
  ],
];

/** The host with the right domain when it is an instance with a misspelt one. */
export function instanceHostMeant(host: string): string | undefined {
  for (const [wrong, right] of WRONG_DOMAINS) {
    const name = wrong.exec(host)?.[1];
    if (name) return COMPANY_HOSTS.has(name.toLowerCase()) ? undefined : `${name}.${right}`;
  }
  return undefined;
}

/** Paths that people take for OAuth endpoints of an instance, with what they are. */
export const MISTAKEN_PATHS: ReadonlyMap<string, string> = new Map([
  ['/oauth_redirect.do', 'the address to which ServiceNow itself comes back as a client'],
  ['/oauth_initiator.do', 'the page with which ServiceNow itself begins a sign-in as a client'],
  ['/oauth_revoke_token.do', 'the address that revokes tokens'],
  ['/oauth_revoke.do', 'the address that revokes tokens'],
  ['/login.do', 'the sign-in page of people'],
  ['/navpage.do', 'the start page of people'],
  ['/login_with_sso.do', 'the single sign-on page of people'],
  ['/oauth_entity.do', 'the form of the application registry'],
]);

/** The parameters of the Table API. Source: c_TableAPI.md of the ServiceNow documentation. */
export const TABLE_PARAMETERS: readonly string[] = [
  'sysparm_display_value',
  'sysparm_exclude_reference_link',
  'sysparm_fields',
  'sysparm_input_display_value',
  'sysparm_limit',
  'sysparm_no_count',
  'sysparm_offset',
  'sysparm_query',
  'sysparm_query_category',
  'sysparm_query_no_domain',
  'sysparm_suppress_auto_sys_field',
  'sysparm_suppress_pagination_header',
  'sysparm_view',
];
