import type { Connector } from '../connector/connector.js';
import { isSecretName, isSecretPlaceholder } from '../exchange/secret-names.js';
import type { Knowledge, NoteFact } from '../facts/platform-requests.js';
import { SOURCES, type SourceId } from '../facts/sources.js';
import type { PlatformRequest } from '../verify/request.js';
import type { Flow } from '../verify/requests.js';
import { type Paint, plain, type Style } from './paint.js';
import { clip, columnsOf, printable } from './printable.js';
import { Redactor } from './redact.js';
import { nameOf } from './reporter.js';
import { wrap } from './wrap.js';

/** The flows of one connector. */
export interface SimulatedConnector {
  readonly connector: Connector;
  readonly flows: readonly Flow[];
  /** The rules with errors in the OAuth settings, each once. */
  readonly errors: readonly string[];
  /** Masks secrets in names and pointers; the values in the flows are masked already. */
  readonly masked: (text: string) => string;
}

/** Masks the secrets of a connector in a text of its files, by the text itself and by the name it belongs to. */
export function maskOf(connector: Connector): (text: string, name?: string) => string {
  const redactor = new Redactor((file) => connector.documentNamed(file)?.text);
  const files = connector.documents.map(({ file }) => file);
  return (text, name) =>
    name !== undefined && isSecretName(name) && !isSecretPlaceholder(text)
      ? '*'.repeat(text.length)
      : redactor.text(text, files);
}

export interface SimulationOptions {
  readonly paint?: Paint;
  /** Columns of the terminal. */
  readonly width?: number;
}

/** What is shown of a value, and of a whole request. */
const LONGEST_VALUE = 500;
const LONGEST_LINE = 8000;
const MOST_PARAMETERS = 100;
const MOST_UNRESOLVED = 10;
const EVIDENCE: Readonly<Record<Knowledge['evidence'], Style>> = {
  documented: 'good',
  measured: 'info',
  inferred: 'warning',
};

const INTRODUCTION =
  'Nothing is sent. __NAME__ stands for what only the connection or the platform knows; no secret of a file is shown.';

/** What the stages are, in words. */
function headingOf({ stage, attempt, operation = 'an operation' }: PlatformRequest): string {
  if (stage === 'authorize') return 'authorize: the browser opens the sign-in page';
  if (stage === 'api') return `API call: ${show(operation)}, with the token`;
  if (stage === 'refresh') return 'refresh: a new token when the first expires';
  if (attempt === 'form') return 'token, first attempt: id and secret in the form';
  if (attempt === 'basic') return 'token, second attempt: id and secret by HTTP Basic';
  return 'token: the platform changes the code into a token';
}

/** The requests, for people. Give it the connectors one by one, and ask for the end once. */
export class SimulationText {
  private readonly paint: Paint;
  private readonly width: number;
  private readonly sources: SourceId[] = [];
  private isFirst = true;

  constructor({ paint = plain, width = 100 }: SimulationOptions = {}) {
    this.paint = paint;
    this.width = Math.max(width, 40);
  }

  connector({ connector, flows, errors, masked }: SimulatedConnector): string {
    const name = nameOf(connector);
    const blocks = flows.map((flow) => this.flow(name, flow, masked));
    if (errors.length > 0) blocks.push(this.pointer(name, errors));
    return blocks.map((block) => `${block}\n\n`).join('');
  }

  /** The sources that were named by number, and what the words mean. */
  end(): string {
    const { paint } = this;
    const legend = [
      'documented: Microsoft or the standard says so.',
      'measured: seen in published connectors, error texts or traces.',
      'inferred: follows from what is alike; nobody has confirmed it.',
    ];
    const sources = this.sources.flatMap((id, index) => [
      `[${index + 1}] ${SOURCES[id].title}`,
      `    ${paint('dim', SOURCES[id].url)}`,
    ]);
    return `${[...legend, '', paint('bold', 'Sources'), ...sources].join('\n')}\n`;
  }

  private flow(connector: string, flow: Flow, masked: (text: string) => string): string {
    const { oauth, requests, notes } = flow;
    const provider = oauth.provider === undefined ? 'no provider' : `provider ${show(masked(oauth.provider))}`;
    const { name, set } = oauth.parameter;
    const where = `connection parameter ${show(masked(name))}${set === undefined ? '' : ` of set ${show(masked(set))}`}`;
    const lines = [
      this.paint('bold', `${printable(connector)}: ${provider}, ${where}`),
      ...(this.isFirst ? this.text(INTRODUCTION, '') : []),
    ];
    this.isFirst = false;
    for (const { stage, ...note } of notes)
      lines.push(...this.note({ ...note, text: stage ? `${stage}: ${note.text}` : note.text }));
    for (const [index, request] of requests.entries()) lines.push('', ...this.request(request, index + 1));
    return lines.join('\n');
  }

