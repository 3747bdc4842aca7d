import type { Connector } from '../connector/connector.js';
import { Document } from '../document/document.js';
import type { Node } from '../document/node.js';
import { readBareBody, textPlaces } from './bare-body.js';
import { connectionsIn, failuresIn, messageOf } from './connection-status.js';
import { type Exchange, headerOf } from './exchange.js';
import type { Evidence, EvidenceKind, EvidenceProblem, ProblemKind } from './flow.js';
import { foreignJson } from './foreign-json.js';
import { entriesOf, readRecording } from './har.js';
import { hasMaskedHeaders, hasMasks, withoutMasks } from './masked.js';
import { inOrder } from './merged-evidence.js';
import { readOutboundLog } from './outbound-log.js';
import { isOwnRecording, readOwnRecording } from './own-recording.js';
import { type ProblemDetail, problemOf } from './problems.js';
import { readRawHttp } from './raw-http.js';
import { exchangesOfText, only, saidIn } from './said.js';
import { addressesOf, type KnownAddresses } from './stage-of.js';
import { wholePart } from './whole-part.js';

/** What one reader made of a file. */
interface Read {
  readonly kind?: EvidenceKind;
  readonly exchanges: readonly Exchange[];
  readonly isSanitized?: boolean;
  readonly isOfInstance?: true;
  readonly problems?: readonly (readonly [ProblemKind, ProblemDetail?])[];
}

/**
 * Reads evidence, whatever it is; an empty list of kinds when it is nothing that is known. Never throws.
 * @param document as `evidenceDocument` makes it; whether it was read as JSON does not matter
 * @param connector whose addresses are those of the flow, for servers whose paths are not those of ServiceNow
 */
export function readEvidence(document: Document, connector?: Connector): Evidence {
  const { kind, exchanges, isSanitized = false, isOfInstance, problems = [] } = read(document, addressesOf(connector));
  const isMasked = exchanges.some(hasMasks);
  const told: EvidenceProblem[] = problems
    .filter(([problem]) => !isMasked || problem !== 'sanitized')
    .map(([problem, detail]) => problemOf(document, problem, detail));
  if (isMasked) told.push(problemOf(document, 'masked'));
  if (kind !== 'live' && exchanges.some(isCutShort) && !told.some((each) => each.kind === 'cut-bodies'))
    told.push(problemOf(document, 'cut-bodies'));
  return {
    kinds: kind ? [kind] : [],
    exchanges: inOrder(exchanges.map(withoutMasks)),
    isSanitized: isSanitized || exchanges.some(hasMaskedHeaders),
    ...(isOfInstance && { isOfInstance }),
    problems: told,
  };
}

/** True when an answer has less than its Content-Length says; a paste may lose its carriage returns. */
function isCutShort({ request, response }: Exchange): boolean {
  const { body = '' } = response ?? {};
  const length = Number(headerOf(response, 'content-length') ?? 0);
  if (body === '' || request?.method === 'HEAD' || headerOf(response, 'content-encoding') !== undefined) return false;
  return length > body.length && length > new TextEncoder().encode(body.replaceAll('\n', '\r\n')).length + 4;
}

