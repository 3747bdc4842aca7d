/** What the platform stores between two polls: the newest record it saw. */
interface State {
  readonly newest: Readonly<Record<string, string>> | undefined;
}

interface Parameter {
  readonly name: string;
  readonly default?: unknown;
}

/**
 * The platform's side of a polling trigger, as documented: the first poll sets the state and starts nothing; a later poll
 * sends the expression filled from the newest record; an empty answer leaves the state as it is.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger
 */
export class PollingPlatform {
  private state: State | undefined;
  /** The addresses that were called, as they went over the wire. */
  readonly requests: URL[] = [];

  constructor(
    private readonly path: string,
    private readonly parameters: readonly Parameter[],
    private readonly triggerConfig: Readonly<Record<string, string>>,
    private readonly send: (url: URL) => { readonly result: readonly Record<string, string>[] },
  ) {}

  /** The records that flows start with. */
  poll(): readonly Record<string, string>[] {
    const url = new URL(this.path.replace(/^\/trigger/, ''), 'https://acme.service-now.com');
    for (const { name, default: value } of this.parameters) url.searchParams.set(name, String(value));
    const newest = this.state?.newest;
    if (newest)
      for (const [name, text] of Object.entries(this.triggerConfig)) url.searchParams.set(name, filled(text, newest));
    this.requests.push(url);
    const { result } = this.send(url);
    const isFirst = this.state === undefined;
    if (isFirst || result.length > 0) this.state = { newest: result[0] ?? newest };
    return isFirst ? [] : result;
  }
}

/** Only the form of expression that published policies use is known to work. */
function filled(text: string, newest: Readonly<Record<string, string>>): string {
  return text.replace(/@\{triggerBody\(\)\.result\[0\]\.(\w+)\}/g, (_, name: string) => newest[name] ?? '');
}
