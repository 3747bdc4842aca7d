import type {
  ArtifactLocation,
  Notification,
  ReportingDescriptor,
  Result,
  Fix as SarifFix,
  Location as SarifLocation,
} from 'sarif';
import type { Finding, Fix, Location } from '../engine/finding.js';
import type { Severity } from '../engine/rule.js';
import type { ActiveRule } from '../engine/run.js';
import { SOURCES } from '../facts/sources.js';
import { messageText } from './markdown-text.js';
import { toJson } from './printable.js';
import type { ConnectorResult, Reporter, ReportOptions, RunProblem, Summary } from './reporter.js';
import { Files, locationOf, ROOT, uriOf } from './sarif-places.js';
import { RuleTexts, redactorOf, shown } from './shown.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * SARIF 2.1.0 for code scanning. All rules of the run are listed; results are written as they come, one a line. There are
 * no snippets of files in it, so it cannot hold what a file holds.
 */
export class SarifReporter implements Reporter {
  private readonly texts: RuleTexts;
  private readonly ruleIndex: ReadonlyMap<string, number>;
  private readonly artifacts = new Map<string, number>();
  private readonly artifactByFile = new Map<string, ArtifactLocation>();
  private readonly occurrences = new Map<string, number>();
  private isEmpty = true;
  private hasHead = false;

  constructor(private readonly options: ReportOptions) {
    this.texts = new RuleTexts(options);
    this.ruleIndex = new Map(options.rules.map(({ rule }, index) => [rule.id, index]));
  }

  connector(result: ConnectorResult): string {
    const redactor = redactorOf(result);
    const files = new Files(result);
    let text = this.takeHead();
    for (const finding of result.findings) {
      text += `${this.isEmpty ? '' : ','}\n        ${toJson(this.result(shown(finding, redactor), files))}`;
      this.isEmpty = false;
    }
    return text;
  }

  end({ problems }: Summary): string {
    const { profile, sourceRoot } = this.options;
    const rest = {
      artifacts: [...this.artifacts.keys()].map((uri) => ({ location: locationOf(uri) })),
      originalUriBaseIds: {
        [ROOT]: {
          ...(sourceRoot === undefined ? {} : { uri: sourceRoot.endsWith('/') ? sourceRoot : `${sourceRoot}/` }),
          description: { text: 'The folder in which the check was run.' },
        },
      },
      columnKind: 'utf16CodeUnits',
      automationDetails: { id: `${this.options.tool.name}/${profile}/` },
      invocations: [
        {
          executionSuccessful: problems.length === 0,
          ...(problems.length === 0 ? {} : { toolExecutionNotifications: problems.map(notification) }),
        },
      ],
      properties: { profile },
    };
    const members = Object.entries(rest).map(([key, value]) => `,\n      ${toJson(key)}: ${toJson(value)}`);
    return `${this.takeHead()}${this.isEmpty ? ']' : '\n      ]'}${members.join('')}\n    }\n  ]\n}\n`;
  }

  private takeHead(): string {
    if (this.hasHead) return '';
    this.hasHead = true;
    const { tool, rules } = this.options;
    const driver = {
      name: tool.name,
      semanticVersion: tool.version,
      ...(tool.page ? { informationUri: tool.page } : {}),
    };
    const about = Object.entries(driver).map(([key, value]) => `          ${toJson(key)}: ${toJson(value)},\n`);
    const list = rules.map((active) => `\n            ${toJson(this.descriptor(active))}`).join(',');
    return `{
  "$schema": ${toJson(SCHEMA)},
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
${about.join('')}          "rules": [${list}${list === '' ? '' : '\n          '}]
        }
      },
      "results": [`;
  }

  private descriptor({ rule, severity }: ActiveRule): ReportingDescriptor {
    const { id, title, why, remedy, sources, aliases = [] } = rule;
    const page = this.texts.page(id);
    const links = sources.map((source) => `- [${messageText(SOURCES[source].title)}](${SOURCES[source].url})`);
    return {
      id,
      name: pascalCase(id),
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: {
        text: `${why}\n\n${remedy}`,
        markdown: `**Why:** ${messageText(why)}\n\n**What to do:** ${messageText(remedy)}\n\n**Sources**\n\n${links.join('\n')}`,
      },
      ...(page ? { helpUri: page } : {}),
      defaultConfiguration: { level: LEVELS[severity] },
      properties: {
        tags: [id.slice(0, id.indexOf('/')), ...aliases],
        precision: 'high',
        'problem.severity': severity === 'info' ? 'recommendation' : severity,
      },
    };
  }

