/**
 * The least roles for a person who signs in: the token has exactly that person's rights. They are starting points for an
 * administrator, who can try user, table and operation in the Access Analyzer; instances change access rules.
 * Sources: base-system-roles, the pages on components installed with ITSM Roles, c_AttachmentAPI, email-api, t_CreateAContract,
 * t_SettingAssetStatesAndSubstates and t_CreateACaseFromCustServApp of the ServiceNow documentation. What is only reported, or
 * what nobody states, says so in its note.
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
const ELSE_ITIL =
  'The roles come with ITSM Roles, active on new instances, on request after an upgrade; without it: itil.';
const CHECK = 'Check with the Access Analyzer.';

const itsm = (application: string, more = ''): RoleAdvice => ({
  read: `sn_${application}_read`,
  write: `sn_${application}_write`,
  note: more ? `${ELSE_ITIL} ${more}` : ELSE_ITIL,
  plugin: ITSM_ROLES,
});
const roles = (read: string, write: string, note: string, plugin?: string): RoleAdvice => ({
  read,
  write,
  note,
  ...(plugin && { plugin }),
});

const INCIDENT = itsm('incident', 'A person without a role sees own incidents only.');
const PROBLEM = itsm('problem');
const CHANGE = itsm('change');
const REQUEST = itsm(
  'request',
  `sn_request_read covers only what the person has to approve; for the rest sn_request_write or itil. ${CHECK}`,
);
const CATALOG_TASK = itsm(
  'request',
  `The documentation names the roles for requests and items, not for tasks. ${CHECK}`,
);
const CMDB = roles('cmdb_read', 'itil', `Some classes need more than itil to write. ${CHECK}`);
const PEOPLE = roles('', 'user_admin', 'People who are logged in usually read; access rules may hide columns.');
const FOUNDATION = roles('', '', `People who are logged in usually read; who writes depends on the instance. ${CHECK}`);
const KNOWLEDGE_WRITE = 'Writing also needs Can Contribute of the knowledge base.';

/** The roles per shipped table. */
export const TABLE_ROLES: ReadonlyMap<string, RoleAdvice> = new Map([
  ['incident', INCIDENT],
  ['incident_task', INCIDENT],
  ['problem', PROBLEM],
  ['problem_task', PROBLEM],
  ['change_request', CHANGE],
  ['change_task', CHANGE],
  ['sc_request', REQUEST],
  ['sc_req_item', REQUEST],
  ['sc_task', CATALOG_TASK],
  ['sc_cat_item', roles('', 'catalog_admin', 'Reading follows the user criteria of catalog, category and item.')],
  ['task', roles('itil', 'itil', 'A task is read and written with the roles of its own table, such as incident.')],
  ['task_sla', roles('itil', '', `The SLA engine writes these records; that itil reads them is reported. ${CHECK}`)],
  [
    'sysapproval_approver',
    roles(
      'approver_user',
      'approver_user',
      'Covers approvals that are routed to the person, and has a fee; approval_admin covers those of others.',
    ),
  ],
  [
    'sys_attachment',
    roles(
      '',
      '',
      'Reading needs read on the record; attaching needs create on sys_attachment and write on the record.',
    ),
  ],
  ['sys_user', PEOPLE],
  ['sys_user_group', PEOPLE],
  ['sys_user_grmember', PEOPLE],
  ['cmn_location', FOUNDATION],
  ['cmn_department', FOUNDATION],
  ['core_company', FOUNDATION],
  ['cmdb_ci', CMDB],
  ['cmdb_ci_server', CMDB],
  ['cmdb_ci_service', CMDB],
  ['cmdb_rel_ci', CMDB],
  [
    'alm_asset',
    roles('asset', 'asset', `The documentation names asset for editing; for reading, less may do. ${CHECK}`),
  ],
  [
    'ast_contract',
    roles(
      'contract_manager',
      'contract_manager',
      `The documentation names it for creating; for reading, less may do. ${CHECK}`,
    ),
  ],
  ['kb_knowledge', roles('', 'knowledge', `Reading follows Can Read of the knowledge base. ${KNOWLEDGE_WRITE}`)],
  ['kb_knowledge_base', roles('', 'knowledge_admin', 'Reading follows Can Read of the knowledge base.')],
  ['kb_category', roles('', 'knowledge_admin', `Reading follows the knowledge base; less may do to write. ${CHECK}`)],
  [
    'sn_customerservice_case',
    roles(
      'sn_customerservice_agent',
      'sn_customerservice_agent',
      "The agent's role of Customer Service Management; contributors have narrower ones.",
      'com.sn_customerservice',
    ),
  ],
]);

export type ApiPack =
  | 'table'
  | 'attachment'
  | 'aggregate'
  | 'import'
  | 'catalog'
  | 'knowledge'
  | 'change'
  | 'cmdb'
  | 'email'
  | 'user'
  | 'triggers';

/** The roles per pack of operations, beside those of the tables it works on. */
export const PACK_ROLES: Readonly<Record<ApiPack, RoleAdvice>> = {
  table: roles(
    '',
    '',
    "The roles of each table. snc_platform_rest_api_access only where the API's own access rules were activated.",
  ),
  attachment: roles(
    '',
    '',
    'No role of its own: read on the record to read, create on sys_attachment and read and write on the record to attach.',
  ),
  aggregate: roles('', '', 'Those to read the table.'),
  import: roles(
    'import_set_loader',
    'import_set_loader',
    `Needs create on the staging table; import_transformer to run transforms. Less may do. ${CHECK}`,
  ),
  catalog: roles(
    '',
    '',
    'No role: user criteria of catalog, category and item. Who may order for others is the property glide.sc.req_for.roles.',
    'sn_sc',
  ),
  knowledge: roles('', '', 'No role: Can Read of the knowledge base.', 'sn_km_api'),
  change: roles('sn_change_read', 'sn_change_write', ELSE_ITIL, ITSM_ROLES),
  cmdb: roles(
    'itil',
    'itil',
    'The documentation names itil for the CMDB Instance API; cmdb_read is enough for reading the tables.',
  ),
  email: roles('email_api_send', 'email_api_send', 'The role of the Email API.'),
  user: PEOPLE,
  triggers: roles('', '', 'Those to read the table; the poll sees what the person who signed in may see.'),
};

/** The advice for a table that ships with the package. */
export const rolesForTable = (table: string): RoleAdvice | undefined => TABLE_ROLES.get(table.toLowerCase());
