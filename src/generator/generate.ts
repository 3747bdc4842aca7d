import { definitionOf } from './definition.js';
import type { JsonObject } from './fragment.js';
import { drawnIcon } from './icon.js';
import { jsonText } from './json-text.js';
import { applyMergePatch, type Json } from './merge-patch.js';
import { propertiesOf } from './properties.js';
import { scriptText } from './script.js';
import { DOCUMENT_FILES, documentsOf } from './sheet.js';
import type { Spec } from './spec.js';
import { TEAMS_FILES } from './teams/app-names.js';
import { teamsFilesOf } from './teams/teams-app.js';

/** The generated files by name. */
export type GeneratedFiles = ReadonlyMap<string, string | Uint8Array>;

/** What a maker changed by hand: a merge patch per file (RFC 7396), and the files that are the maker's own altogether. */
export interface Overlay {
  readonly patches: Readonly<Record<string, Json>>;
  readonly own: readonly string[];
}

export const NO_OVERLAY: Overlay = { patches: {}, own: [] };

export const DEFINITION_FILE = 'apiDefinition.swagger.json';
export const PROPERTIES_FILE = 'apiProperties.json';
export const SCRIPT_FILE = 'script.csx';
export const ICON_FILE = 'icon.png';
/** The files that an overlay can patch. */
export const PATCHED_FILES: readonly string[] = [DEFINITION_FILE, PROPERTIES_FILE];
/** Every file that the generator makes for some specification. */
export const FILE_NAMES: readonly string[] = [
  ...PATCHED_FILES,
  'settings.json',
  SCRIPT_FILE,
  ICON_FILE,
  ...DOCUMENT_FILES,
  ...TEAMS_FILES,
];

/**
 * The files of a connector, from its specification alone: the same specification gives the same bytes.
 * @throws UserError when a chosen table or column is not known
 */
export function filesOf(spec: Spec, overlay: Overlay = NO_OVERLAY): GeneratedFiles {
  const definition = definitionOf(spec);
  const patched = (file: string, value: Json): string =>
    jsonText(Object.hasOwn(overlay.patches, file) ? applyMergePatch(value, overlay.patches[file] as Json) : value);
  const files = new Map<string, string | Uint8Array>([
    [DEFINITION_FILE, patched(DEFINITION_FILE, definition.document)],
    [PROPERTIES_FILE, patched(PROPERTIES_FILE, propertiesOf(spec, definition) as JsonObject)],
    ['settings.json', jsonText(definition.script ? { ...SETTINGS, script: SCRIPT_FILE } : SETTINGS)],
    ...(definition.script ? ([[SCRIPT_FILE, scriptText(definition.script)]] as const) : []),
    ...(spec.icon === 'drawn' ? ([[ICON_FILE, drawnIcon(spec.brandColor)]] as const) : []),
    ...Object.entries(documentsOf(spec, definition)),
    ...(spec.targets.includes('teams') ? teamsFilesOf(spec, definition) : []),
  ]);
  for (const file of overlay.own) files.delete(file);
  return files;
}

/** The files that belong to the maker: generated ones that were taken over, and an icon of their own. */
export const ownFiles = ({ icon }: Spec, { own }: Overlay): readonly string[] =>
  icon === 'own' ? [...own, ICON_FILE] : own;

/** What paconn reads; without connector and environment, which it writes itself when it has created the connector. */
const SETTINGS = {
  apiProperties: PROPERTIES_FILE,
  apiDefinition: DEFINITION_FILE,
  icon: ICON_FILE,
  powerAppsUrl: 'https://api.powerapps.com',
  powerAppsApiVersion: '2016-11-01',
};
