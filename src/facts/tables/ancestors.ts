/**
 * The super classes of tables of the base system and of common applications. An export of the dictionary lists an inherited
 * column under the table that defines it, so its reader needs the chain.
 * Source: general knowledge of the base system (`sys_db_object.super_class`).
 */
const SUPER_CLASSES: ReadonlyMap<string, string> = new Map([
  ['incident', 'task'],
  ['incident_task', 'task'],
  ['problem', 'task'],
  ['problem_task', 'task'],
  ['change_request', 'task'],
  ['change_task', 'task'],
  ['sc_request', 'task'],
  ['sc_req_item', 'task'],
  ['sc_task', 'task'],
  ['sn_customerservice_case', 'task'],
  ['sn_customerservice_task', 'task'],
  ['sn_hr_core_case', 'task'],
  ['sysapproval_group', 'task'],
  ['kb_submission', 'task'],
  ['planned_task', 'task'],
  ['pm_project', 'planned_task'],
  ['pm_project_task', 'planned_task'],

  ['cmdb_ci', 'cmdb'],
  ['cmdb_ci_hardware', 'cmdb_ci'],
  ['cmdb_ci_computer', 'cmdb_ci_hardware'],
  ['cmdb_ci_netgear', 'cmdb_ci_hardware'],
  ['cmdb_ci_server', 'cmdb_ci_computer'],
  ['cmdb_ci_win_server', 'cmdb_ci_server'],
  ['cmdb_ci_linux_server', 'cmdb_ci_server'],
  ['cmdb_ci_unix_server', 'cmdb_ci_server'],
  ['cmdb_ci_appl', 'cmdb_ci'],
  ['cmdb_ci_business_app', 'cmdb_ci'],
  ['cmdb_ci_service', 'cmdb_ci'],
  ['cmdb_ci_service_auto', 'cmdb_ci_service'],
  ['service_offering', 'cmdb_ci_service'],

  ['alm_hardware', 'alm_asset'],
  ['alm_license', 'alm_asset'],
  ['alm_consumable', 'alm_asset'],
  ['ast_service', 'ast_contract'],

  ['sc_cat_item', 'sys_metadata'],
  ['sc_cat_item_producer', 'sc_cat_item'],
  ['sc_cat_item_guide', 'sc_cat_item'],

  ['customer_account', 'core_company'],
  ['customer_contact', 'sys_user'],
]);

/** The table itself, then its super classes, nearest first: `incident` gives `['incident', 'task']`. */
export function ancestorsOf(table: string): readonly string[] {
  const chain = [table];
  for (let next = SUPER_CLASSES.get(table); next !== undefined; next = SUPER_CLASSES.get(next)) chain.push(next);
  return chain;
}
