import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../connector/connector.js';
import type { FoundConnector } from '../connector/find.js';
import { placeInside } from '../connector/folder.js';
import { type LoadOptions, loadConnector } from '../connector/load.js';
import type { Finding, Fix } from '../engine/finding.js';
import { applyFixes } from '../engine/fix.js';
import type { Profile } from '../engine/rule.js';
import { type ActiveRule, runRules } from '../engine/run.js';
import { reasonOf } from './given-file.js';
import { writeInPlace } from './write-files.js';

/** Fixes can make room for others; a connector that needs more rounds than this would go in circles. */
const MAX_PASSES = 10;

/** What fixing did to a connector. */
export interface Fixed {
  /** The connector as it is after the fixes. */
  readonly connector: Connector;
  readonly applied: number;
  /** Old and new text of every file that changed. */
  readonly changes: readonly { readonly file: string; readonly before: string; readonly after: string }[];
}

/**
 * Makes the repairs of a connector until there are none left to make, on the texts in memory.
 * @param isWanted which findings to repair
 * @param options what is read beside the connector
 */
export function fixConnector(
  found: FoundConnector,
  rules: readonly ActiveRule[],
  profile: Profile,
  isWanted: (finding: Finding, fix: Fix) => boolean,
  options: LoadOptions = {},
): Fixed {
  const original = loadConnector(found, options);
  let connector = original;
  let applied = 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { findings } = runRules(connector, rules, { profile, fixes: true });
    const fixes = findings.flatMap((finding) => {
      const { fix } = finding;
      return fix && isWanted(finding, fix) && isRewritable(connector, fix) ? [fix] : [];
    });
    if (fixes.length === 0) break;
    const result = applyFixes(textsOf(connector), fixes);
    applied += result.applied;
    connector = connector.withTexts(result.texts);
  }
  const before = textsOf(original);
  const changes = [...textsOf(connector)].flatMap(([file, after]) => {
    const old = before.get(file);
    return old === undefined || old === after ? [] : [{ file, before: old, after }];
  });
  return { connector, applied, changes };
}

/** A file whose bytes were not UTF-8 cannot be written back as it was. */
const isRewritable = (connector: Connector, fix: Fix): boolean =>
  fix.edits.every(({ file }) =>
    connector.documents.some((document) => document.file === file && !document.invalidUtf8),
  );

const textsOf = (connector: Connector): Map<string, string> =>
  new Map(connector.documents.map((document) => [document.file, document.text]));

/**
 * Writes changed files back, each as a whole, unless somebody changed them in the meantime. A link stays one.
 * @returns the files that could not be written, and why
 */
export function writeChanges(found: FoundConnector, { changes }: Fixed): { file: string; reason: string }[] {
  return changes.flatMap(({ file, before, after }) => {
    try {
      const name = found.folder === '' ? file : file.slice(found.folder.length + 1);
      const path = placeInside(join(found.path, name), found.boundary, found.path);
      if (path === undefined) return [{ file, reason: 'leads out of the folder now' }];
      if (readFileSync(path, 'utf8') !== before) return [{ file, reason: 'was changed while it was repaired' }];
      writeInPlace([[path, after]]);
      return [];
    } catch (error) {
      return [{ file, reason: `cannot be written (${reasonOf(error)})` }];
    }
  });
}
