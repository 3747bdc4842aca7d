import type { SourceId } from '../facts/sources.js';
import { SOURCES } from '../facts/sources.js';
import {
  type Diagnosed,
  type DiagnosisView,
  diagnosisSummary,
  diagnosisView,
  type FindingView,
  placesOf,
  resultOf,
  type Verdict,
  WENT_WELL,
} from './diagnosis.js';
import type { ExchangeView, StageView } from './diagnosis-stages.js';
import { checkCommand, directionWords, OUTCOMES, verdictWords } from './diagnosis-words.js';
import { requestPieces } from './exchange-lines.js';
import type { Explanation } from './explanation.js';
import { explanationPoints } from './explanation-points.js';
import { listed, REPAIR_BY, STAGES } from './explanation-words.js';
import { Frames, placeText } from './frames.js';
import { type Paint, plain, type Style } from './paint.js';
import { printable } from './printable.js';
import { nameOf } from './reporter.js';
import { labelOf, redactorOf } from './shown.js';
import { count, problemLine } from './summary-line.js';
import { hanging, wrap } from './wrap.js';

export interface DiagnosisTextOptions {
  readonly paint?: Paint;
  /** Columns of the terminal. */
  readonly width?: number;
}

/** The width of the words before the points of a cause. */
const LABEL = 13;
const HEADINGS: Partial<Record<Verdict, string>> = {
  likely: 'Likely cause',
  weakness: 'What may hurt',
  unfinished: 'What may hurt',
};
const MOST_ALSO = 10;
const MOST_PLACES = 4;
const MOST_FILES = 8;

/** A diagnosis for the terminal. No secret of the flow is in it. */
export function diagnosisText(diagnosed: Diagnosed, options: DiagnosisTextOptions = {}): string {
  const text = new Writer(diagnosed, options).text(diagnosisView(diagnosed));
  return diagnosed.secrets.mask(text);
}

class Writer {
  private readonly paint: Paint;
  private readonly width: number;
  private readonly frames: Frames;
  private readonly evidence: ReadonlySet<string>;

  constructor(
    private readonly diagnosed: Diagnosed,
    { paint = plain, width = 100 }: DiagnosisTextOptions,
  ) {
    this.paint = paint;
    this.width = Math.max(width, 40);
    this.evidence = new Set(diagnosed.evidence.map(({ file }) => file));
    const result = resultOf(diagnosed);
    this.frames = new Frames({
      paint,
      redactor: redactorOf(result),
      linesOf: (file) => result.connector.documentNamed(file)?.lines,
      width: this.width - 12,
    });
  }

  text(view: DiagnosisView): string {
    const isGood = WENT_WELL.has(view.verdict);
    const lines = [
      ...this.head(view),
      ...this.section(
        'What happened',
        view.stages.flatMap((stage, index) => this.stage(stage, index + 1)),
      ),
      ...view.causes.flatMap((cause, index) => this.cause(cause, view, index)),
      ...view.explanations.flatMap((each) => this.explanation(each, view.capture.length === 0)),
      ...this.list('Also seen', view.also, MOST_ALSO),
      ...this.points(isGood ? 'What this shows' : 'What went well', view.proven),
      ...this.points('What this does not show', isGood ? view.notProven : []),
      ...this.points('What to capture next', view.capture, true),
      ...this.files(view),
      ...diagnosisSummary(this.diagnosed).problems.map((each) => this.paint('error', printable(problemLine(each)))),
    ];
    return `${lines.join('\n')}\n`;
  }

