import type { RunProblem, Summary } from './reporter.js';

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The outcome of a run in one line: `3 errors, 2 warnings in 1 of 4 connectors; 2 fixable with --fix`. */
export function summaryLine(summary: Summary): string {
  const { errors, warnings, infos, connectors, connectorsWithFindings, fixable, fixableUnsafe, suppressed } = summary;
  const { noun = 'connector' } = summary;
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ].join(', ');
  const where =
    connectorsWithFindings === connectors || found === ''
      ? count(connectors, noun)
      : `${connectorsWithFindings} of ${count(connectors, noun)}`;
  const repairs =
    fixable > 0
      ? `${fixable} fixable with --fix${fixableUnsafe > 0 ? `, ${fixableUnsafe} more with --fix-unsafe` : ''}`
      : fixableUnsafe > 0
        ? `${fixableUnsafe} fixable with --fix-unsafe`
        : '';
  return [
    `${found === '' ? 'no findings' : found} in ${where}`,
    ...(repairs === '' ? [] : [repairs]),
    ...(suppressed > 0 ? [`${suppressed} accepted`] : []),
    ...(summary.problems.length > 0 ? ['the check is incomplete'] : []),
  ].join('; ');
}

/** What kept a part of the run from happening, where, and whose fault it is. */
export const problemLine = ({ folder, rule, message }: RunProblem): string =>
  `${folder === '' ? '.' : folder}: ${rule === undefined ? message : `the rule ${rule} failed, a bug to report: ${message}`}`;
