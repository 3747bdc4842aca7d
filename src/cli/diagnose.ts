import { loadConnector } from '../connector/load.js';
import type { Document } from '../document/document.js';
import { activeRules } from '../engine/check.js';
import { diagnose } from '../engine/diagnose.js';
import type { Profile, Severity } from '../engine/rule.js';
import { UserError } from '../engine/user-error.js';
import { readEvidence } from '../exchange/evidence.js';
import { Flow } from '../exchange/flow.js';
import { mergedEvidence } from '../exchange/merged-evidence.js';
import type { Format } from '../report/reporter.js';
import { rules } from '../rules/index.js';
import { commandHere } from './command-here.js';
import { problemLines, reportDiagnosis } from './diagnosis-output.js';
import { readEvidenceFiles } from './evidence-files.js';
import { refuseUnwritable } from './output.js';
import { onlyTarget } from './targets.js';

export interface DiagnoseOptions {
  readonly files: readonly string[];
  readonly connector?: string | undefined;
  readonly profile: Profile;
  readonly format: Format;
  readonly output?: string | undefined;
  readonly report?: string | undefined;
  readonly failOn: Severity | 'never';
  readonly color?: boolean | undefined;
}

/**
 * `sn-connector diagnose`: names the cause that recordings, raw answers, statuses or texts show. Nothing of them is shown but
 * what is known to be harmless.
 * @throws UserError `cannot-read`, `too-large`, `no-evidence`; `not-recognised` when no file is evidence of a sign-in
 */
export async function diagnoseEvidence(options: DiagnoseOptions): Promise<void> {
  const connector = options.connector === undefined ? undefined : loadConnector(onlyTarget(options.connector));
  for (const file of [options.output, options.report]) refuseUnwritable(file);
  const documents = await readEvidenceFiles(options.files);
  const evidence = mergedEvidence(documents.map((document) => readEvidence(document, connector)));
  if (evidence.exchanges.length === 0)
    throw new UserError(
      'not-recognised',
      problemLines(evidence, documents).join('\n') || 'Nothing of a sign-in was found.',
      documents.some(isPlainText)
        ? `What is near to a text in other words: ${commandHere('explain "<the text>"')}. Where only the time of the failure is known: ${commandHere('explain --when 30-minutes')}`
        : 'What is read: recordings (HAR), raw HTTP and curl output, the connection status of the platform, the outbound log of an instance, error texts.',
      'cannot-run',
    );
  const flow = new Flow(evidence, connector, connector?.oauthSettings[0]);
  const active = activeRules(rules, options.profile);
  const diagnosis = diagnose(flow, active, options);
  await reportDiagnosis({ command: 'diagnose', flow, diagnosis, rules: active, evidence: documents }, options);
}

/** True for words, which may be those of a person; not for data, and for what could not be read as text. */
const isPlainText = ({ text, unreadable }: Document): boolean => unreadable === undefined && /^\s*[^\s[{<]/.test(text);
