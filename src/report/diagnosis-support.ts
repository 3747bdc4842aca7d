import { type Diagnosed, diagnosisView, resultOf } from './diagnosis.js';
import { pointsPart, stagePart } from './diagnosis-markdown.js';
import { directionWords, verdictWords } from './diagnosis-words.js';
import type { Telling } from './exchange-told.js';
import { listed, REPAIR_BY } from './explanation-words.js';
import { codeSpan, escapeMarkdown, messageText } from './markdown-text.js';
import { connectorFacts, type SupportOptions, supportFinding } from './support.js';
import { shownHost } from './support-text.js';
import { Vocabulary } from './support-words.js';

const FINDINGS_SHOWN = 30;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;
/** Parts of the paths of ServiceNow's and the platform's APIs that everybody has. */
const PUBLIC_SEGMENT = /^(?:now|table|v\d{1,2}|stats|attachment|import|apim|redirect|[a-z_]{4,20}\.do)$/;

/**
 * A diagnosis that can be put on a public page: versions, kinds of evidence, legs, causes, and what could not be seen.
 * Hosts, paths and messages are shortened to what is everybody's, as in the report of `check`.
 */
export function diagnosisSupport(diagnosed: Diagnosed, options: SupportOptions): string {
  const words = new Vocabulary(options.rules);
  const telling: Telling = {
    host: (host) => (LOOPBACK.test(host) ? host : shownHost(host)),
    segment: (segment) => (words.has(segment) || PUBLIC_SEGMENT.test(segment) ? segment : '…'),
    hasScopes: false,
  };
  const view = diagnosisView(diagnosed, telling);
  const { flow, command } = diagnosed;
  const { connector } = flow;
  const { tool, node, platform, profile } = options;
  const checked = resultOf(diagnosed).connector;
  const found = [...view.causes, ...view.also, ...view.files];
  const parts = [
    '# Support report\n',
    'Names, ids, addresses and texts were shortened or left out. Read it before you publish it.\n',
    [
      `- ${escapeMarkdown(`${tool.name} ${command} ${tool.version}, Node ${node}, ${platform}, profile ${profile}`)}`,
      `- evidence: ${flow.evidence.kinds.join(', ')}${flow.evidence.isSanitized ? ', sanitized' : ''}, ${flow.exchanges.length} exchanges`,
      `- direction: ${escapeMarkdown(directionWords(view.direction))}`,
      `- verdict: ${messageText(verdictWords(view))}`,
      ...(view.repairBy.length > 0 ? [`- repaired by: ${listed(view.repairBy.map((who) => REPAIR_BY[who]))}`] : []),
      '',
    ].join('\n'),
    `## What happened\n\n${view.stages.map(stagePart).join('')}`,
    ...(found.length > 0
      ? [
          `## Findings\n\n${found
            .slice(0, FINDINGS_SHOWN)
            .map(({ finding }) => `${supportFinding(finding, checked, words)}${rankWords(finding.rank)}\n`)
            .join('')}${found.length > FINDINGS_SHOWN ? `- and ${found.length - FINDINGS_SHOWN} more\n` : ''}`,
        ]
      : []),
    ...(view.explanations.length > 0
      ? [
          `## Error texts\n\n${view.explanations
            .map(({ primary, rules }) => `- ${codeSpan(primary?.message.id ?? rules[0]?.id ?? 'unknown')}\n`)
            .join('')}`,
        ]
      : []),
    ...(connector
      ? [
          `## Connector\n\n${connectorFacts(connector)
            .map((fact) => `- ${fact}\n`)
            .join('')}`,
        ]
      : []),
    ...pointsPart('What this does not show', view.notProven),
    ...pointsPart('What to capture next', view.capture),
  ];
  return diagnosed.secrets.mask(parts.join('\n'));
}

const rankWords = (rank: 'primary' | 'also' | undefined): string =>
  rank === 'primary' ? ' (the cause)' : rank === 'also' ? ' (seen beside it)' : '';
