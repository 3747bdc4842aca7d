import baseTemplate from '../../templates/definition/base.json.hbs';
import recordsTemplate from '../../templates/definition/records.json.hbs';
import { oncePer } from '../connector/once-per.js';
import { SERVICENOW_PATHS } from '../facts/servicenow.js';
import { anyRecordDefinitions, SCHEMA_OPERATION, tableSchemaFragment } from './any-table.js';
import { chosenTables } from './chosen-tables.js';
import { type Fragment, type JsonObject, joined, operationsOf, pruned, withOperations } from './fragment.js';
import { importedFragments } from './imported-parts.js';
import { withNextLinks } from './next-links.js';
import { packFragments } from './pack-fragments.js';
import type { ScriptOperations } from './script.js';
import { hostOf, memberOf, type Spec } from './spec.js';
import { tableFragment, triggerFragment } from './table-fragment.js';
import { asksForTables, tableListFragment } from './table-list.js';
import { jsonTemplate } from './templates.js';

const base = jsonTemplate<JsonObject & Fragment>(baseTemplate);
const records = jsonTemplate<Fragment>(recordsTemplate);

/** A definition with what belongs to it in `apiProperties.json`. */
export interface Definition {
  readonly document: JsonObject;
  readonly policies: readonly JsonObject[];
  /** The operations that script.csx answers; undefined when there is no script. */
  readonly script: ScriptOperations | undefined;
  readonly operations: readonly { readonly path: string; readonly method: string; readonly operation: JsonObject }[];
}

/**
 * The definition of a connector: the operations of the chosen packs and tables, with what they refer to. Made once for a
 * specification.
 * @throws UserError `unknown-table`, `unknown-column` when a chosen table or column is not known
 */
export const definitionOf = oncePer(define);

function define(spec: Spec): Definition {
  const { document: root, parts } = baseOf(spec);
  const fixed = fixedFragments(spec);
  const list = tableListFragment();
  const tables = tableFragments(spec, namesIn([list, ...fixed]));
  const imported = importedFragments(spec, [parts, list, ...tables, ...fixed]);
  const chosen = [...tables, ...fixed, ...imported];
  const whole = joined([parts, ...chosen, ...(asksForTables(chosen) ? [list] : [])]);
  const allowed = joined([withOperations(whole, (method) => spec.access === 'write' || method === 'get')]);
  const { fragment, paged } = spec.nextLinks ? withNextLinks(allowed) : { fragment: allowed, paged: [] };
  const { paths, definitions, parameters, responses, policies } = pruned(fragment);
  const operations = [...operationsOf(paths)];
  const schemaOperation = operations.some(({ operation }) => operation['operationId'] === SCHEMA_OPERATION)
    ? SCHEMA_OPERATION
    : undefined;
  return {
    document: {
      ...root,
      paths,
      ...(Object.keys(definitions).length > 0 ? { definitions } : {}),
      parameters,
      responses,
      ...pick(root, ['securityDefinitions', 'security']),
      ...connectorMetadata(spec),
      ...testConnection(operations, parameters),
    },
    policies,
    script:
      schemaOperation === undefined && paged.length === 0 ? undefined : { schemaOperation, pagedOperations: paged },
    operations,
  };
}

/** The root members in the usual order, with the shared parts apart. */
function baseOf(spec: Spec): { document: JsonObject; parts: Fragment } {
  const host = hostOf(spec);
  const {
    paths: _,
    definitions,
    parameters,
    responses,
    ...document
  } = base({
    title: spec.title,
    description: spec.description,
    version: spec.version,
    host,
    authorizationUrl: `https://${host}${SERVICENOW_PATHS.authorization}`,
    tokenUrl: `https://${host}${SERVICENOW_PATHS.token}`,
    scopes: Object.fromEntries(spec.scopes.map((scope) => [scope, scopeText(scope)])),
    scopeNames: spec.scopes,
  }) as JsonObject & Required<Fragment>;
  const { name, email, website } = spec.publisher;
  const contact = {
    name,
    ...(website === undefined ? {} : { url: website }),
    ...(email === undefined ? {} : { email }),
  };
  const info = { ...(document['info'] as unknown as JsonObject), contact };
  return { document: { ...document, info }, parts: { definitions, parameters, responses } };
}

