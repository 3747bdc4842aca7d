import type { Edit } from '../document/edits.js';
import type { FlowStage } from '../exchange/exchange.js';
import type { ValidatorCode } from '../facts/validator-codes.js';
import type { Rule, Severity } from './rule.js';

/** Where something stands. Offsets are UTF-16 units, end excluded; lines and columns are 1-based. */
export interface Location {
  readonly file: string;
  /** RFC 6901 pointer to the value, empty for a whole file or a place in a text that is not JSON. */
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface RelatedLocation {
  readonly location: Location;
  readonly message: string;
}

/** A repair as text edits, atomic also across files. */
export interface Fix {
  readonly title: string;
  readonly applicability: 'safe' | 'unsafe';
  readonly edits: readonly Edit[];
}

/** Why a finding is accepted: an exception of the configuration with its reason, or the baseline. */
export interface Suppression {
  readonly kind: 'exception' | 'baseline';
  readonly reason?: string;
}

/** One result of a check. */
export interface Finding {
  readonly rule: string;
  /** The Power Platform validator's name for it, where it has one. */
  readonly code?: ValidatorCode;
  readonly severity: Severity;
  readonly confidence: 'high' | 'low';
  readonly message: string;
  /** What to do, where that is not the remedy of the rule. */
  readonly remedy?: string;
  /** Who repairs it, where that is not said by the rule. */
  readonly repairBy?: NonNullable<Rule['repairBy']>;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  readonly fix?: Fix;
  /** For what was seen in traffic: the leg of the flow. */
  readonly stage?: FlowStage;
  /** For what was seen in traffic, and faults of the files with it: `primary` is the cause, `also` is seen beside it. */
  readonly rank?: 'primary' | 'also';
  /** Set when the finding is accepted; reports for people count it and do not show it. */
  readonly suppressed?: Suppression;
}