  private head(view: DiagnosisView): string[] {
    const { flow, evidence } = this.diagnosed;
    const files = evidence.map(({ file }) => file).join(', ');
    const connector = flow.connector && nameOf(flow.connector);
    const what = [files === '' ? 'live' : files, ...(connector === undefined ? [] : [`connector ${connector}`])];
    const failed = view.stages.find(({ outcome }) => outcome === 'failed');
    const [first] = view.causes;
    const verdict = verdictWords(view);
    const style: Style = view.verdict === 'good' ? 'good' : view.verdict === 'cause' ? 'error' : 'warning';
    return [
      ...wrap(printable(`Sign-in: ${what.join(', ')}`), this.width).map((line) => this.paint('bold', line)),
      '',
      ...this.labelled('Direction', directionWords(view.direction)),
      ...(failed ? this.labelled('Fails', STAGES[failed.stage]) : []),
      ...this.labelled(
        first && view.verdict !== 'weakness' && view.verdict !== 'unfinished' ? 'Cause' : 'Verdict',
        verdict,
        style,
      ),
      ...(view.repairBy.length > 0
        ? this.labelled('Repaired by', listed(view.repairBy.map((who) => REPAIR_BY[who])))
        : []),
    ];
  }

  private section(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : ['', this.paint('bold', title), ...lines];
  }

  private stage({ stage, outcome, reason, exchanges, more }: StageView, number: number): string[] {
    const style: Style = outcome === 'ok' ? 'good' : outcome === 'failed' ? 'error' : 'dim';
    const styled = outcome === 'undecided' ? 'warning' : style;
    return [
      `  ${number} ${stage.padEnd(10)} ${this.paint(styled, OUTCOMES[outcome])}`,
      ...(reason === undefined ? [] : this.wrapped(reason, 4).map((line) => this.paint('dim', line))),
      ...exchanges.flatMap((exchange) => this.exchange(exchange)),
      ...(more > 0 ? [`    ${count(more, 'more exchange')}`] : []),
    ];
  }

  private exchange({ label, request, outcome, note }: ExchangeView): string[] {
    const room = this.width - 4;
    const start = label === undefined ? '' : '  ';
    return [
      ...(label === undefined ? [] : this.wrapped(`${label}:`, 4)),
      ...(request ? this.request(requestPieces(request), start) : []),
      ...hanging(printable(outcome), room, `${start}${request ? '< ' : ''}`).map((line) => `    ${line}`),
      ...(note === undefined ? [] : hanging(printable(note), room, `${start}note: `).map((line) => `    ${line}`)),
    ];
  }

  /** In one line, if it fits, else its pieces one below the other. */
  private request(pieces: readonly string[], start: string): string[] {
    const room = this.width - 4;
    const whole = `${start}> ${pieces.join('  ')}`;
    if (whole.length <= room) return [`    ${printable(whole)}`];
    const [first = '', ...rest] = pieces;
    const lines = [
      `${start}> ${first}`,
      ...rest.flatMap((piece) => {
        const [, label = '', text = piece] = /^(\w+: )(.*)$/s.exec(piece) ?? [];
        return hanging(text, room, `${start}  ${label}`);
      }),
    ];
    return lines.map((line) => `    ${printable(line)}`);
  }

  private cause(view: FindingView, { causes, verdict }: DiagnosisView, index: number): string[] {
    const { finding, title, remedy, repairBy, sources } = view;
    const { severity, message, fix } = finding;
    const number = causes.length > 1 ? ` ${index + 1} of ${causes.length}` : '';
    const places = placesOf(finding);
    const gutter = Math.max(...places.map(({ location: at }) => String(at.endLine).length)) + 4;
    const option = fix?.applicability === 'safe' ? '--fix' : '--fix-unsafe';
    const command = `${checkCommand(resultOf(this.diagnosed).connector)} ${option}`;
    return [
      '',
      this.paint('bold', `${HEADINGS[verdict] ?? 'Cause'}${number}`),
      ...this.wrapped(`${title} [${labelOf(finding)}]`, 2).map((line) => this.paint(severity, line)),
      ...this.wrapped(message, 2),
      ...places.flatMap(({ location: at, messages }, place) => [
        ...this.labelled(this.evidence.has(at.file) ? 'Seen at' : 'In the files', placeText(at)),
        ...messages.flatMap((each) => this.labelled('', each)),
        ...(this.evidence.has(at.file)
          ? []
          : this.frames.lines(at, place === 0 ? '^' : '-', '', gutter, place === 0 ? severity : 'info')),
      ]),
      ...this.labelled('What to do', remedy),
      ...this.labelled('Repaired by', listed(repairBy.map((who) => REPAIR_BY[who]))),
      // The command stands alone in its line, whatever its length, so that it can be copied whole.
      ...(fix ? [...this.labelled('Fix', `${fix.title}, by`), `  ${' '.repeat(LABEL)}${printable(command)}`] : []),
      ...this.sources(sources),
    ];
  }

