import { type Diagnosed, diagnosisSummary, resultOf } from './diagnosis.js';
import { createReporter, type Format, type ReportOptions } from './reporter.js';

export interface DiagnosisOptions extends ReportOptions {
  /** text: columns of the terminal. */
  readonly width?: number;
}

/**
 * The whole report of a diagnosis in a format, whose code is loaded when asked for. No secret of the flow is in it, and
 * nothing of the evidence but what is known to be harmless.
 */
export async function diagnosisReport(
  format: Format,
  diagnosed: Diagnosed,
  options: DiagnosisOptions,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./diagnosis-text.js')).diagnosisText(diagnosed, options);
    case 'json':
      return (await import('./diagnosis-json.js')).diagnosisJson(diagnosed, options);
    case 'junit':
      return (await import('./diagnosis-junit.js')).diagnosisJunit(diagnosed, options);
    case 'markdown':
      return (await import('./diagnosis-markdown.js')).diagnosisMarkdown(diagnosed, options);
    case 'sarif':
    case 'github': {
      const reporter = await createReporter(format, options);
      const text = reporter.connector(resultOf(diagnosed)) + reporter.end(diagnosisSummary(diagnosed));
      return diagnosed.secrets.mask(text, format === 'sarif' ? 'json' : 'text');
    }
  }
}
