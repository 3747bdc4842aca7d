import baseTemplate from '../../templates/definition/base.json.hbs';
import type { Fragment, JsonObject } from '../generator/fragment.js';
import { jsonTemplate } from '../generator/templates.js';

/** The parameters that all packs share, by their names in the definition. */
export const SHARED = jsonTemplate<Required<Fragment>>(baseTemplate)({
  title: '',
  description: '',
  version: '',
  host: '',
  authorizationUrl: '',
  tokenUrl: '',
  scopes: {},
  scopeNames: [],
});

/** How ServiceNow reads the parameters that its exports give without a type; the others are texts. Source: c_TableAPI.md. */
const SWITCHES: ReadonlySet<string> = new Set([
  'sysparm_exclude_reference_link',
  'sysparm_input_display_value',
  'sysparm_no_count',
  'sysparm_query_no_domain',
  'sysparm_suppress_auto_sys_field',
  'sysparm_suppress_pagination_header',
]);
const NUMBERS: ReadonlySet<string> = new Set(['sysparm_limit', 'sysparm_offset']);

/** The type that ServiceNow reads a parameter of its own APIs in; undefined for parameters that are not known. */
export const typeOfParameter = (name: string): JsonObject | undefined =>
  SWITCHES.has(name)
    ? { type: 'boolean' }
    : NUMBERS.has(name)
      ? { type: 'integer', format: 'int32' }
      : /^sysparm_/.test(name)
        ? { type: 'string' }
        : undefined;

/** The shared parameters that stand for one of the same name in every API of ServiceNow. */
const BY_NAME: ReadonlyMap<string, string> = new Map(
  ['Query', 'Fields', 'Limit', 'Offset'].map((shared) => [String(SHARED.parameters[shared]?.['name']), shared]),
);

/** The shared parameter that means the same as a query parameter, as a reference. */
export function sharedParameter(name: string): JsonObject | undefined {
  const shared = BY_NAME.get(name);
  return shared === undefined ? undefined : { $ref: `#/parameters/${shared}` };
}

/** What is known of a value by its name alone, for parameters without a description. */
export const describedByName = (name: string): string | undefined =>
  /(?:^|_)sys_id$/.test(name) ? 'The sys_id of the record, 32 characters.' : undefined;
