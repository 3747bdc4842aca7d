import type { Connector } from '../connector/connector.js';
import type { FixProposal } from '../document/edits.js';
import type { Place } from '../document/node.js';
import type { Exchange, Part } from '../exchange/exchange.js';
import type { Flow } from '../exchange/flow.js';
import type { RepairBy } from '../facts/messages/message.js';
import type { SourceId } from '../facts/sources.js';
import type { Stage } from '../facts/stages.js';
import type { ValidatorCode } from '../facts/validator-codes.js';
import type { Registration } from '../registration/registration.js';
import type { TeamsApp } from '../teams-app/teams-app.js';

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
  'token',
  'refresh',
  'network',
  'tls',
  'edge',
  'api',
  'servicenow',
  'platform',
  'registration',
  'teams',
] as const;
export type Area = (typeof AREAS)[number];

/** What a person or a tool sees when the cause is at work. `text` is the product's literal message or a part of it. */
export interface Symptom {
  readonly at: Stage;
  readonly status?: number;
  readonly error?: string;
  readonly text?: string;
}

/** What a rule is given: one connector folder, with the Teams app in it or beside it. */
export interface Folder {
  /** Empty where the folder holds exports of ServiceNow's registry alone. */
  readonly connector: Connector;
  /** The records of ServiceNow's application registry that were exported into the folder. */
  readonly registrations: readonly Registration[];
  /** The app for Teams in the folder, or in one of its own; a connector has none in most cases. */
  readonly teamsApp?: TeamsApp | undefined;
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
  /** Overrides the rule's remedy, where this case is mended elsewhere than most. */
  readonly remedy?: string | undefined;
  /** Overrides who repairs it, where this case is mended by others than most. */
  readonly repairBy?: Rule['repairBy'];
  /** The other half of a contradiction. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fix?: FixProposal | undefined;
}

export type Report = (observation: Observation) => void;

/**
 * What a cause in traffic is about, in the order in which causes explain each other: who got a page for a token need not
 * look at its members. `rest` speaks only where no other cause does.
 */
export const LAYERS = ['network', 'tls', 'http', 'content', 'shape', 'error', 'token', 'api', 'rest'] as const;
export type Layer = (typeof LAYERS)[number];

/** What a rule sees in traffic. */
export interface Sighting {
  readonly exchange: Exchange;
  /** The part of it at fault; the exchange as a whole unless said. */
  readonly part?: Part;
  /** What came and what is expected. Nothing of a body or an address but what is known to be harmless. */
  readonly message: string;
  readonly confidence?: 'high' | 'low';
  /**
   * Overrides the rule's severity: a milder case of the same cause, or a failure that happened where the files only let
   * one fear it.
   */
  readonly severity?: Severity;
  /** Overrides the rule's layer, for a cause that shows in several ways. */
  readonly layer?: Layer;
  /** Overrides the rule's remedy, where this case is mended elsewhere than most. */
  readonly remedy?: string | undefined;
  /** Overrides who repairs it, where this case is mended by others than most. */
  readonly repairBy?: Rule['repairBy'];
  /** The key of the files behind it, where that is not the address of the request. */
  readonly key?: Place | undefined;
  /** What else to look at, in the evidence or in the files. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
}

export type See = (sighting: Sighting) => void;

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
  /** How to see it in the files; without, the files cannot show it. */
  readonly check?: (folder: Folder, report: Report) => void;
  /** How to see it in traffic; without, traffic cannot show it. */
  readonly diagnose?: (flow: Flow, see: See) => void;
  /** For `diagnose`: what kind of cause it is. */
  readonly layer?: Layer;
  /** Who can repair it, likeliest first; the maker of the connector unless said. */
  readonly repairBy?: readonly [RepairBy, ...RepairBy[]];
}

/** Declares a rule; the identity function, there for the types. */
export const defineRule = <const Id extends Rule['id']>(
  rule: Omit<Rule, 'id'> & { readonly id: Id },
): Rule & { readonly id: Id } => rule;

/** The severity of a rule in a profile. */
export const severityIn = (rule: Rule, profile: Profile): Severity | 'off' =>
  typeof rule.severity === 'string' ? rule.severity : rule.severity[profile];
