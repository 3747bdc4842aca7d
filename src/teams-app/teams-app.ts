import type { Connector, Role } from '../connector/connector.js';
import { looseUrl } from '../connector/endpoints.js';
import { oncePer } from '../connector/once-per.js';
import type { Document } from '../document/document.js';
import type { Node } from '../document/node.js';
import { TEAMS_ENTRA_REDIRECT_URL, TEAMS_REDIRECT_URL } from '../facts/teams.js';
import { ApiDocument, type OAuthScheme } from './api-document.js';
import { isAbsoluteUrl, pathFrom } from './paths.js';
import { AGENT_KEYS, AGENT_PARENTS } from './project-files.js';

/** A step of a project file. */
export interface Step {
  readonly project: Document;
  readonly node: Node;
  readonly uses: string;
  readonly with: Node | undefined;
}

/** A reference to a file of the app. */
export interface FileReference {
  readonly node: Node;
  readonly path: string;
  /** False where the app has no such file. */
  readonly isThere: boolean;
}

/** A place where an app uses an OAuth registration. */
export interface Surface {
  readonly kind: 'message extension' | 'plugin';
  /** The composeExtensions entry, or the runtime. */
  readonly node: Node;
  /** The object that says how to sign in; absent where nothing does. */
  readonly authorization: Node | undefined;
  /** The id of the registration, mostly a variable of the toolkit. */
  readonly registrationId: Node | undefined;
  readonly api: ApiDocument | undefined;
}

/** A Teams app: its files, and flat lists of what is in them. A list is empty when its file is missing or unreadable. */
export class TeamsApp {
  readonly projects: readonly Document[];
  readonly manifests: readonly Node[];
  readonly agents: readonly Node[];
  readonly plugins: readonly Node[];
  readonly apis: readonly ApiDocument[];
  /** The files with the variables of environments. */
  readonly variables: readonly Document[];
  readonly steps: readonly Step[];
  /** The steps that register or update OAuth settings. */
  readonly registrations: readonly Step[];
  readonly surfaces: readonly Surface[];
  /** What the files name within the app. */
  readonly references: readonly FileReference[];
  private readonly root: string;

  constructor(connector: Connector) {
    const documents = (role: Role): readonly Document[] =>
      connector.files.filter((file) => file.role === role).map(({ document }) => document);
    const roots = (role: Role): readonly Node[] =>
      documents(role).flatMap(({ root }) => (root?.isObject ? [root] : []));
    this.projects = documents('teamsProject');
    this.manifests = roots('teamsManifest');
    this.agents = roots('teamsAgent');
    this.plugins = roots('teamsPlugin');
    this.variables = documents('teamsVariables');
    this.apis = roots('teamsApi').map((root) => new ApiDocument(root.document, root));
    this.root = rootOf(this.projects[0]?.file ?? '');
    this.steps = this.projects.flatMap(stepsOf);
    this.registrations = this.steps.filter(({ uses }) => /^oauth\/(?:register|update)$/.test(uses));
    this.surfaces = [
      ...this.manifests.flatMap((one) => this.extensionsOf(one)),
      ...this.plugins.flatMap((one) => this.runtimesOf(one)),
    ];
    const files = new Set(connector.documents.map(({ file }) => file));
    this.references = this.referencesIn(files);
  }

  /** The OpenAPI document that a value names. */
  apiAt(reference: Node | undefined): ApiDocument | undefined {
    const path = this.target(reference);
    return path === undefined ? undefined : this.apis.find(({ document }) => document.file === path);
  }

  /** The OpenAPI document of a registration. */
  apiOf(registration: Step): ApiDocument | undefined {
    return this.apiAt(registration.with?.get('apiSpecPath'));
  }

  /** The security scheme that a registration is for. */
  schemeOf(registration: Step): OAuthScheme | undefined {
    const name = registration.with?.string('name');
    return this.apiOf(registration)?.schemes.find((scheme) => scheme.name === name);
  }

  /** The host of a registration's token endpoint, from its own settings or from the OpenAPI document. */
  hostOf(registration: Step): string | undefined {
    const url =
      registration.with?.string('tokenUrl') ??
      this.schemeOf(registration)?.codeFlow?.string('tokenUrl') ??
      this.apiOf(registration)?.servers[0]?.url ??
      registration.with?.string('refreshUrl');
    return url === undefined ? undefined : looseUrl(url)?.host;
  }

