import { type Diagnosed, type DiagnosisView, diagnosisSummary, diagnosisView, resultOf } from './diagnosis.js';
import type { StageView } from './diagnosis-stages.js';
import { VERDICTS } from './diagnosis-words.js';
import { placeText } from './frames.js';
import { attributes, escapeXml, JunitReporter } from './junit.js';
import { printable } from './printable.js';
import { nameOf, type ReportOptions } from './reporter.js';

/** A diagnosis as JUnit XML: a case for each leg of the sign-in, skipped where it was not seen, and the faults of the files. */
export function diagnosisJunit(diagnosed: Diagnosed, options: ReportOptions): string {
  const reporter = new JunitReporter(options);
  const view = diagnosisView(diagnosed);
  const result = resultOf(diagnosed);
  const files = result.findings.filter(({ rank }) => rank === undefined);
  const name = `${diagnosed.command}: ${nameOf(result.connector)}`;
  return diagnosed.secrets.mask(
    [
      reporter.suite(
        name,
        view.stages.map((stage) => stageCase(stage, view, name)),
      ),
      files.length > 0 ? reporter.connector({ ...result, findings: files }) : '',
      reporter.end(diagnosisSummary(diagnosed)),
    ].join(''),
  );
}

function stageCase({ stage, outcome, reason, exchanges }: StageView, view: DiagnosisView, classname: string): string {
  const found = [...view.causes, ...view.also].filter(({ finding }) => (finding.stage ?? failedStage(view)) === stage);
  const lines = [
    ...exchanges.map(({ label, outcome: line }) => (label === undefined ? line : `${label}: ${line}`)),
    ...found.flatMap(({ finding, remedy }) => [
      `${placeText(finding.location)}: ${finding.severity} ${finding.rule} ${finding.message}`,
      `  ${remedy}`,
    ]),
  ].map(printable);
  const body = escapeXml(lines.join('\n'));
  const open = `    <testcase${attributes({ name: stage, classname })}`;
  if (outcome === 'not-visible')
    return `${open}>\n      <skipped${attributes({ message: reason ?? '' })}/>\n    </testcase>\n`;
  if (outcome === 'ok') return `${open}>\n      <system-out>${body}</system-out>\n    </testcase>\n`;
  const [first] = found;
  const message = first ? `${first.title} (${first.finding.rule})` : VERDICTS.undecided;
  return `${open}>\n      <failure${attributes({ message, type: outcome })}>${body}</failure>\n    </testcase>\n`;
}

/** A fault of the files that is the cause belongs to the leg that failed. */
const failedStage = ({ stages }: DiagnosisView): string | undefined =>
  stages.find(({ outcome }) => outcome === 'failed')?.stage;
