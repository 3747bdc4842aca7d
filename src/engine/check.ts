import { Connector, type ConnectorFile } from '../connector/connector.js';
import { isJson, layoutsOf } from '../connector/layout.js';
import { Document } from '../document/document.js';
import type { Reader } from '../document/reading.js';
import { isRegistryName, looksLikeExport, MENTION } from '../registration/registry-names.js';
import type { Profile, Rule, Severity } from './rule.js';
import { severityIn } from './rule.js';
import type { ActiveRule } from './run.js';
import { takeTeamsApp, teamsAppsIn } from './teams-texts.js';

/** A severity a configuration may give a rule. */
export type RuleSetting = Severity | 'off';

/** The rules of a run with their severities: the profile's, overridden rule by rule. */
export function activeRules(
  rules: readonly Rule[],
  profile: Profile,
  settings: Readonly<Record<string, RuleSetting>> = {},
): ActiveRule[] {
  return rules.flatMap((rule) => {
    const severity = (Object.hasOwn(settings, rule.id) ? settings[rule.id] : undefined) ?? severityIn(rule, profile);
    return severity === 'off' ? [] : [{ rule, severity }];
  });
}

/**
 * Makes connectors of texts in memory.
 * @param files the texts by file name; names may hold folders, with forward slashes
 * @param yaml reads YAML; with it Teams apps are found too, in the folder of a connector or in one right below it
 */
export function connectorsOf(files: Readonly<Record<string, string>>, yaml?: Reader): Connector[] {
  const byFolder = new Map<string, string[]>();
  for (const file of Object.keys(files)) {
    const slash = file.lastIndexOf('/');
    const folder = slash < 0 ? '' : file.slice(0, slash);
    const names = byFolder.get(folder) ?? [];
    names.push(file.slice(slash + 1));
    byFolder.set(folder, names);
  }
  const apps = yaml ? teamsAppsIn(files, byFolder, yaml) : new Map<string, ConnectorFile[]>();
  const connectors = [...byFolder].flatMap(([folder, names]) =>
    layoutsOf(names).map((layout) => {
      const text = (name: string): string => files[folder === '' ? name : `${folder}/${name}`] as string;
      const read = layout.files
        .filter(({ role }) => role !== 'icon')
        .filter(({ role, name }) => role !== 'registration' || isRegistryName(name) || isExport(text(name)))
        .map(({ role, name }): ConnectorFile => {
          const file = folder === '' ? name : `${folder}/${name}`;
          return { role, document: new Document(file, files[file] as string, { json: isJson(role, name) }) };
        });
      const isApp = layout.layout === 'registry' && apps.has(folder);
      const app = layout.layout === 'folder' || isApp ? takeTeamsApp(apps, folder) : [];
      return new Connector(folder, [...read, ...app], isApp ? 'teams' : layout.layout, undefined);
    }),
  );
  return [...connectors, ...[...apps].map(([folder, app]) => new Connector(folder, app, 'teams', undefined))];
}

const isExport = (text: string): boolean => looksLikeExport(text) && text.includes(MENTION);
