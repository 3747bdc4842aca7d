import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPIV2 } from 'openapi-types';
import { activeRules, connectorsOf } from '../engine/check.js';
import type { Finding } from '../engine/finding.js';
import type { Profile } from '../engine/rule.js';
import { runRules } from '../engine/run.js';
import { checks } from '../rules/checks.js';
import { DEFINITION_FILE, type GeneratedFiles } from './generate.js';

/**
 * Rules that speak of what the maker gave, not of what was made of it: the first pass has no client ID, people try out
 * sample names, begin with a test system, and go without scopes or with PKCE on purpose. They are told, and do not keep the files from being written.
 */
export const ABOUT_THE_INPUT: ReadonlySet<string> = new Set([
  'client/id-missing',
  'client/id-placeholder',
  'definition/host-not-production',
  'definition/host-placeholder',
  'definition/title-placeholder',
  'endpoint/sample-address',
  'endpoint/test-host',
  'servicenow/no-scope',
  'servicenow/pkce-provider',
]);

export interface Verdict {
  /** What makes the files unfit to be written. */
  readonly faults: readonly Finding[];
  /** What the maker has to do before the upload. */
  readonly notes: readonly Finding[];
  /** Why the definition is not Swagger 2.0; undefined when it is. */
  readonly structure: string | undefined;
}

/** Validates generated files: their structure with swagger-parser, their meaning with the rules of the check. */
export async function validate(files: GeneratedFiles, profile: Profile): Promise<Verdict> {
  const texts = Object.fromEntries(
    [...files].flatMap(([name, content]) => (typeof content === 'string' ? [[name, content]] : [])),
  );
  // The reader of YAML is large, and the project file of a Teams app is the only file that needs it.
  const yaml = Object.keys(texts).some((name) => /\.ya?ml$/.test(name))
    ? (await import('../teams-app/read-yaml.js')).readYaml
    : undefined;
  const findings = connectorsOf(texts, yaml).flatMap((connector) => {
    const { findings, failures } = runRules(connector, activeRules(checks, profile), { profile, fixes: false });
    for (const { rule, error } of failures) throw new Error(`rule ${rule} failed`, { cause: error });
    return findings;
  });
  return {
    faults: findings.filter(({ rule }) => !ABOUT_THE_INPUT.has(rule)),
    notes: findings.filter(({ rule }) => ABOUT_THE_INPUT.has(rule)),
    structure: await structureFault(texts[DEFINITION_FILE] ?? ''),
  };
}

/** The faults, and what else is given, as lines for a message; of very many the first ones. */
export const faultTexts = ({ faults, structure }: Verdict, others: readonly Finding[] = []): readonly string[] =>
  [
    ...(structure === undefined ? [] : [structure]),
    ...[...faults, ...others].map(
      ({ rule, location, message }) => `${location.file}:${location.line}: ${rule}: ${message}`,
    ),
  ].slice(0, 20);

async function structureFault(definition: string): Promise<string | undefined> {
  try {
    // Parsed anew, since the validation changes what it is given; nothing outside the document is followed.
    const document = JSON.parse(definition) as OpenAPIV2.Document | null;
    // What does not call itself Swagger would be held to another version of OpenAPI.
    if (!document?.swagger) return `${DEFINITION_FILE} is not Swagger 2.0; expected "swagger": "2.0".`;
    await SwaggerParser.validate(document, { resolve: { external: false } });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
