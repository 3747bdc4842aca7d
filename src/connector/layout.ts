import { isRegistryName, mayBeRegistry } from '../registration/registry-names.js';
import type { Layout, Role } from './connector.js';

/** The files of one connector among the entries of a folder. */
export interface ConnectorLayout {
  readonly layout: Layout;
  readonly files: readonly { readonly role: Role; readonly name: string }[];
}

/** The files that an unpacked Power Platform solution keeps a connector in, after `<prefix>_`. */
const SOLUTION_FILES: readonly (readonly [suffix: string, role: Role])[] = [
  ['_openapidefinition.json', 'definition'],
  ['_connectionparameters.json', 'parameters'],
  ['_connectionparametersets.json', 'sets'],
  ['_policytemplateinstances.json', 'policies'],
  ['_scriptoperations.json', 'scriptOperations'],
  ['_customcodeblobcontent.csx', 'script'],
  ['_iconblob.png', 'icon'],
];

/**
 * Says which connectors lie in a folder, from the names of its entries alone. A folder for pac and paconn holds at most
 * one; the `Connectors` folder of a solution holds one per prefix. Names are compared without case, as on Windows.
 * Exports of ServiceNow's registry go with the connector of the folder, or stand for themselves where there is none.
 * @param chosen files that may be exports whatever they are called: one that somebody named, or those that say so. A
 * definition or `apiProperties.json` of another name among them, such as `apiProperties.test.json`, takes its place
 */
export function layoutsOf(names: readonly string[], chosen: readonly string[] = []): ConnectorLayout[] {
  const solution = solutionLayouts(names);
  const folder = folderLayout(names, chosen);
  const layouts = folder ? [folder, ...solution] : solution;
  const [first, ...rest] = layouts;
  if (first && (folder || rest.length === 0)) return [withRegistry(first, names), ...rest];
  const exports = names.filter((name) => isRegistryName(name) || (chosen.includes(name) && mayBeRegistry(name)));
  return exports.length === 0 ? layouts : [...layouts, { layout: 'registry', files: exports.map(asRegistration) }];
}

/** The files of a Teams app without a connector: exports in its folder are of the record that it signs in with. */
export const besideTeams = (names: readonly string[]): ConnectorLayout => ({
  layout: 'teams',
  files: names.filter(mayBeRegistry).map(asRegistration),
});

const asRegistration = (name: string) => ({ role: 'registration' as const, name });

/** The files of a connector with those of its folder that may be exports; whether they are is seen when they are read. */
function withRegistry({ layout, files }: ConnectorLayout, names: readonly string[]): ConnectorLayout {
  const exports = names.filter(mayBeRegistry).map(asRegistration);
  if (exports.length === 0) return { layout, files };
  const spec = names.find((name) => /^spec\.json$/i.test(name));
  return {
    layout,
    files: [...files, ...exports, ...(spec === undefined ? [] : [{ role: 'spec' as const, name: spec }])],
  };
}

function folderLayout(names: readonly string[], chosen: readonly string[]): ConnectorLayout | undefined {
  const named = (wanted: RegExp): string | undefined => names.find((name) => wanted.test(name));
  const properties = chosen.find(isPropertiesName) ?? named(/^apiproperties\.json$/i);
  const definition =
    chosen.find(isDefinitionName) ??
    named(/^apidefinition\.swagger\.json$/i) ??
    // As `pac connector download` writes it.
    (properties === undefined ? undefined : named(/^apidefinition\.json$/i)) ??
    onlySwagger(names, properties !== undefined);
  if (!properties && !definition) return undefined;
  const candidates: readonly (readonly [Role, string | undefined])[] = [
    ['definition', definition],
    ['properties', properties],
    ['settings', named(/^settings\.json$/i)],
    ['script', named(/^script\.csx$/i) ?? named(/\.csx$/i)],
    ['icon', named(/^icon\.png$/i) ?? named(/\.png$/i)],
    ['readme', named(/^readme\.md$/i) ?? named(/^intro\.md$/i)],
  ];
  const files = candidates.flatMap(([role, name]) => (name === undefined ? [] : [{ role, name }]));
  return { layout: 'folder', files };
}

/** A single `*.swagger.json` or `*api-definition*.json` beside `apiProperties.json` is the definition, whatever its name. */
function onlySwagger(names: readonly string[], besideProperties: boolean): string | undefined {
  const candidates = names.filter((name) => /\.swagger\.json$/i.test(name));
  const [only, second] =
    candidates.length === 0 && besideProperties ? names.filter((name) => isDefinitionName(name)) : candidates;
  if (only === undefined || second !== undefined) return undefined;
  return besideProperties || /^api/i.test(only) ? only : undefined;
}

const isSolutionFile = (name: string): boolean =>
  SOLUTION_FILES.some(([suffix]) => name.toLowerCase().endsWith(suffix));
/** As people call the definition for one environment, or where settings.json names it. */
const isDefinitionName = (name: string): boolean =>
  /api[-_ ]?definition(?!.*schema).*\.json$/i.test(name) && !isSolutionFile(name);
const isPropertiesName = (name: string): boolean =>
  /api[-_ ]?properties(?!.*schema).*\.json$/i.test(name) && !isSolutionFile(name);

function solutionLayouts(names: readonly string[]): ConnectorLayout[] {
  const byPrefix = new Map<string, { role: Role; name: string }[]>();
  for (const name of names) {
    const lower = name.toLowerCase();
    for (const [suffix, role] of SOLUTION_FILES) {
      if (!lower.endsWith(suffix)) continue;
      const prefix = lower.slice(0, -suffix.length);
      const files = byPrefix.get(prefix) ?? [];
      files.push({ role, name });
      byPrefix.set(prefix, files);
    }
  }
  return [...byPrefix.values()]
    .filter((files) => files.some(({ role }) => role === 'definition' || role === 'parameters'))
    .map((files) => ({ layout: 'solution', files }));
}

/** Files that are not JSON. */
export const isPlainText = (role: Role): boolean => role === 'script' || role === 'readme' || role === 'teamsVariables';
export const isBinary = (role: Role): boolean => role === 'icon' || role === 'teamsIcon';
/** Files in YAML by their names. */
export const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
export const isJson = (role: Role, name: string): boolean =>
  !isPlainText(role) && !isBinary(role) && !isYaml(name) && !/\.xml$/i.test(name);