  private sources(sources: readonly SourceId[]): string[] {
    return sources.flatMap((id, index) => [
      ...this.labelled(index === 0 ? 'Sources' : '', SOURCES[id].title),
      `  ${' '.repeat(LABEL)}${this.paint('dim', SOURCES[id].url)}`,
    ]);
  }

  private explanation(explanation: Explanation, hasCapture: boolean): string[] {
    const { title, points, sources } = explanationPoints(explanation, hasCapture);
    return [
      '',
      this.paint('bold', 'The error text'),
      ...this.wrapped(title, 2).map((line) => this.paint('warning', line)),
      ...points.flatMap(({ label, text }) => this.labelled(label, printable(text))),
      ...this.sources(sources),
    ];
  }

  /** Findings in a line or two each. */
  private list(title: string, views: readonly FindingView[], most: number): string[] {
    const groups = new Map<string, FindingView[]>();
    for (const view of views) {
      const key = `${view.finding.rule} ${view.finding.message}`;
      groups.set(key, [...(groups.get(key) ?? []), view]);
    }
    const lines = [...groups.values()].slice(0, most).flatMap((group) => {
      const [{ finding, title: what }] = group as [FindingView];
      const { severity, confidence, message } = finding;
      const doubt = confidence === 'low' ? ' [not sure]' : '';
      const text = finding.rank === undefined ? what : message;
      const places = [...new Set(group.map((view) => placeText(view.finding.location)))].slice(0, MOST_PLACES);
      return [
        ...hanging(printable(`${severity}${doubt} ${labelOf(finding)}: ${text}`), this.width - 2, '').map(
          (line) => `  ${line.replace(severity, (word) => this.paint(severity, word))}`,
        ),
        ...this.wrapped(places.join(', '), 4).map((line) => this.paint('dim', line)),
      ];
    });
    const more = groups.size - most;
    return this.section(title, more > 0 ? [...lines, `  and ${more} more`] : lines);
  }

  private files(view: DiagnosisView): string[] {
    const { connector } = this.diagnosed.flow;
    if (!connector) return [];
    const lines = this.list('Other faults of the files', view.files, MOST_FILES);
    return lines.length === 0 ? [] : [...lines, `  ${printable(checkCommand(connector))} tells place and repair.`];
  }

  private points(title: string, points: readonly string[], isOrdered = false): string[] {
    return this.section(
      title,
      points.flatMap((point, index) =>
        hanging(printable(point), this.width - 2, isOrdered ? `${index + 1}. ` : '- ').map((line) => `  ${line}`),
      ),
    );
  }

  private wrapped(text: string, indent: number): string[] {
    return wrap(printable(text), this.width - indent).map((line) => ' '.repeat(indent) + line);
  }

  private labelled(label: string, text: string, style?: Style): string[] {
    return hanging(printable(text), this.width - 2, label.padEnd(LABEL)).map((line, index) => {
      const rest = line.slice(LABEL);
      const start = index === 0 ? this.paint('dim', label) + ' '.repeat(LABEL - label.length) : ' '.repeat(LABEL);
      return `  ${start}${style ? this.paint(style, rest) : rest}`;
    });
  }
}
