/**
 * Generates and checks Power Platform custom connectors for ServiceNow, offline.
 *
 * @example
 * import { check, generate } from 'servicenow-connector-toolkit';
 *
 * const files = await generate({ environments: { dev: { instance: 'dev12345' } } });
 * const { findings } = check({
 *   'apiProperties.json': '{ … }',
 *   'apiDefinition.swagger.json': '{ … }',
 * });
 * for (const { rule, message, location } of findings) console.log(location.line, rule, message);
 */
export {
  type CheckOptions,
  type CheckResult,
  check,
  checkFolder,
  type DiagnoseOptions,
  type DiagnoseResult,
  type DiffResult,
  diagnose,
  diff,
  generate,
  importApi,
  ruleById,
} from './api.js';
export type { Edit } from './document/edits.js';
export type { RuleSetting } from './engine/check.js';
export type { Finding, Fix, Location, RelatedLocation } from './engine/finding.js';
export { type Applied, applyFixes } from './engine/fix.js';
export type { Profile, Severity, Symptom } from './engine/rule.js';
export { UserError } from './engine/user-error.js';
export type { Choices, Field } from './facts/tables/table.js';
export type { ValidatorCode } from './facts/validator-codes.js';
export type { Environment, ExportedTable, Publisher, SpecInput } from './generator/spec.js';
export type { ImportApiOptions, ImportApiResult } from './importer/import-api.js';
export type { RuleId } from './rules/index.js';
export { VERSION } from './version.js';
