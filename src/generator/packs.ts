import type { ApiPack } from '../facts/roles.js';

/** A group of operations that is chosen as a whole with `--apis`. */
export interface Pack {
  readonly title: string;
  /** What it does, for the question and the documents. */
  readonly about: string;
}

/** The packs there are, in the order of the documents. */
export const PACKS: Readonly<Record<ApiPack, Pack>> = {
  table: {
    title: 'Records',
    about: 'list, get, create, update and delete records of the chosen tables, and of any table by name',
  },
  triggers: {
    title: 'Triggers',
    about: 'start a flow when a record of a chosen table is created, or created or updated',
  },
  attachment: { title: 'Attachments', about: 'list, get, download, upload and delete files of records' },
  catalog: { title: 'Service catalog', about: 'catalogs, categories, items, order an item, submit a record producer' },
  knowledge: { title: 'Knowledge', about: 'search and read knowledge articles' },
  aggregate: { title: 'Aggregates', about: 'count, sum and average records' },
  import: { title: 'Import sets', about: 'insert rows into staging tables' },
  change: { title: 'Change management', about: 'normal, standard and emergency changes with their tasks' },
  cmdb: { title: 'Configuration items', about: 'configuration items with their relations' },
  email: { title: 'Email', about: 'send and read emails of the instance' },
  user: { title: 'Users', about: 'look up users and groups' },
};

export type PackName = ApiPack;

export const PACK_NAMES = Object.keys(PACKS) as readonly PackName[];

/** The packs of a connector when nothing is said. */
export const DEFAULT_PACKS: readonly PackName[] = ['table', 'attachment', 'catalog', 'knowledge', 'triggers'];
