import type { Document } from '../document/document.js';
import { STANDARD_INPUT } from './evidence-file.js';
import type { EvidenceKind, EvidenceProblem, ProblemKind } from './flow.js';

/** What evidence can be; for sentences about what is none. */
const EVIDENCE =
  'a recording of the browser (HAR), a raw HTTP exchange, the output of curl, the JSON of a connection, or an error text';
const RECORD =
  'Open the developer tools before the connection is created, switch on "Preserve log" and "Auto-open DevTools for popups", sign in, and export the network log.';

/** What a sentence may tell of the file; all of it is harmless. */
export interface ProblemDetail {
  /** How many requests, connections or answers it has. */
  readonly count?: number;
  readonly evidence?: EvidenceKind;
  /** What it is instead, such as `a Postman collection`. */
  readonly looksLike?: string | undefined;
  /** What is to be done with such a file. */
  readonly advice?: string | undefined;
}

/** Says in sentences what is wrong with a file. */
export function problemOf(document: Document, kind: ProblemKind, detail: ProblemDetail = {}): EvidenceProblem {
  return { file: document.file, kind, text: SENTENCES[kind](document, detail) };
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
const several = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const SENTENCES: Readonly<Record<ProblemKind, (document: Document, detail: ProblemDetail) => string>> = {
  empty: ({ file }) =>
    `${file === STANDARD_INPUT ? 'Nothing came in' : 'The file is empty'}; expected ${EVIDENCE}. Export it again, or paste the error text.`,
  'too-large': ({ bytes, limit }) =>
    `The file has ${bytes > limit ? megabytes(bytes) : 'more'}; at most ${megabytes(limit)} are read. Clear the log before the sign-in and record again, or filter the log before the export.`,
  unreadable: () =>
    `The file could not be read as text; expected ${EVIDENCE}. Save it as text in UTF-8, not as a document, an archive or a picture.`,
  foreign: (_, { looksLike, advice }) =>
    looksLike === undefined
      ? `The file has nothing of a sign-in that is known; expected ${EVIDENCE}. Give the whole error text, or record the sign-in.`
      : `The file is ${looksLike}; expected ${EVIDENCE}. ${advice ?? 'Record the sign-in.'}`,
  truncated: (_, { count = 0 }) =>
    count > 0
      ? `The file breaks off before its end; ${several(count, 'whole request')} of it ${count === 1 ? 'was' : 'were'} read. What comes later is missing: export the recording again.`
      : 'The file breaks off before its first whole request. Export the recording again, and wait until it is written.',
  'no-sign-in': (_, { evidence, count = 0 }) => noSignIn(evidence, count),
  sanitized: () =>
    'The recording is sanitized: the headers Authorization and Cookie were left out, so whether a token was sent cannot be told. For that, allow "HAR with sensitive data" in the settings of the developer tools (Network) and export again; keep such a file to yourself.',
  masked: () =>
    'Values were written over before this file was given. What depends on them (whether a secret, a code or a token is the right one) cannot be told.',
  'connect-only': () =>
    'The recording has tunnels (CONNECT) only, and nothing of what went through them. Switch on the decryption of HTTPS in the recording program, in Fiddler under Tools › Options › HTTPS, and record again.',
  'cut-bodies': () =>
    'The file has less of some answers than their size says: some programs cut long ones. What stood behind the cut cannot be told.',
};

function noSignIn(evidence: EvidenceKind | undefined, count: number): string {
  if (evidence === 'status')
    return `${several(count, 'connection')} ${count === 1 ? 'was' : 'were'} found and no error text in ${count === 1 ? 'it' : 'them'}. A connection that says "Error" and nothing else has not been signed in to yet: sign in, and read its state after that.`;
  if (evidence === 'raw')
    return `${several(count, 'request')} ${count === 1 ? 'was' : 'were'} found, none of a sign-in or a call with a token. Give the exchange with the token endpoint, or the call that is refused.`;
  return `The recording has ${several(count, 'request')}, none of a sign-in. ${RECORD}`;
}
