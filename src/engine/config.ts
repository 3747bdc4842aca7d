import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { Lines } from '../document/lines.js';
import { portableCommand } from '../version.js';
import type { RuleSetting } from './check.js';
import { PROFILES, type Profile, type Severity } from './rule.js';
import { nearest } from './suggest.js';
import { UserError } from './user-error.js';

/** The names under which a configuration is looked for, from the working folder upwards. */
export const CONFIG_NAMES: readonly string[] = ['sn-connector.jsonc', 'sn-connector.json'];

/** Findings that are accepted, and why. */
export interface Exception {
  /** A rule id or an area followed by `/*`. */
  readonly rule: string;
  /** A glob over file names, relative to the configuration file. */
  readonly path: string;
  readonly reason: string;
}

/** What a configuration file may say; everything is optional. */
export interface Configuration {
  readonly profile?: Profile;
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  /** A severity per rule id, or `off`. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly exceptions: readonly Exception[];
  /** The baseline file, relative to the configuration file. */
  readonly baseline?: string;
}

export const DEFAULT_CONFIGURATION: Configuration = { rules: {}, exceptions: [] };

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
export const FAIL_ON: readonly (Severity | 'never')[] = [...SEVERITIES, 'never'];
const SETTINGS: readonly RuleSetting[] = [...SEVERITIES, 'off'];

/**
 * Reads a configuration file: JSON with comments and trailing commas.
 * @param file its name, for errors
 * @param ruleIds the rules there are
 * @throws UserError `bad-configuration` with the first thing that is wrong and what was expected
 */
export function parseConfiguration(text: string, file: string, ruleIds: readonly string[]): Configuration {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    const { line, column } = new Lines(text).positionOf(first.offset);
    throw bad(file, `is not JSON at line ${line}, column ${column} (${printParseErrorCode(first.error)})`);
  }
  const read = new Reader(file, ruleIds);
  return read.configuration(value);
}

const bad = (file: string, what: string): UserError =>
  new UserError('bad-configuration', `${file} ${what}`, `A commented example: ${portableCommand('init')}`);

/** Checks the values of a configuration one by one, with a sentence for whatever is wrong. */
class Reader {
  constructor(
    private readonly file: string,
    private readonly ruleIds: readonly string[],
  ) {}

  configuration(value: unknown): Configuration {
    const object = this.object(value, 'the configuration');
    const known = ['$schema', 'profile', 'failOn', 'maxWarnings', 'rules', 'exceptions', 'baseline'];
    this.onlyKnown(object, known, 'the configuration');
    const { profile, failOn, maxWarnings, baseline } = object;
    return {
      ...(profile === undefined ? {} : { profile: this.oneOf(profile, PROFILES, 'profile') }),
      ...(failOn === undefined ? {} : { failOn: this.oneOf(failOn, FAIL_ON, 'failOn') }),
      ...(maxWarnings === undefined ? {} : { maxWarnings: this.count(maxWarnings, 'maxWarnings') }),
      ...(baseline === undefined ? {} : { baseline: this.text(baseline, 'baseline') }),
      rules: this.rules(object['rules']),
      exceptions: this.exceptions(object['exceptions']),
    };
  }

  private rules(value: unknown): Record<string, RuleSetting> {
    if (value === undefined) return {};
    const settings = new Map<string, RuleSetting>();
    for (const [id, setting] of Object.entries(this.object(value, '"rules"'))) {
      this.rule(id, '"rules"');
      settings.set(id, this.oneOf(setting, SETTINGS, `rules["${id}"]`));
    }
    return Object.fromEntries(settings);
  }

  private exceptions(value: unknown): Exception[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw this.wrong('"exceptions"', 'a list', value);
    return value.map((entry, index) => {
      const name = `exceptions[${index}]`;
      const object = this.object(entry, name);
      this.onlyKnown(object, ['rule', 'path', 'reason'], name);
      const rule = this.text(object['rule'], `${name}.rule`);
      if (!rule.endsWith('/*')) this.rule(rule, `${name}.rule`);
      const reason = this.text(object['reason'], `${name}.reason`);
      return { rule, path: this.text(object['path'], `${name}.path`), reason };
    });
  }

  private rule(id: string, where: string): void {
    if (this.ruleIds.includes(id)) return;
    const near = nearest(id, this.ruleIds);
    throw bad(
      this.file,
      `names the rule "${id}" in ${where}, which does not exist${near ? `; did you mean "${near}"?` : ''}`,
    );
  }

  private object(value: unknown, name: string): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.wrong(name, 'an object', value);
    return value as Record<string, unknown>;
  }

  private text(value: unknown, name: string): string {
    if (typeof value !== 'string' || value.trim() === '') throw this.wrong(name, 'a text that is not empty', value);
    return value;
  }

  private count(value: unknown, name: string): number {
    if (!Number.isInteger(value) || (value as number) < 0) throw this.wrong(name, 'a whole number from 0', value);
    return value as number;
  }

  private oneOf<T extends string>(value: unknown, allowed: readonly T[], name: string): T {
    if (!allowed.includes(value as T)) throw this.wrong(name, allowed.map((item) => `"${item}"`).join(', '), value);
    return value as T;
  }

  private onlyKnown(object: Record<string, unknown>, known: readonly string[], where: string): void {
    for (const key of Object.keys(object)) {
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      throw bad(
        this.file,
        `has "${key}" in ${where}, which means nothing there${near ? `; did you mean "${near}"?` : ''}`,
      );
    }
  }

  private wrong(name: string, expected: string, found: unknown): UserError {
    const what = found === undefined ? 'nothing' : typeof found === 'object' ? 'something else' : JSON.stringify(found);
    return bad(this.file, `has ${what} for ${name}; expected ${expected}`);
  }
}
