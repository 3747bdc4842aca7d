import type { Finding, Location } from '../engine/finding.js';
import type { Rule } from '../engine/rule.js';
import { clip } from './printable.js';
import { Redactor } from './redact.js';
import type { ConnectorResult, ReportOptions } from './reporter.js';
import { isFreeOfSecrets } from './secret-values.js';

/** A message may quote a value of any length; this much of it is shown. */
const LONGEST = 1000;

/** Takes the secrets of a connector out of what is said about it. */
export function redactorOf({ connector }: ConnectorResult): Redactor {
  return new Redactor(
    (file) => connector.documentNamed(file)?.text,
    (file) => {
      const document = connector.documentNamed(file);
      return document !== undefined && isFreeOfSecrets(document);
    },
  );
}

/** The finding as it may be told: no text in it holds a secret or goes on for ever. A fix that holds one has no edits. */
export function shown(finding: Finding, redactor: Redactor): Finding {
  const { location, related, fix } = finding;
  const files = [...new Set([location, ...related.map((other) => other.location)].map(({ file }) => file))];
  const text = (message: string): string => clip(redactor.text(message, files), LONGEST);
  const place = (at: Location): Location => ({ ...at, pointer: redactor.text(at.pointer, files) });
  return {
    ...finding,
    message: text(finding.message),
    location: place(location),
    related: related.map((other) => ({ location: place(other.location), message: text(other.message) })),
    ...(fix
      ? {
          fix: {
            ...fix,
            title: text(fix.title),
            edits: fix.edits.every((e) => redactor.isShowable(e)) ? fix.edits : [],
          },
        }
      : {}),
  };
}

/** What reports say about rules beside the findings. */
export class RuleTexts {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly pages: NonNullable<ReportOptions['pageOf']>;

  constructor({ rules, pageOf }: Pick<ReportOptions, 'rules' | 'pageOf'>) {
    this.rules = new Map(rules.map(({ rule }) => [rule.id, rule]));
    this.pages = pageOf ?? (() => undefined);
  }

  title = (rule: string): string => this.rules.get(rule)?.title ?? rule;
  remedy = (rule: string): string => this.rules.get(rule)?.remedy ?? '';
  page = (rule: string): string | undefined => this.pages(rule);
}

/** What a rule is called where there is room for its code: `area/name (Code)`. */
export const labelOf = ({ rule, code }: Finding): string => (code ? `${rule} (${code})` : rule);
