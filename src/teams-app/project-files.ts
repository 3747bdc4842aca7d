import type { ConnectorFile, Role } from '../connector/connector.js';
import type { Document } from '../document/document.js';
import { isAbsoluteUrl, pathFrom } from './paths.js';

/** The name of a project file of Microsoft's toolkit, or of one of its variants such as `m365agents.local.yml`. */
const PROJECT_FILE = /^(?:teamsapp|m365agents)(?:\.[\w-]{1,40})?\.ya?ml$/i;
/** True for a project file that the older command line reads; its successor reads those of either name. */
export const isTeamsappFile = (file: string): boolean => /(?:^|\/)teamsapp(?:\.[\w-]{1,40})?\.ya?ml$/i.test(file);
/** What lies beside the manifest of a Teams app, and beside no other `manifest.json`. */
const BESIDE_MANIFEST = /^outline.*\.png$/i;
const AGENT_FILE = /^declarativeagent.*\.json$/i;
const PLUGIN_FILE = /^ai-plugin.*\.json$/i;
/** Near the beginning of the manifest of a Teams app; those of web apps and of browsers have `manifest_version`. */
const MANIFEST_MARK = /MicrosoftTeams\.schema\.json|"manifestVersion"\s{0,9}:/;
/** How many characters of a manifest are looked at. */
export const MANIFEST_BEGINNING = 2000;

/**
 * True for a folder that is the root of a Teams app: it has a project file, an agent or a plugin, or a manifest beside what
 * only a Teams app has, or one that says what it is.
 * @param names the names of the files in the folder
 * @param beginning reads the first characters of a file
 */
export const isTeamsFolder = (names: readonly string[], beginning: (name: string) => string): boolean =>
  names.some((name) => PROJECT_FILE.test(name) || AGENT_FILE.test(name) || PLUGIN_FILE.test(name)) ||
  (names.includes('manifest.json') &&
    (names.some((name) => BESIDE_MANIFEST.test(name)) || MANIFEST_MARK.test(beginning('manifest.json'))));

/** What a Teams app is read with. Paths are relative to its folder, with forward slashes. */
export interface TeamsSource {
  /** The names of the files in the folder itself. */
  readonly names: readonly string[];
  /** The names of the files of a folder within; none where there is no such folder. */
  list(folder: string): readonly string[];
  /** A file in a role; undefined where there is no such file. */
  read(path: string, role: Role): ConnectorFile | undefined;
}

/** More files than this are read of no app. */
const MOST_FILES = 200;
const MANIFEST = 'appPackage/manifest.json';

/**
 * The files of a Teams app: its project files, and what leads on from them. The manifest names agent and OpenAPI document,
 * the agent its plugins, a plugin its OpenAPI document. Nothing outside the folder is read.
 */
export function teamsFiles(source: TeamsSource): ConnectorFile[] {
  const files = new Map<string, ConnectorFile>();
  const add = (path: string | undefined, role: Role): Document | undefined => {
    if (path === undefined || files.size >= MOST_FILES) return undefined;
    const known = files.get(path);
    if (known) return undefined;
    const file = source.read(path, role);
    if (file) files.set(path, file);
    return file?.document;
  };
  const projects = source.names.filter((name) => PROJECT_FILE.test(name)).sort();
  const manifests = new Set<string>();
  for (const name of projects) {
    const project = add(name, 'teamsProject');
    for (const { manifest, api } of namedByProject(project)) {
      if (manifest !== undefined) manifests.add(manifest);
      else add(api, 'teamsApi');
    }
  }
  if (manifests.size === 0) manifests.add(source.names.includes('manifest.json') ? 'manifest.json' : MANIFEST);
  for (const path of manifests) addManifest(path, add);
  // Files that somebody looks at alone.
  if (![...files.values()].some(({ role }) => role === 'teamsManifest')) {
    for (const name of source.names.filter((one) => AGENT_FILE.test(one))) addAgent(name, add);
    for (const name of source.names.filter((one) => PLUGIN_FILE.test(one))) addPlugin(name, add);
  }
  for (const name of source.list('env')) if (/^\.env\.[\w-]{1,40}$/.test(name)) add(`env/${name}`, 'teamsVariables');
  return [...files.values()];
}

type Add = (path: string | undefined, role: Role) => Document | undefined;

/** The manifests and OpenAPI documents that the steps of a project file name. */
function namedByProject(project: Document | undefined): { manifest?: string; api?: string }[] {
  const root = project?.root;
  return ['provision', 'deploy', 'publish'].flatMap((stage) =>
    (root?.get(stage)?.children() ?? []).flatMap((step) => {
      // Those of Microsoft Entra have a manifest too.
      const isOfTeams = step.string('uses')?.startsWith('teamsApp/') === true;
      const manifest = isOfTeams ? pathFrom('', step.get('with')?.string('manifestPath')) : undefined;
      const api = pathFrom('', step.get('with')?.string('apiSpecPath'));
      return [...(manifest === undefined ? [] : [{ manifest }]), ...(api === undefined ? [] : [{ api }])];
    }),
  );
}

/** Where manifests name agents; the second of each was used in preview. */
export const AGENT_PARENTS = ['copilotAgents', 'copilotExtensions'] as const;
export const AGENT_KEYS = ['declarativeAgents', 'declarativeCopilots'] as const;

function addManifest(path: string, add: Add): void {
  const manifest = add(path, 'teamsManifest')?.root;
  for (const extension of manifest?.get('composeExtensions')?.children() ?? []) {
    add(pathFrom(path, extension.string('apiSpecificationFile')), 'teamsApi');
    for (const command of extension.get('commands')?.children() ?? [])
      add(pathFrom(path, command.string('apiResponseRenderingTemplateFile')), 'teamsTemplate');
  }
  for (const name of ['color', 'outline']) add(pathFrom(path, manifest?.get('icons')?.string(name)), 'teamsIcon');
  for (const kind of AGENT_PARENTS) {
    for (const agents of AGENT_KEYS)
      for (const agent of manifest?.at(kind, agents)?.children() ?? [])
        addAgent(pathFrom(path, agent.string('file')), add);
    for (const plugin of manifest?.at(kind, 'plugins')?.children() ?? [])
      addPlugin(pathFrom(path, plugin.string('file')), add);
  }
}

function addAgent(path: string | undefined, add: Add): void {
  const agent = add(path, 'teamsAgent')?.root;
  for (const action of agent?.get('actions')?.children() ?? [])
    addPlugin(pathFrom(path ?? '', action.string('file')), add);
}

function addPlugin(path: string | undefined, add: Add): void {
  const plugin = add(path, 'teamsPlugin')?.root;
  for (const runtime of plugin?.get('runtimes')?.children() ?? []) {
    const url = runtime.get('spec')?.string('url');
    if (url !== undefined && !isAbsoluteUrl(url)) add(pathFrom(path ?? '', url), 'teamsApi');
  }
}