  private result(finding: Finding, files: Files): Result {
    const { rule, severity, message, location, related, fix, suppressed, code, confidence, stage, rank } = finding;
    const index = this.ruleIndex.get(rule);
    const fixes = fix && fix.edits.length > 0 ? [this.fix(fix, files)] : [];
    return {
      ruleId: rule,
      ...(index === undefined ? {} : { ruleIndex: index }),
      level: LEVELS[severity as Severity],
      message: { text: plainText(message) },
      locations: [this.location(location, files)],
      ...(related.length === 0
        ? {}
        : {
            relatedLocations: related.map((other, id) => ({
              id,
              ...this.location(other.location, files),
              message: { text: plainText(other.message) },
            })),
          }),
      ...(fixes.length === 0 ? {} : { fixes }),
      ...this.fingerprints(finding),
      ...(suppressed
        ? {
            suppressions: [
              {
                kind: 'external' as const,
                status: 'accepted' as const,
                justification:
                  suppressed.kind === 'baseline' ? 'in the baseline' : (suppressed.reason ?? 'an exception'),
              },
            ],
          }
        : {}),
      properties: { confidence, ...(code ? { code } : {}), ...(stage ? { stage } : {}), ...(rank ? { rank } : {}) },
    };
  }

  /** Names the place and not the line, so that a finding is known again after edits elsewhere. Holds nothing of a value. */
  private fingerprints({ rule, location }: Finding): Pick<Result, 'partialFingerprints'> {
    const { hash } = this.options;
    if (!hash) return {};
    const place = `${rule}\n${location.file}\n${location.pointer}`;
    const key = hash(place);
    const occurrence = (this.occurrences.get(key) ?? 0) + 1;
    this.occurrences.set(key, occurrence);
    return { partialFingerprints: { 'rulePlace/v1': occurrence === 1 ? key : hash(`${place}\n${occurrence}`) } };
  }

  private location(location: Location, files: Files): SarifLocation {
    return {
      physicalLocation: {
        artifactLocation: this.artifact(location.file),
        ...(location.end === 0 ? {} : { region: files.region(location) }),
      },
      ...(location.pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: location.pointer }] }),
    };
  }

  private artifact(file: string): ArtifactLocation {
    let artifact = this.artifactByFile.get(file);
    if (!artifact) {
      const uri = uriOf(file);
      const index = this.artifacts.get(uri) ?? this.artifacts.size;
      this.artifacts.set(uri, index);
      artifact = { ...locationOf(uri), index };
      this.artifactByFile.set(file, artifact);
    }
    return artifact;
  }

  private fix({ title, edits, applicability }: Fix, files: Files): SarifFix {
    const byFile = new Map<string, (typeof edits)[number][]>();
    for (const edit of edits) {
      const list = byFile.get(edit.file);
      if (list) list.push(edit);
      else byFile.set(edit.file, [edit]);
    }
    return {
      description: { text: plainText(title) },
      artifactChanges: [...byFile].map(([file, list]) => ({
        artifactLocation: this.artifact(file),
        replacements: list.map((edit) => ({
          deletedRegion: files.regionOf(edit.file, edit.start, edit.end),
          insertedContent: { text: edit.text },
        })),
      })),
      properties: { applicability },
    };
  }
}

/** A text in brackets before one in parentheses would be read as a link. */
const plainText = (text: string): string => text.replaceAll('](', '] (');

const pascalCase = (id: string): string => id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());

const notification = ({ message, rule, folder }: RunProblem): Notification => ({
  level: 'error',
  message: { text: plainText(`${folder === '' ? '.' : folder}: ${message}`) },
  ...(rule ? { associatedRule: { id: rule } } : {}),
});
