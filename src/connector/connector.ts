import type { Document } from '../document/document.js';
import type { Node } from '../document/node.js';
import { Definition, type Operation } from './definition.js';
import { type ConnectionParameter, type OAuthSettings, type Policy, Properties } from './properties.js';

/** What a file of a connector folder is for. */
export type Role =
  | 'definition'
  | 'properties'
  | 'settings'
  | 'script'
  | 'icon'
  | 'readme'
  | 'parameters'
  | 'sets'
  | 'policies'
  | 'scriptOperations'
  /** An export of ServiceNow's application registry. */
  | 'registration'
  /** What the connector was generated from; read where there is an export to compare with. */
  | 'spec'
  | 'teamsProject'
  | 'teamsManifest'
  | 'teamsAgent'
  | 'teamsPlugin'
  | 'teamsApi'
  | 'teamsTemplate'
  | 'teamsIcon'
  | 'teamsVariables';

/** A file of a connector, as given to {@link Connector}. */
export interface ConnectorFile {
  readonly role: Role;
  readonly document: Document;
  /** The bytes of a binary file, or their beginning. */
  readonly bytes?: Uint8Array;
}

/**
 * Where the files came from: a folder for pac and paconn, the `Connectors` folder of an unpacked solution, a folder with
 * nothing but exports of ServiceNow's application registry (`registry`), or that of a Teams app without a connector.
 */
export type Layout = 'folder' | 'solution' | 'registry' | 'teams';

/**
 * A connector: its files, and flat lists of what is in them. A list is empty when its file is missing or unreadable;
 * rules about a missing counterpart ask for the view itself (`definition`, `properties`) first.
 */
export class Connector {
  readonly definition: Definition | undefined;
  readonly properties: Properties | undefined;

  constructor(
    /** The folder's name as reports show it, with forward slashes; empty for the current folder. */
    readonly folder: string,
    readonly files: readonly ConnectorFile[],
    readonly layout: Layout = 'folder',
    /** Names of all entries of the folder, or undefined when it is not known what else lies there. */
    readonly entries: readonly string[] | undefined = undefined,
  ) {
    const definition = this.document('definition');
    if (definition?.root?.isObject) this.definition = new Definition(definition);
    this.properties = layout === 'solution' ? this.propertiesOfSolution() : this.propertiesOfFolder();
  }

  /** The document with a role, readable or not. */
  document(role: Role): Document | undefined {
    return this.file(role)?.document;
  }

  file(role: Role): ConnectorFile | undefined {
    return this.files.find((file) => file.role === role);
  }

  /** The document with a file name as reports show it. */
  documentNamed(file: string): Document | undefined {
    return this.files.find(({ document }) => document.file === file)?.document;
  }

  get documents(): readonly Document[] {
    return this.files.map((file) => file.document);
  }

  /** The same connector with other texts for some of its files. */
  withTexts(texts: ReadonlyMap<string, string>): Connector {
    const files = this.files.map((file) => {
      const text = texts.get(file.document.file);
      return text === undefined ? file : { ...file, document: file.document.withText(text) };
    });
    return new Connector(this.folder, files, this.layout, this.entries);
  }

  /** Operations of the definition, actions and triggers. */
  get operations(): readonly Operation[] {
    return this.definition?.operations ?? [];
  }

  /** The OAuth settings of `connectionParameters` and of every parameter set. */
  get oauthSettings(): readonly OAuthSettings[] {
    return this.properties?.oauthSettings ?? [];
  }

  get connectionParameters(): readonly ConnectionParameter[] {
    return this.properties?.connectionParameters ?? [];
  }

  get policies(): readonly Policy[] {
    return this.properties?.policies ?? [];
  }

  private propertiesOfFolder(): Properties | undefined {
    const root = this.document('properties')?.root;
    if (!root?.isObject) return undefined;
    const node = root.get('properties');
    return new Properties(
      node,
      node?.get('connectionParameters'),
      node?.get('connectionParameterSets'),
      node?.get('policyTemplateInstances'),
      node?.get('scriptOperations'),
    );
  }

  private propertiesOfSolution(): Properties | undefined {
    const root = (role: Role): Node | undefined => this.document(role)?.root;
    if (!this.document('parameters') && !this.document('sets')) return undefined;
    return new Properties(undefined, root('parameters'), root('sets'), root('policies'), root('scriptOperations'));
  }
}
