import { type ChangeReport, countsOf, type ShownComparison } from './changes.js';
import { toJson } from './printable.js';

/** Raised when a program that reads the report has to be changed; new members alone do not raise it. */
const FORMAT_VERSION = 1;

/** The changes for programs; described by `schemas/changes.schema.json`. One change a line. */
export function changesJson({ tool, comparisons, problems }: ChangeReport): string {
  const entries = comparisons.map(connectorEntry).join(',\n');
  return `{
  "formatVersion": ${FORMAT_VERSION},
  "tool": ${toJson(tool)},
  "connectors": [${entries === '' ? '' : `\n${entries}\n  `}],
  "summary": ${toJson(countsOf(comparisons))},
  "problems": ${toJson(problems)}
}
`;
}

function connectorEntry({ connector, changes, version, revisions, drift }: ShownComparison): string {
  const lines = changes.map((change) => `        ${toJson(change)}`).join(',\n');
  const members = [
    `"connector": ${toJson(connector)}`,
    `"changes": [${lines === '' ? '' : `\n${lines}\n      `}]`,
    ...(version ? [`"version": ${toJson(version)}`] : []),
    `"revisions": ${toJson(revisions)}`,
    ...(drift ? [`"drift": ${toJson(drift)}`] : []),
  ];
  return `    {\n${members.map((member) => `      ${member}`).join(',\n')}\n    }`;
}
