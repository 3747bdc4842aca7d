import type { Route } from '../route.js';
import { AGGREGATE_ROUTES } from './aggregate.js';
import { ATTACHMENT_ROUTES } from './attachment.js';
import { CATALOG_ROUTES } from './catalog.js';
import { CHANGE_ROUTES } from './change.js';
import { CMDB_ROUTES } from './cmdb.js';
import { EMAIL_ROUTES } from './email.js';
import { IMPORT_ROUTES } from './import-set.js';
import { KNOWLEDGE_ROUTES } from './knowledge.js';
import { TABLE_ROUTES } from './table.js';

/** Every REST resource of the sandbox. */
export const ROUTES: readonly Route[] = [
  ...TABLE_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...AGGREGATE_ROUTES,
  ...IMPORT_ROUTES,
  ...CATALOG_ROUTES,
  ...KNOWLEDGE_ROUTES,
  ...CHANGE_ROUTES,
  ...CMDB_ROUTES,
  ...EMAIL_ROUTES,
];
