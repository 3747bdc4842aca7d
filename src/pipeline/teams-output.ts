/** What the toolkit says about an app. */
export interface ToolkitRemark {
  readonly severity: 'error' | 'warning';
  /** A JSON Pointer into the manifest, where the message begins with one. */
  readonly pointer: string | undefined;
  readonly message: string;
}

const LONGEST_MESSAGE = 500;
const MOST_REMARKS = 200;
/** Colours and other sequences for terminals. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they are made of
const SEQUENCES = /\u001b\[[0-9;?]{0,20}[ -/]{0,4}[@-~]/g;
/** A line of the toolkit: a sign in brackets, the kind, the text. The signs differ between terminals. */
const LINE = /^\s{0,9}\((.)\)\s{0,9}(Error|Warning):\s{0,9}(.*)$/iu;
/** What says only how many remarks there are, or where to read on. */
const ABOUT_ALL = /ManifestValidationFailed|^Get help from https?:\/\//i;
/** The source and the name of an error of the toolkit. */
const NAME = /^[A-Za-z]{1,60}\.[A-Za-z]{1,80}(?:Error|Failed)?:\s{1,9}/;
const UNREACHABLE =
  /Unable to get schema from|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|getaddrinfo|network (?:is )?(?:error|unreachable)/i;
/** Telemetry fails by itself and says so; that is not about the app. */
const TELEMETRY = /ApplicationInsights|services\.visualstudio\.com|exp-tas\.com/i;

/** Reads the output of `teamsapp` or `atk`, which is for people: only lines with a known beginning count. */
export function toolkitRemarks(output: string): readonly ToolkitRemark[] {
  const remarks: ToolkitRemark[] = [];
  const seen = new Set<string>();
  for (const line of output.replace(SEQUENCES, '').split(/\r?\n/)) {
    if (remarks.length >= MOST_REMARKS) break;
    const [, , kind, said] = LINE.exec(line.slice(0, 5000)) ?? [];
    if (kind === undefined || said === undefined || ABOUT_ALL.test(said) || seen.has(said)) continue;
    seen.add(said);
    remarks.push({ severity: kind.toLowerCase() === 'warning' ? 'warning' : 'error', ...parted(said) });
  }
  return remarks;
}

/** True when the toolkit could not fetch the schema of the manifest. */
export const isOffline = (output: string): boolean =>
  output
    .replace(SEQUENCES, '')
    .split(/\r?\n/)
    .some((line) => LINE.test(line.slice(0, 5000)) && UNREACHABLE.test(line) && !TELEMETRY.test(line));

/** The last line that says anything, for an output that nobody knows. */
export function lastLine(output: string): string | undefined {
  const lines = output.replace(SEQUENCES, '').split(/\r?\n/);
  return lines
    .findLast((line) => /\w/.test(line) && !TELEMETRY.test(line))
    ?.trim()
    .slice(0, LONGEST_MESSAGE);
}

function parted(said: string): Pick<ToolkitRemark, 'pointer' | 'message'> {
  const [, pointer, rest = said] = /^(\/\S{0,500})\s(.*)$/.exec(said) ?? [];
  const detail = /additionalProperty":\s?"([^"]{1,100})"/.exec(rest)?.[1];
  const plain = rest
    .replace(/\s?Details: \{.*$/, '')
    .replace(NAME, '')
    .replace(/\.$/, '');
  return { pointer, message: `${plain.slice(0, LONGEST_MESSAGE)}${detail === undefined ? '' : `: "${detail}"`}` };
}
