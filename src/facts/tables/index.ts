import { ALM_ASSET, AST_CONTRACT } from './assets.js';
import { SC_CAT_ITEM, SC_REQ_ITEM, SC_REQUEST, SC_TASK } from './catalog.js';
import { CHANGE_REQUEST, CHANGE_TASK } from './change.js';
import { CMDB_CI, CMDB_CI_SERVER, CMDB_CI_SERVICE, CMDB_REL_CI } from './cmdb.js';
import { SN_CUSTOMERSERVICE_CASE } from './customer-service.js';
import { INCIDENT, INCIDENT_TASK } from './incident.js';
import { KB_CATEGORY, KB_KNOWLEDGE, KB_KNOWLEDGE_BASE } from './knowledge.js';
import { CMN_DEPARTMENT, CMN_LOCATION, CORE_COMPANY } from './organisation.js';
import { SYS_ATTACHMENT, SYSAPPROVAL_APPROVER, TASK_SLA } from './platform.js';
import { PROBLEM, PROBLEM_TASK } from './problem.js';
import type { Table } from './table.js';
import { TASK } from './task.js';
import { SYS_USER, SYS_USER_GRMEMBER, SYS_USER_GROUP } from './users.js';

export { ancestorsOf } from './ancestors.js';
export type { Choices, Field, FieldType, Table } from './table.js';

const SHIPPED: readonly Table[] = [
  INCIDENT,
  INCIDENT_TASK,
  PROBLEM,
  PROBLEM_TASK,
  CHANGE_REQUEST,
  CHANGE_TASK,
  SC_REQUEST,
  SC_REQ_ITEM,
  SC_TASK,
  SC_CAT_ITEM,
  TASK,
  TASK_SLA,
  SYSAPPROVAL_APPROVER,
  SYS_ATTACHMENT,
  SYS_USER,
  SYS_USER_GROUP,
  SYS_USER_GRMEMBER,
  CMN_LOCATION,
  CMN_DEPARTMENT,
  CORE_COMPANY,
  CMDB_CI,
  CMDB_CI_SERVER,
  CMDB_CI_SERVICE,
  CMDB_REL_CI,
  ALM_ASSET,
  AST_CONTRACT,
  KB_KNOWLEDGE,
  KB_KNOWLEDGE_BASE,
  KB_CATEGORY,
  SN_CUSTOMERSERVICE_CASE,
];

/** The tables whose columns ship with the package, by name, in the order in which they are offered. */
export const TABLES: ReadonlyMap<string, Table> = new Map(SHIPPED.map((table) => [table.name, table]));

/** The shipped table of that name; names are compared as ServiceNow does, in small letters. */
export const tableNamed = (name: string): Table | undefined => TABLES.get(name.toLowerCase());
