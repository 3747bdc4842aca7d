/**
 * Names that stand in examples and have to be replaced by one's own.
 * Sources: RFC 2606 and RFC 6761 (reserved domain names), Microsoft's fictitious companies, the ServiceNow sample of
 * microsoft/PowerPlatformConnectors (`YourInstance`).
 */

const RESERVED_HOST = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/;
const FICTITIOUS =
  /^(?:contoso|fabrikam|northwind(?:traders)?|adventure-?works|tailspintoys|woodgrovebank|wingtiptoys|litware(?:inc)?|proseware|acme-?corp)$/;
const WORDS =
  'instance|tenant|company|organi[sz]ation|org|domain|sub-?domain|host|server|site|account|customer|environment|env|app|api';
/** `yourinstance`, `my-company`, `instance-name`, `your_tenant_id`, `instance`. */
const YOURS = new RegExp(
  `^(?:(?:your|the|some|enter)[-_]?[a-z]{0,12}?[-_]?(?:${WORDS})(?:[-_]?(?:name|id|url|here|goes))*|my[-_]?(?:instance|tenant|company|organi[sz]ation|org|(?:sub-?)?domain|server|environment)|(?:${WORDS})[-_]?(?:name|here)|your[-_]\\w+|instance|xxx+|dev(?:0{4,}|x{3,})|todo|tbd|changeme|placeholder|replace[-_]?me)$`,
);
const ZERO_ID = /^0{8}-0{4}-0{4}-0{4}-0{12}$/;
/** Tokens that a pipeline replaces before the files are uploaded. */
const PIPELINE_TOKEN =
  /\$\{\{[^{}]*\}\}|#\{[^{}]*\}#?|\$\([^()]*\)|\$\{[^{}]*\}|__[A-Za-z0-9.]+(?:_[A-Za-z0-9.]+)*__|%[A-Za-z_]{4,}%/;

/** The token of a pipeline in a text: offsets, end excluded. */
export function pipelineToken(text: string): readonly [number, number] | undefined {
  const match = PIPELINE_TOKEN.exec(text);
  return match ? [match.index, match.index + match[0].length] : undefined;
}

/** The part of an address that is taken from an example: offsets, end excluded. */
export function samplePart(address: string): readonly [number, number] | undefined {
  const token = pipelineToken(address);
  if (token) return token;
  const start = address.indexOf('://') + 3;
  if (start < 3) return undefined;
  const host = /^[^/?#:]*/.exec(address.slice(start))?.[0] ?? '';
  const lower = host.toLowerCase();
  const reserved = RESERVED_HOST.exec(lower);
  if (reserved) return [start, start + host.length];
  let at = start;
  for (const label of lower.split('.')) {
    if (YOURS.test(label) || FICTITIOUS.test(label)) return [at, at + label.length];
    at += label.length + 1;
  }
  const path = /^[^?#]*/.exec(address.slice(start + host.length))?.[0] ?? '';
  at = start + host.length;
  for (const segment of path.split('/')) {
    const name = segment.toLowerCase();
    if (
      /^(?:your|my)[-_]?(?:tenant|company|org|domain|instance|policy)[\w-]*$/.test(name) ||
      /^tenant[-_]?(?:id|name|guid)?$/.test(name) ||
      ZERO_ID.test(name)
    )
      return [at, at + segment.length];
    at += segment.length + 1;
  }
  return undefined;
}

/** Names that lead to this machine or into a private network (RFC 6761, RFC 6762, RFC 8375). */
const PRIVATE_NAME = /\.(?:localhost|local|localdomain|lan|internal|intranet|corp|home|home\.arpa)$/;

/** Hosts that the platform cannot reach from its cloud: this machine, private networks, names without a domain. */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (/^[\w-]+$|^\[::1\]$/.test(name) || PRIVATE_NAME.test(name)) return true;
  return /^(?:127|10)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$|^169\.254\.\d+\.\d+$/.test(
    name,
  );
}

const TEST_LABEL =
  /(?:^|[.-])((?:non|pre)-?prod\d*|sandbox\d*|uat\d*|staging|stage\d*|test\d*|tst\d*|qa\d*|dev(?:elopment)?\d?)(?=[.-])|sandbox(?=\.)/i;

/** The word in a host name that speaks of a test system: offsets within the host, end excluded. */
export function testLabel(host: string): readonly [number, number] | undefined {
  if (host === 'dev.azure.com') return undefined;
  const match = TEST_LABEL.exec(host);
  if (!match) return undefined;
  const word = match[1] ?? match[0];
  const from = match.index + match[0].length - word.length;
  const isRegistered = match[1] !== undefined && !host.slice(from + word.length + 1).includes('.');
  return isRegistered ? undefined : [from, from + word.length];
}
