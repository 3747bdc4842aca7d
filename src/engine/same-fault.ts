import { addressesOf, isSameAddress } from '../connector/addresses.js';
import type { EndpointName } from '../connector/properties.js';
import type { Exchange, FlowStage } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import type { Finding } from './finding.js';
import type { ActiveRule } from './run.js';

const ENDPOINT_AT: Partial<Record<FlowStage, EndpointName>> = {
  authorize: 'authorization',
  token: 'token',
  refresh: 'refresh',
};

/**
 * The faults of the files that are what was seen in traffic: those of the same rule, and those in the very OAuth address
 * that was asked, where both rules say that they show as this status at this leg.
 * @param finding what was seen
 * @param files what `check` says of the files
 */
export function sameFaults(
  finding: Finding,
  exchange: Exchange,
  flow: Flow,
  files: readonly Finding[],
  rules: readonly ActiveRule[],
): readonly Finding[] {
  const same = files.filter(({ rule }) => rule === finding.rule);
  const name = ENDPOINT_AT[exchange.stage];
  if (same.length > 0 || name === undefined || !showsAs(finding, exchange, rules)) return same;
  const asked = addressAsked(name, finding, exchange, flow);
  return files.filter(
    (each) =>
      asked.some(({ file, pointer }) => file === each.location.file && pointer === each.location.pointer) &&
      showsAs(each, exchange, rules),
  );
}

/** Whether the rule of a finding says that it shows as the status of this answer. */
const showsAs = (finding: Finding, { stage, response }: Exchange, rules: readonly ActiveRule[]): boolean =>
  rules
    .find(({ rule }) => rule.id === finding.rule)
    ?.rule.symptoms.some(({ at, status }) => at === stage && status !== undefined && status === response?.status) ??
  false;

/** The values that made a request: a live run knows them; of a recording it is the address of the connector that is the same. */
function addressAsked(
  endpoint: EndpointName,
  { location, related }: Finding,
  { request }: Exchange,
  { connector }: Flow,
): readonly { readonly file: string; readonly pointer: string }[] {
  const url = request?.url.replace(/[?#].*$/s, '');
  const values = (connector ? addressesOf(connector) : [])
    .filter(({ name, text }) => name === endpoint && isSameAddress(text, url))
    .map(({ node }) => ({ file: node.document.file, pointer: node.pointer }));
  return [location, ...related.map((each) => each.location), ...values].filter(({ pointer }) => pointer !== '');
}
