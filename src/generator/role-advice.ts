import type { PackName } from './packs.js';

/**
 * The least roles for a person who signs in: the token has exactly that person's rights. Starting points, since instances
 * change access rules. Sources: installed-with pages of ITSM Roles, c_AttachmentAPI of the ServiceNow documentation.
 */
export interface RoleAdvice {
  /** The role that is enough to read; empty when none is needed or none exists. */
  readonly read: string;
  /** The role that is enough to create and update; empty when none is needed or none exists. */
  readonly write: string;
  readonly note: string;
  /** The plugin that brings the roles or the API. */
  readonly plugin?: string;
}

const ITSM_ROLES = 'com.snc.itsm.roles';
const ELSE_ITIL = 'On new instances by default, on request after an upgrade; without the plugin: itil.';

const itsm = (application: string, more = ''): RoleAdvice => ({
  read: `sn_${application}_read`,
  write: `sn_${application}_write`,
  note: more === '' ? ELSE_ITIL : `${more} ${ELSE_ITIL}`,
  plugin: ITSM_ROLES,
});
const noRole = (note: string, plugin?: string): RoleAdvice => ({
  read: '',
  write: '',
  note,
  ...(plugin === undefined ? {} : { plugin }),
});

const INCIDENT = itsm('incident', 'A person without a role sees own incidents only.');
const REQUEST = itsm('request', 'Reading may be limited to approvers.');
const CMDB: RoleAdvice = { read: 'cmdb_read', write: 'itil', note: 'Some classes need more than itil to write.' };
const PEOPLE = noRole('People who are logged in usually read; access rules may hide columns.');

const TABLE_ROLES: ReadonlyMap<string, RoleAdvice> = new Map([
  ['incident', INCIDENT],
  ['incident_task', INCIDENT],
  ['problem', itsm('problem')],
  ['change_request', itsm('change')],
  ['change_task', itsm('change')],
  ['sc_request', REQUEST],
  ['sc_req_item', REQUEST],
  ['sc_task', REQUEST],
  ['sys_user', PEOPLE],
  ['sys_user_group', PEOPLE],
  ['cmdb_ci', CMDB],
  ['cmdb_ci_server', CMDB],
]);

/** The roles per pack, beside those of the tables it works on. */
export const PACK_ROLES: Readonly<Record<PackName, RoleAdvice>> = {
  table: noRole('The roles of each table.'),
  triggers: noRole('Those to read the table. A poll sees what the person who signed in may see.'),
  attachment: noRole(
    'No role of its own. Reading: read on the record. Attaching: create on sys_attachment, read and write on the record.',
  ),
  catalog: noRole('No role: user criteria of catalog, category and item. Ordering for others: glide.sc.req_for.roles.'),
  knowledge: noRole('No role: Can Read of the knowledge base.', 'sn_km_api'),
  aggregate: noRole('Those to read the table.'),
  import: noRole('Create on the staging table; import_set_loader is reported for it.'),
  change: { read: 'sn_change_read', write: 'sn_change_write', note: ELSE_ITIL, plugin: ITSM_ROLES },
  cmdb: { read: 'itil', write: 'itil', note: 'For the CMDB Instance API; cmdb_read is enough to read the tables.' },
  email: { read: 'email_api_send', write: 'email_api_send', note: 'The role of the Email API.' },
  user: PEOPLE,
};

/** The advice for a table that ships with the package. */
export const rolesForTable = (table: string): RoleAdvice | undefined => TABLE_ROLES.get(table.toLowerCase());
