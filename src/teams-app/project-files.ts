import type { ConnectorFile, Role } from '../connector/connector.js';
import type { Document } from '../document/document.js';
import { isAbsoluteUrl, pathFrom } from './paths.js';

/** The name of a project file of Microsoft's toolkit, or of one of its variants such as `m365agents.local.yml`. */
const PROJECT_FILE = /^(?:teamsapp|m365agents)(?:\.[\w-]{1,40})?\.ya?ml$/i;
/** What lies beside the manifest of a Teams app, and beside no other `manifest.json`. */
const BESIDE_MANIFEST = /^(?:outline.*\.png|declarativeagent.*\.json|ai-plugin.*\.json)$/i;

/**
 * True for a folder that is the root of a Teams app, from the names in it alone: it has a project file, or a manifest beside
 * what only a Teams app has.
 */
export const isTeamsFolder = (names: readonly string[]): boolean =>
  names.some((name) => PROJECT_FILE.test(name)) ||
  (names.includes('manifest.json') && names.some((name) => BESIDE_MANIFEST.test(name)));

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

function addManifest(path: string, add: Add): void {
  const manifest = add(path, 'teamsManifest')?.root;
  for (const extension of manifest?.get('composeExtensions')?.children() ?? []) {
    add(pathFrom(path, extension.string('apiSpecificationFile')), 'teamsApi');
    for (const command of extension.get('commands')?.children() ?? [])
      add(pathFrom(path, command.string('apiResponseRenderingTemplateFile')), 'teamsTemplate');
  }
  for (const name of ['color', 'outline']) add(pathFrom(path, manifest?.get('icons')?.string(name)), 'teamsIcon');
  for (const kind of ['copilotAgents', 'copilotExtensions']) {
    for (const agent of manifest?.at(kind, 'declarativeAgents')?.children() ?? [])
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
