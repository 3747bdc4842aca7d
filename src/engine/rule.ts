import type { Connector } from '../connector/connector.js';
import type { FixProposal } from '../document/edits.js';
import type { Place } from '../document/node.js';
import type { SourceId } from '../facts/sources.js';
import type { Stage } from '../facts/stages.js';
import type { ValidatorCode } from '../facts/validator-codes.js';

export type { FixProposal } from '../document/edits.js';

/** `error`: cannot work or cannot be right. `warning`: will hurt in a named situation. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What the files are for. `repository`: kept in source control, placeholders are normal. `deploy`: the very files that
 * pac or paconn will upload next. `certified`: the files that Microsoft's reviewers will read.
 */
export type Profile = 'repository' | 'deploy' | 'certified';
export const PROFILES: readonly Profile[] = ['repository', 'deploy', 'certified'];

export type SeverityByProfile = Readonly<Record<Profile, Severity | 'off'>>;

export const AREAS = [
  'json',
  'definition',
  'operation',
  'parameter',
  'schema',
  'properties',
  'policy',
  'script',
  'package',
  'endpoint',
  'redirect',
  'client',
  'scope',
  'state',
  'exchange',
  'refresh',
  'servicenow',
] as const;
export type Area = (typeof AREAS)[number];

/** What a person or a tool sees when the cause is at work. `text` is the product's literal message or a part of it. */
export interface Symptom {
  readonly at: Stage;
  readonly status?: number;
  readonly error?: string;
  readonly text?: string;
}

/** What a rule is given: one connector folder. */
export interface Folder {
  readonly connector: Connector;
  readonly profile: Profile;
}

/** What a rule reports. */
export interface Observation {
  /** The value at fault; for something missing, the object it is missing from. */
  readonly at: Place;
  /** What stands there, quoted, and what is expected; no full stop, nothing that may be secret. */
  readonly message: string;
  /** The code of the Power Platform validator for this very case; may be left out when the rule has exactly one alias. */
  readonly code?: ValidatorCode;
  /** How sure we are that this is the fault it looks like; `high` unless said. */
  readonly confidence?: 'high' | 'low';
  /** Overrides the rule's severity downwards for a milder case of the same cause. */
  readonly severity?: Severity;
  /** The other half of a contradiction. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fix?: FixProposal | undefined;
}

export type Report = (observation: Observation) => void;

/** One possible cause of failure. */
export interface Rule {
  /** `<area>/<what-is-wrong>`, equal to the path of its file. */
  readonly id: `${Area}/${string}`;
  /** The Power Platform validator's names for the same thing. */
  readonly aliases?: readonly ValidatorCode[];
  readonly title: string;
  readonly severity: Severity | SeverityByProfile;
  readonly sources: readonly [SourceId, ...SourceId[]];
  /** Why it breaks, in terms of what the platform does and what happens to users. */
  readonly why: string;
  /** What to do, in the words of the product's forms. */
  readonly remedy: string;
  readonly symptoms: readonly Symptom[];
  readonly check: (folder: Folder, report: Report) => void;
}

/** Declares a rule; the identity function, there for the types. */
export const defineRule = <const Id extends Rule['id']>(
  rule: Omit<Rule, 'id'> & { readonly id: Id },
): Rule & { readonly id: Id } => rule;

/** The severity of a rule in a profile. */
export const severityIn = (rule: Rule, profile: Profile): Severity | 'off' =>
  typeof rule.severity === 'string' ? rule.severity : rule.severity[profile];