  private request(request: PlatformRequest, number: number): string[] {
    const { paint } = this;
    const known = this.known(request);
    const lines = [`${paint('bold', `${number} ${headingOf(request)}`)}  ${known.painted}`, ''];
    lines.push(`  ${request.method} ${line(request.url)}`);
    for (const { name, value } of request.headers) lines.push(`  ${line(`${name}: ${value}`)}`);
    if (request.body !== undefined) lines.push('', `  ${line(request.body)}`);
    lines.push('', ...this.table(request));
    const more = request.parameters.length - MOST_PARAMETERS;
    if (more > 0) lines.push(`  ${more} more parameters (--format json has them all)`);
    if (request.unresolved.length + request.notes.length > 0) lines.push('');
    for (const { placeholder, in: at, lacksPrefix } of request.unresolved.slice(0, MOST_UNRESOLVED)) {
      const why = lacksPrefix
        ? `there is a connection parameter "${show(placeholder)}", and templates are known to read "token:${show(placeholder)}" only`
        : 'nothing of that name is declared';
      const text = `{${show(placeholder)}} in ${show(at.label)} stays as it is: ${why}.`;
      lines.push(...this.text(text, 'note: ', 'warning'));
    }
    for (const note of request.notes) lines.push(...this.note(note));
    return lines;
  }

  private table(request: PlatformRequest): string[] {
    const { address, parameters } = request;
    const rows = [
      { name: 'address', value: address.value, from: address.from.label, known: this.known(address) },
      ...parameters.slice(0, MOST_PARAMETERS).map((parameter) => ({
        name: parameter.in === 'header' ? `${parameter.name}:` : parameter.name,
        value: parameter.value === '' ? '(empty)' : parameter.value,
        from: parameter.from === parameter.template ? 'the template' : parameter.from.label,
        known: this.known(parameter),
        template: parameter.template?.label,
      })),
    ].map((row: Row) => ({ ...row, name: show(row.name), value: show(row.value), from: show(row.from) }));
    const names = Math.min(24, Math.max(...rows.map(({ name }) => columns(name))));
    const froms = Math.min(34, Math.max(...rows.map(({ from }) => columns(from))));
    const knowns = Math.max(...rows.map(({ known }) => known.plain.length));
    const room = this.width - names - froms - knowns - 8;
    const values = Math.max(16, Math.min(room, Math.max(...rows.map(({ value }) => columns(value)))));
    let template: string | undefined;
    return rows.flatMap(({ name, value, from, known, template: own }) => {
      const head = own === undefined || own === template ? [] : [this.paint('dim', `  as ${own} says:`)];
      template = own ?? template;
      const label = `  ${pad(name, names)}  `;
      const tail = `${this.paint('dim', pad(from, froms))}  ${known.painted}`;
      const isShort = columns(name) <= names && columns(value) <= values;
      if (isShort) return [...head, `${label}${pad(value, values)}  ${tail}`];
      return [...head, `${label}${value}`, `${' '.repeat(names + values + 6)}${tail}`];
    });
  }

  private pointer(name: string, errors: readonly string[]): string {
    const count = errors.length === 1 ? 'an error' : 'errors';
    const command = `sn-connector check ${/[^\w./-]/.test(name) ? `"${printable(name)}"` : name}`;
    const text = `check finds ${count} in these settings (${errors.join(', ')}); for place and repair:`;
    return [...this.text(text, '', 'error'), `  ${command}`].join('\n');
  }

  private note({ text, source }: NoteFact): string[] {
    return this.text(`${show(text, LONGEST_LINE)} [${this.number(source)}]`, 'note: ');
  }

  private text(text: string, mark: string, style?: Style): string[] {
    const indent = '  ';
    const lines = wrap(text, this.width - indent.length - mark.length);
    return lines.map((each, index) => {
      const start = index === 0 ? this.paint(style ?? 'dim', mark) : ' '.repeat(mark.length);
      return `${indent}${start}${mark === '' && style ? this.paint(style, each) : each}`;
    });
  }

  private known({ evidence, source }: Knowledge): { readonly plain: string; readonly painted: string } {
    const number = `[${this.number(source)}]`;
    return { plain: `${evidence} ${number}`, painted: `${this.paint(EVIDENCE[evidence], evidence)} ${number}` };
  }

  private number(source: SourceId): number {
    const index = this.sources.indexOf(source);
    return index < 0 ? this.sources.push(source) : index + 1;
  }
}

interface Row {
  readonly name: string;
  readonly value: string;
  readonly from: string;
  readonly known: { readonly plain: string; readonly painted: string };
  /** The key of the template that names the parameter. */
  readonly template?: string | undefined;
}

const show = (text: string, length = LONGEST_VALUE): string => printable(clip(text, length));
const line = (text: string): string => show(text, LONGEST_LINE);
const columns = (text: string): number => [...text].reduce((sum, character) => sum + columnsOf(character), 0);
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
