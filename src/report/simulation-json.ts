import type { Node } from '../document/node.js';
import { SOURCES, type SourceId } from '../facts/sources.js';
import type { Origin, PlatformRequest, RequestParameter } from '../verify/request.js';
import type { Flow } from '../verify/requests.js';
import { toJson } from './printable.js';
import { nameOf } from './reporter.js';
import type { SimulatedConnector } from './simulation.js';

/** Raised when a program that reads the simulation has to be changed; new members alone do not raise it. */
const FORMAT_VERSION = 1;

/** The requests, for programs; described by `schemas/simulation.schema.json`. One connector a line. */
export function simulationJson(
  connectors: readonly SimulatedConnector[],
  tool: { readonly name: string; readonly version: string },
): string {
  const entries = connectors.map(({ connector, flows, errors, masked }) => ({
    connector: nameOf(connector),
    flows: flows.map((flow) => flowEntry(flow, masked)),
    errors,
  }));
  const named = new Set<SourceId>();
  for (const { flows } of connectors) for (const flow of flows) sourcesOf(flow, named);
  const sources = Object.fromEntries([...named].sort().map((id) => [id, SOURCES[id]]));
  const lines = entries.map((entry) => `    ${toJson(entry)}`).join(',\n');
  return `{
  "formatVersion": ${FORMAT_VERSION},
  "tool": ${toJson(tool)},
  "connectors": [
${lines}
  ],
  "sources": ${toJson(sources)}
}
`;
}

type Mask = (text: string) => string;

function flowEntry({ oauth, requests, notes }: Flow, masked: Mask): object {
  const { name, set } = oauth.parameter;
  return {
    parameter: masked(name),
    ...(set === undefined ? {} : { set: masked(set) }),
    ...(oauth.provider === undefined ? {} : { provider: masked(oauth.provider) }),
    at: placeOf(oauth.node, masked),
    requests: requests.map((request) => requestEntry(request, masked)),
    notes,
  };
}

function requestEntry(request: PlatformRequest, masked: Mask): object {
  const {
    stage,
    attempt,
    operation,
    method,
    url,
    address,
    headers,
    body,
    parameters,
    notes,
    unresolved,
    evidence,
    source,
  } = request;
  return {
    stage,
    ...(attempt ? { attempt } : {}),
    ...(operation === undefined ? {} : { operation }),
    method,
    url,
    headers,
    ...(body === undefined ? {} : { body }),
    address: { ...address, from: originEntry(address.from, masked) },
    parameters: parameters.map((each) => parameterEntry(each, masked)),
    unresolved: unresolved.map((each) => ({ ...each, in: originEntry(each.in, masked) })),
    notes,
    evidence,
    source,
  };
}

const parameterEntry = ({ from, template, ...rest }: RequestParameter, masked: Mask): object => ({
  ...rest,
  from: originEntry(from, masked),
  ...(template ? { template: originEntry(template, masked) } : {}),
});

const originEntry = ({ label, node }: Origin, masked: Mask): object =>
  node ? { label, ...placeOf(node, masked) } : { label };

const placeOf = (node: Node, masked: Mask): object => ({ file: node.document.file, pointer: masked(node.pointer) });

function sourcesOf({ requests, notes }: Flow, named: Set<SourceId>): void {
  for (const { source } of notes) named.add(source);
  for (const request of requests)
    for (const { source } of [request, request.address, ...request.parameters, ...request.notes]) named.add(source);
}