  /** The name, as reports show it, of the file that a value names; undefined where it names none within the app. */
  private target(reference: Node | undefined): string | undefined {
    if (reference?.text === undefined || isAbsoluteUrl(reference.text)) return undefined;
    const { file } = reference.document;
    const isProject = this.projects.includes(reference.document);
    // A project file names files from its own folder, as every other file does.
    const folder = isProject ? this.root : '';
    const path = pathFrom(isProject ? '' : file, reference.text);
    return path === undefined ? undefined : folder + path;
  }

  private extensionsOf(manifest: Node): Surface[] {
    const extensions = manifest.get('composeExtensions');
    if (!extensions?.isArray) return [];
    return extensions
      .children()
      .filter(
        (node) => node.isObject && (node.string('composeExtensionType') === 'apiBased' || node.has('authorization')),
      )
      .map((node) => ({
        kind: 'message extension',
        node,
        authorization: node.get('authorization'),
        registrationId: node.at('authorization', 'oAuthConfiguration')?.getIgnoringCase('oAuthConfigurationId'),
        api: this.apiAt(node.get('apiSpecificationFile')),
      }));
  }

  private runtimesOf(plugin: Node): Surface[] {
    const runtimes = plugin.get('runtimes');
    if (!runtimes?.isArray) return [];
    return runtimes
      .children()
      .filter((node) => node.isObject)
      .map((node) => ({
        kind: 'plugin',
        node,
        authorization: node.get('auth'),
        registrationId: node.at('auth', 'reference_id'),
        api: this.apiAt(node.at('spec', 'url')),
      }));
  }

  private referencesIn(files: ReadonlySet<string>): FileReference[] {
    const nodes = [
      ...this.steps.flatMap(({ uses, with: given }) => [
        uses.startsWith('teamsApp/') ? given?.get('manifestPath') : undefined,
        given?.get('apiSpecPath'),
      ]),
      ...this.manifests.flatMap((manifest) => [
        manifest.at('icons', 'color'),
        manifest.at('icons', 'outline'),
        ...childrenAt(manifest, 'composeExtensions').flatMap((extension) => [
          extension.get('apiSpecificationFile'),
          ...childrenAt(extension, 'commands').map((command) => command.get('apiResponseRenderingTemplateFile')),
        ]),
        ...AGENT_PARENTS.flatMap((parent) =>
          AGENT_KEYS.flatMap((key) => childrenAt(manifest.get(parent), key).map((agent) => agent.get('file'))),
        ),
      ]),
      ...this.agents.flatMap((agent) => childrenAt(agent, 'actions').map((action) => action.get('file'))),
      ...this.plugins.flatMap((plugin) => childrenAt(plugin, 'runtimes').map((runtime) => runtime.at('spec', 'url'))),
    ];
    return nodes.flatMap((node) => {
      const path = this.target(node);
      return node === undefined || path === undefined ? [] : [{ node, path, isThere: files.has(path) }];
    });
  }
}

const ROLES: ReadonlySet<Role> = new Set(['teamsProject', 'teamsManifest', 'teamsAgent', 'teamsPlugin']);

/** The Teams app in the folder of a connector; undefined where there is none. */
export const teamsAppOf = oncePer((connector: Connector): TeamsApp | undefined =>
  connector.files.some(({ role }) => ROLES.has(role)) ? new TeamsApp(connector) : undefined,
);

/**
 * The redirect URLs that the record in ServiceNow needs for a Teams app: that of Teams, or its other one for registrations
 * with Microsoft Entra. Each with the place that asks for it.
 */
export const redirectUrlsOf = (
  app: TeamsApp,
): readonly { readonly url: string; readonly node: Node; readonly step: Step }[] =>
  app.registrations.map((step) => ({
    step,
    url: step.with?.string('identityProvider') === 'MicrosoftEntra' ? TEAMS_ENTRA_REDIRECT_URL : TEAMS_REDIRECT_URL,
    node: step.with?.get('name') ?? step.node,
  }));

const childrenAt = (node: Node | undefined, key: string): readonly Node[] => {
  const list = node?.get(key);
  return list?.isArray ? list.children() : [];
};

const rootOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

function stepsOf(project: Document): Step[] {
  const root = project.root;
  return ['provision', 'deploy', 'publish'].flatMap((stage) =>
    childrenAt(root, stage).flatMap((node) => {
      const uses = node.string('uses');
      return uses === undefined ? [] : [{ project, node, uses, with: node.get('with') }];
    }),
  );
}
