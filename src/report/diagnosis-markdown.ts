import { SOURCES, type SourceId } from '../facts/sources.js';
import { type Diagnosed, diagnosisSummary, diagnosisView, type FindingView, placesOf, WENT_WELL } from './diagnosis.js';
import type { StageView } from './diagnosis-stages.js';
import { directionWords, OUTCOMES, verdictWords } from './diagnosis-words.js';
import { requestPieces } from './exchange-lines.js';
import type { Explanation } from './explanation.js';
import { explanationPoints } from './explanation-points.js';
import { listed, REPAIR_BY } from './explanation-words.js';
import { placeText } from './frames.js';
import { codeSpan, escapeMarkdown, messageText, table } from './markdown-text.js';
import { nameOf, type ReportOptions } from './reporter.js';
import { labelOf } from './shown.js';
import { problemLine } from './summary-line.js';

const MOST_LISTED = 20;

/** A diagnosis in Markdown, for a ticket or a page. */
export function diagnosisMarkdown(diagnosed: Diagnosed, { tool, profile, pageOf }: ReportOptions): string {
  const view = diagnosisView(diagnosed);
  const { flow, evidence, command, secrets } = diagnosed;
  const parts = [
    `# ${escapeMarkdown(`${tool.name} ${command}: ${verdictWords(view)}`)}\n`,
    table(
      ['', ''],
      [
        ['Direction', messageText(directionWords(view.direction), 'cell')],
        ...(view.repairBy.length > 0 ? [['Repaired by', listed(view.repairBy.map((who) => REPAIR_BY[who]))]] : []),
        ['Looked at', evidence.map(({ file }) => codeSpan(file, 'cell')).join(', ') || 'a live run'],
        ...(flow.connector ? [['Connector', codeSpan(nameOf(flow.connector), 'cell')]] : []),
      ],
    ),
    `## What happened\n\n${view.stages.map(stagePart).join('')}`,
    ...view.causes.map((cause) => causePart(cause, pageOf)),
    ...view.explanations.map(explanationPart),
    ...listPart('Also seen', view.also),
    ...pointsPart('What went well', view.proven),
    ...pointsPart('What this does not show', WENT_WELL.has(view.verdict) ? view.notProven : []),
    ...pointsPart('What to capture next', view.capture),
    ...listPart('Other faults of the files', view.files),
    ...pointsPart('Problems', diagnosisSummary(diagnosed).problems.map(problemLine)),
    `<sub>${escapeMarkdown(`${tool.name} ${tool.version}, profile ${profile}`)}.</sub>\n`,
  ];
  return secrets.mask(parts.join('\n'));
}

/** A leg: what was sent and what came, as code, so that nothing in it is markup. */
export function stagePart({ stage, outcome, reason, exchanges, more }: StageView): string {
  const lines = exchanges.flatMap(({ label, request, outcome: line, note }) => [
    ...(label === undefined ? [] : [`  - ${escapeMarkdown(label)}\n`]),
    ...(request ? [`  - ${codeSpan(requestPieces(request).join('  '))}\n`] : []),
    `  - ${codeSpan(line)}\n`,
    ...(note === undefined ? [] : [`  - note: ${messageText(note)}\n`]),
  ]);
  const why = reason === undefined ? '' : `: ${messageText(reason)}`;
  return `- ${stage}, **${OUTCOMES[outcome]}**${why}\n${lines.join('')}${more > 0 ? `  - and ${more} more\n` : ''}`;
}

function causePart(
  { finding, title, remedy, repairBy, sources }: FindingView,
  pageOf: ReportOptions['pageOf'],
): string {
  const { message, fix, severity, confidence } = finding;
  const page = pageOf?.(finding.rule);
  const label = codeSpan(labelOf(finding));
  return [
    `## ${confidence === 'low' ? 'Likely cause' : 'Cause'}: ${messageText(title)}\n`,
    `${severity} ${page ? `[${label}](${encodeURI(page)})` : label}: ${messageText(message)}\n`,
    ...placesOf(finding).map(
      ({ location, messages }) =>
        `- ${[codeSpan(placeText(location)), ...messages.map((each) => messageText(each))].join('; ')}`,
    ),
    '',
    `**What to do:** ${messageText(remedy)}\n`,
    `**Repaired by:** ${listed(repairBy.map((who) => REPAIR_BY[who]))}\n`,
    ...(fix
      ? [
          `**Fix:** ${codeSpan(`sn-connector check ${fix.applicability === 'safe' ? '--fix' : '--fix-unsafe'}`)}: ${messageText(fix.title)}\n`,
        ]
      : []),
    sourceLines(sources),
  ].join('\n');
}

function explanationPart(explanation: Explanation): string {
  const { title, points, sources } = explanationPoints(explanation);
  const lines = points.map(({ label, text }) => `- **${label}:** ${messageText(text)}\n`);
  return `## The error text: ${messageText(title)}\n\n${lines.join('')}\n${sourceLines(sources)}`;
}

const sourceLines = (sources: readonly SourceId[]): string =>
  sources.length === 0
    ? ''
    : `**Sources:** ${sources.map((id) => `[${escapeMarkdown(SOURCES[id].title)}](${SOURCES[id].url})`).join(', ')}\n`;

function listPart(title: string, views: readonly FindingView[]): string[] {
  if (views.length === 0) return [];
  const lines = views.slice(0, MOST_LISTED).map(({ finding }) => {
    const doubt = finding.confidence === 'low' ? ', not sure' : '';
    return `- ${finding.severity}${doubt} ${codeSpan(labelOf(finding))}: ${messageText(finding.message)} (${codeSpan(placeText(finding.location))})\n`;
  });
  const more = views.length - lines.length;
  return [`## ${title}\n\n${lines.join('')}${more > 0 ? `- and ${more} more\n` : ''}`];
}

export const pointsPart = (title: string, points: readonly string[]): string[] =>
  points.length === 0 ? [] : [`## ${title}\n\n${points.map((point) => `- ${messageText(point)}\n`).join('')}`];
