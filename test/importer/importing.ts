import { certifiedFiles } from '../../src/generator/certified.js';
import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import {
  DEFINITION_FILE,
  filesOf,
  type GeneratedFiles,
  NO_OVERLAY,
  PROPERTIES_FILE,
} from '../../src/generator/generate.js';
import { jsonText } from '../../src/generator/json-text.js';
import { propertiesOf } from '../../src/generator/properties.js';
import type { Spec } from '../../src/generator/spec.js';
import { validate } from '../../src/generator/validate.js';
import { readApiDocument } from '../../src/importer/api-document.js';
import { type Imported, type ImportOptions, importDocuments } from '../../src/importer/import-documents.js';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents
export type Loose = any;

/** The import of documents that are given as texts or values. */
export const importing = (documents: readonly unknown[], options: ImportOptions = {}): Promise<Imported> =>
  importDocuments(
    documents.map((document, index) =>
      readApiDocument(typeof document === 'string' ? document : JSON.stringify(document), `document-${index + 1}`),
    ),
    options,
  );

/** The specification of a connector that holds what was imported. */
export const specOf = ({ parts }: Imported, more: object = {}) =>
  completeSpec({
    title: 'Orders',
    apis: [],
    tables: [],
    environments: { default: { instance: 'acme', clientId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' } },
    imported: parts,
    ...more,
  });

/** The form that reviewers read. */
export const CERTIFIED = {
  anyInstance: true,
  environments: {},
  publisher: {
    name: 'Acme Tools',
    email: 'desk@acme-tools.com',
    website: 'https://www.acme-tools.com',
    privacyPolicy: 'https://www.acme-tools.com/privacy',
  },
};

export const filesOfImport = (imported: Imported, more: object = {}): GeneratedFiles => filesOf(specOf(imported, more));

/** What check and swagger-parser say about the connector, as lines. */
export async function findingsOf(
  imported: Imported,
  profile: 'repository' | 'deploy' | 'certified' = 'repository',
  more: object = {},
): Promise<readonly string[]> {
  const spec = specOf(imported, more);
  const files = profile === 'certified' ? certifiedFiles(spec, NO_OVERLAY) : checkedFiles(spec);
  const { faults, notes, structure } = await validate(files, profile);
  return [
    ...(structure === undefined ? [] : [structure]),
    ...[...faults, ...notes].map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`),
  ];
}

/** The files that the check reads most of; the others take most of the time. */
function checkedFiles(spec: Spec): GeneratedFiles {
  const definition = definitionOf(spec);
  return new Map([
    [DEFINITION_FILE, jsonText(definition.document)],
    [PROPERTIES_FILE, jsonText(propertiesOf(spec, definition))],
  ]);
}

/** A document of OpenAPI 3 with these paths. */
export const openApi = (paths: object, more: object = {}): object => ({
  openapi: '3.0.3',
  info: { title: 'Orders', version: '1' },
  paths,
  ...more,
});

/** A document with one GET operation that answers a schema. */
export const answering = (schema: unknown, more: object = {}): object =>
  openApi(
    {
      '/api/x_acme/orders': {
        get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } },
      },
    },
    more,
  );

/** The answer of that operation, as the definition describes it. */
export const answerOf = ({ parts }: Imported): Loose =>
  (parts.paths['/api/x_acme/orders'] as Loose).get.responses['200'].schema;

/** The decisions about a kind of thing, as lines. */
export const decisionsOf = ({ decisions }: Imported, code: string): readonly string[] =>
  decisions.filter((decision) => decision.code === code).map(({ effect, what }) => `${effect}: ${what}`);