function read(document: Document, known: KnownAddresses): Read {
  const { text, unreadable } = document;
  if (unreadable === 'too-large') return nothing('too-large');
  if (unreadable !== undefined && unreadable !== 'syntax') return nothing('unreadable');
  const start = text.slice(0, 4000).trimStart();
  if (start === '' && text.trim() === '') return nothing('empty');
  if (start.includes('\0') || start.startsWith('%PDF-') || start.startsWith('PK\u0003\u0004'))
    return nothing('unreadable');
  return (
    (/^[{["]/.test(start.replace(/^\ufeff\s*/, '')) ? readJson(document, known) : undefined) ??
    readText(document, known)
  );
}

const nothing = (kind: ProblemKind, detail?: ProblemDetail): Read => ({
  exchanges: [],
  problems: [detail ? [kind, detail] : [kind]],
});

/** Undefined for what is no JSON and no recording that breaks off. */
function readJson(document: Document, known: KnownAddresses): Read | undefined {
  const { file, text, limit } = document;
  const root = document.root ?? new Document(file, text, { limit }).root;
  if (!root) return isRecordingLike(text) ? readBrokenRecording(document, known) : undefined;
  const entries = entriesOf(root);
  if (entries && isOwnRecording(root)) return { kind: 'live', exchanges: readOwnRecording(entries) };
  if (entries) return readEntries(entries, known);
  const log = readOutboundLog(root, known);
  if (log) {
    const detail = { evidence: 'raw', count: log.count } as const;
    const { exchanges } = log;
    return {
      kind: 'raw',
      exchanges,
      isOfInstance: true,
      ...(exchanges.length === 0 && { problems: [['no-sign-in', detail]] }),
    };
  }
  const connections = connectionsIn(root);
  if (connections) {
    const exchanges = connections.flatMap((connection) =>
      failuresIn(connection).flatMap((found) => exchangesOfText(saidIn(found.text), only(found.node))),
    );
    const detail = { evidence: 'status', count: connections.length } as const;
    return { kind: 'status', exchanges, ...(exchanges.length === 0 && { problems: [['no-sign-in', detail]] }) };
  }
  const said = saidInJson(root);
  if (said) return { kind: 'text', exchanges: said };
  const body = readBareBody(document, known, isNamedAnswer(file) && root.isObject);
  if (body) return { kind: 'raw', exchanges: [body] };
  const foreign = foreignJson(root);
  return (foreign.looksLike === undefined ? readSaid(document) : undefined) ?? nothing('foreign', foreign);
}

function readEntries(entries: Node, known: KnownAddresses): Read {
  const { exchanges, isSanitized, count, problems } = readRecording(entries, known);
  const detail = { evidence: 'recording', count } as const;
  return { kind: 'recording', exchanges, isSanitized, problems: problems.map((kind) => [kind, detail] as const) };
}

const isRecordingLike = (text: string): boolean => /^\W{0,20}"(?:log|entries)"\s{0,40}:/.test(text.slice(0, 200));

/** What a recording that breaks off has is used; where it stands is where it stands in the whole. */
function readBrokenRecording({ file, text, limit }: Document, known: KnownAddresses): Read {
  const part = wholePart(text);
  const root = part === undefined ? undefined : new Document(file, part, { limit }).root;
  const entries = root && entriesOf(root);
  if (!entries) return { kind: 'recording', exchanges: [], problems: [['truncated']] };
  const whole = readEntries(entries, known);
  const count = entries.children().length;
  return { ...whole, problems: [['truncated', { count }], ...(whole.problems ?? [])] };
}

/** An error object of the platform around a text, or a text as a JSON string. */
function saidInJson(root: Node): readonly Exchange[] | undefined {
  const error = root.isObject ? (root.getIgnoringCase('error') ?? root) : root;
  // The APIs of ServiceNow say `status: failure` beside their errors: an answer, and better read as one.
  if (root.string('status') === 'failure' || error.has('detail')) return undefined;
  const found = error.isObject || error === root ? messageOf(error) : undefined;
  if (!found) return undefined;
  const said = saidIn(found.text);
  return said.isKnown ? exchangesOfText(said, only(found.node)) : undefined;
}

const isNamedAnswer = (file: string): boolean => /(?:token|response|answer|body)[^/]{0,40}$/i.test(file);

function readText(document: Document, known: KnownAddresses): Read {
  const raw = readRawHttp(document, known);
  if (raw.count > 0) {
    const detail = { evidence: 'raw', count: raw.count } as const;
    return {
      kind: 'raw',
      exchanges: raw.exchanges,
      ...(raw.exchanges.length === 0 && { problems: [['no-sign-in', detail]] }),
    };
  }
  const body = readBareBody(document, known, false);
  if (body) return { kind: 'raw', exchanges: [body] };
  return readSaid(document) ?? nothing('foreign');
}

/** An error text; undefined for a text nobody knows, which might be anything. */
function readSaid(document: Document): Read | undefined {
  const said = saidIn(document.text);
  if (!said.isKnown) return undefined;
  const { line, all } = textPlaces(document);
  return { kind: 'text', exchanges: exchangesOfText(said, { exchange: line, response: all }) };
}