const scopeText = (scope: string): string =>
  scope === 'useraccount' ? 'What the signed-in person may do' : `The auth scope ${scope} of the instance`;

/** The typed operations and triggers of the chosen tables. */
function tableFragments(spec: Spec, taken: ReadonlySet<string>): readonly Fragment[] {
  const lookedUp = spec.apis.includes('user') ? LOOK_UP.filter((name) => !spec.tables.includes(name)) : [];
  const isTyped = spec.apis.includes('table');
  const isPolled = spec.apis.includes('triggers') && spec.triggers.length > 0;
  const own = isTyped || isPolled ? spec.tables : [];
  return chosenTables({ ...spec, tables: [...own, ...lookedUp] }, taken).flatMap((table) => {
    if (lookedUp.includes(table.name)) return [withOperations(tableFragment(table), (method) => method === 'get')];
    return [
      ...(isTyped ? [tableFragment(table)] : []),
      ...(isPolled ? [triggerFragment(table, spec.triggers, memberOf(spec.triggerFilters, table.name))] : []),
    ];
  });
}

/** What the pack of users reads. */
const LOOK_UP: readonly string[] = ['sys_user', 'sys_user_group'];

/** The operations that do not depend on the chosen tables. */
const fixedFragments = (spec: Spec): readonly Fragment[] => [
  ...(spec.apis.includes('table') ? [records({ definitions: anyRecordDefinitions(spec.anyTable) })] : []),
  ...(spec.apis.includes('table') && spec.anyTable ? [tableSchemaFragment()] : []),
  ...packFragments(spec),
];

/** The names after the verb in operation ids, and those of definitions, so that a table takes none of them. */
const namesIn = (fragments: readonly Fragment[]): ReadonlySet<string> =>
  new Set(
    fragments.flatMap(({ paths, definitions }) => [
      ...[...operationsOf(paths)].map(({ operation }) => String(operation['operationId']).replace(/^[A-Z][a-z]+/, '')),
      ...Object.keys(definitions ?? {}),
    ]),
  );

function connectorMetadata({ publisher, categories }: Spec): JsonObject {
  const { website, privacyPolicy } = publisher;
  if (website === undefined || privacyPolicy === undefined) return {};
  const entry = (propertyName: string, propertyValue: string): JsonObject => ({ propertyName, propertyValue });
  return {
    'x-ms-connector-metadata': [
      entry('Website', website),
      entry('Privacy policy', privacyPolicy),
      entry('Categories', categories.join(';')),
    ],
  };
}

/** Cheap requests that need few rights, in the order of preference; anything else that lists comes after them. */
const TESTS = ['ListUsers', 'ListIncidents', 'ListCatalogs', 'ListAttachmentFiles', 'SearchArticles'];

/** What the platform calls to see whether a connection works: a list with one record at most. Source: learn-extensions. */
function testConnection(operations: Definition['operations'], shared: Required<Fragment>['parameters']): JsonObject {
  const candidates = operations.flatMap(({ method, operation }) => {
    if (method !== 'get' || operation['x-ms-trigger'] !== undefined || operation['x-ms-visibility'] === 'internal')
      return [];
    const parameters = (operation['parameters'] as readonly JsonObject[]).map((parameter) => {
      const name = /^#\/parameters\/(.+)$/.exec(String(parameter['$ref']))?.[1];
      return (name === undefined ? parameter : shared[name]) as JsonObject;
    });
    const needsAPerson = parameters.some(
      (parameter) => parameter['required'] === true && parameter['default'] === undefined,
    );
    return needsAPerson ? [] : [{ id: operation['operationId'] as string, parameters }];
  });
  const test =
    TESTS.map((wanted) => candidates.find(({ id }) => id === wanted)).find((found) => found) ?? candidates[0];
  if (test === undefined) return {};
  const hasLimit = test.parameters.some(({ name }) => name === 'sysparm_limit');
  return {
    'x-ms-capabilities': {
      testConnection: { operationId: test.id, ...(hasLimit ? { parameters: { sysparm_limit: 1 } } : {}) },
    },
  };
}

const pick = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
