/** A line of a text, with where it stands. */
export interface Line {
  /** Without its line end, and without what a program put before it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, whatever its line ends. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const stop = next < 0 ? text.length : next;
    const end = stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    lines.push({ text: text.slice(start, end), start, end });
    start = stop + 1;
  }
  return lines;
}

/** What `curl --trace-time` and `--trace-ids` put before each line. */
const BEFORE = /^(?:\d\d:\d\d:\d\d\.\d{6} )?(?:\[\d{1,6}-\d{1,6}\] )?/;
const TRACE = /^(?:== Info: |(?:=>|<=) (?:Send|Recv) (?:SSL )?(?:header|data),? )/;
const DATA = /^([0-9a-f]{4,8}): ?(.*)$/;
/** How much of a line `curl --trace-ascii` prints in one. */
const TRACE_WIDTH = 64;

/** True for what `curl --trace-ascii` writes. */
export const isTrace = (lines: readonly Line[]): boolean =>
  lines.some(({ text }) => TRACE.test(text.replace(BEFORE, '')));

/** The lines of the messages in a trace of curl: offsets taken off, what was wrapped put together, what curl says as `* …`. */
export function traceLines(lines: readonly Line[]): Line[] {
  const made: Line[] = [];
  let isMessage = false;
  let due = -1;
  for (const line of lines) {
    const text = line.text.replace(BEFORE, '');
    if (TRACE.test(text)) {
      isMessage = /^(?:=> Send|<= Recv) (?:header|data)/.test(text);
      due = -1;
      if (text.startsWith('== Info: ')) made.push({ ...line, text: `* ${text.slice(9)}` });
      continue;
    }
    const [, offset, content = ''] = DATA.exec(text) ?? [];
    if (!isMessage || offset === undefined) continue;
    const at = Number.parseInt(offset, 16);
    const last = made.at(-1);
    if (at === due && last) made[made.length - 1] = { text: last.text + content, start: last.start, end: line.end };
    else made.push({ ...line, text: content });
    due = content.length === TRACE_WIDTH ? at + TRACE_WIDTH : -1;
  }
  return made;
}

/** What curl writes of its progress, over and over in one line, in which other output then goes on. */
const PROGRESS =
  /^(?:\r?\s{0,4}\d{1,3}\s{1,9}[\d.kMGT]{1,7}\s[\d.kMGT ]{1,60}(?:[-\d]{1,3}:[-\d]{2}:[-\d]{2}\s{1,3}){3}\s{0,6}\d{0,7}[kMGT]?\r?){1,1000}/;

/** The lines of curl without its progress; what was nothing else is a remark of curl. */
export const withoutProgress = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => {
    if (!/^[\r\s]{0,5}\d/.test(line.text)) return line;
    const text = line.text.replace(PROGRESS, '');
    return text.length === line.text.length ? line : { ...line, text: text.trim() === '' ? '* ' : text };
  });

const RAW_CONTENT = /^RawContent {1,20}: ?/;

/** True for what PowerShell shows of an answer of `Invoke-WebRequest`. */
export const isInvokeWebRequest = (lines: readonly Line[]): boolean =>
  lines.some(({ text }) => /^StatusCode {1,20}: ?\d{3}\s*$/.test(text)) &&
  lines.some(({ text }) => RAW_CONTENT.test(text));

/** The lines of the answer that PowerShell shows under `RawContent`. */
export function rawContentLines(lines: readonly Line[]): Line[] {
  const first = lines.findIndex(({ text }) => RAW_CONTENT.test(text));
  const made: Line[] = [];
  const head = lines[first];
  if (!head) return made;
  const indent = RAW_CONTENT.exec(head.text)?.[0].length ?? 0;
  for (const line of lines.slice(first)) {
    if (line !== head && /^\w/.test(line.text)) break;
    made.push({ ...line, text: line.text.slice(indent) });
  }
  return made;
}

const HEX = /^[0-9a-f]{1,8}(?:;.{0,200})?$/i;

/** A body without the sizes of its chunks, where it is shown as it went over the wire; else as it is. */
export function withoutChunkSizes(body: string): string {
  let at = 0;
  const parts: string[] = [];
  for (;;) {
    const end = body.indexOf('\n', at);
    const size = body.slice(at, end < 0 ? undefined : end).trim();
    if (!HEX.test(size)) return parts.length > 0 && size === '' ? parts.join('') : body;
    const length = Number.parseInt(size, 16);
    if (length === 0) return parts.length > 0 || end < 0 ? parts.join('') : body;
    if (end < 0) return body;
    const stop = chunkEnd(body, end + 1, length);
    parts.push(body.slice(end + 1, stop));
    at = stop + 1;
    if (at >= body.length) return parts.join('');
  }
}

/** Where a chunk ends: its size counts bytes, and carriage returns that a paste may have lost. */
function chunkEnd(body: string, start: number, bytes: number): number {
  let left = bytes;
  let at = start;
  for (; at < body.length && left > 0; at++) {
    const code = body.charCodeAt(at);
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return body.charCodeAt(at) === 10 ? at : Math.max(start, nextSizeLine(body, start));
}

/** Where the next line stands that is a size of a chunk; the end of the body if there is none. */
function nextSizeLine(body: string, start: number): number {
  const pattern = /\n[0-9a-f]{1,8}(?=\n|$)/gi;
  pattern.lastIndex = start;
  return pattern.exec(body)?.index ?? body.length;
}
