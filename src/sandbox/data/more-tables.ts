import { defineTable } from '../../facts/tables/define.js';
import type { Table } from '../../facts/tables/table.js';
import { email, flag, integer, longText, reference, text } from '../../facts/tables/table.js';

/** Tables that the APIs of the sandbox work on beside those that ship with the generator; a few columns of each. */
export const MORE_TABLES: readonly Table[] = [
  defineTable({
    name: 'sys_db_object',
    singular: 'table',
    plural: 'tables',
    columns: {
      name: text('Name'),
      label: text('Label'),
      super_class: reference('Extends table', 'sys_db_object'),
    },
    important: ['name', 'label'],
  }),
  defineTable({
    name: 'sys_dictionary',
    singular: 'dictionary entry',
    plural: 'dictionary entries',
    columns: {
      name: text('Table'),
      element: text('Column name'),
      column_label: text('Column label'),
      internal_type: text('Type'),
      reference: text('Reference'),
      max_length: integer('Max length'),
      mandatory: flag('Mandatory'),
      read_only: flag('Read only'),
      active: flag('Active'),
    },
    important: ['name', 'element'],
  }),
  defineTable({
    name: 'sc_catalog',
    singular: 'catalog',
    plural: 'catalogs',
    columns: { title: text('Title'), description: longText('Description'), active: flag('Active') },
    important: ['title'],
  }),
  defineTable({
    name: 'sc_category',
    singular: 'category',
    plural: 'categories',
    typeName: 'CatalogCategory',
    pluralName: 'CatalogCategories',
    columns: {
      title: text('Title'),
      description: longText('Description'),
      sc_catalog: reference('Catalog', 'sc_catalog'),
      parent: reference('Parent', 'sc_category'),
      active: flag('Active'),
    },
    important: ['title'],
  }),
  defineTable({
    name: 'cmdb_rel_type',
    singular: 'relationship type',
    plural: 'relationship types',
    columns: {
      name: text('Name'),
      parent_descriptor: text('Parent descriptor'),
      child_descriptor: text('Child descriptor'),
    },
    important: ['name'],
  }),
  defineTable({
    name: 'std_change_record_producer',
    singular: 'standard change template',
    plural: 'standard change templates',
    columns: {
      name: text('Name'),
      short_description: text('Short description'),
      template: text('Template'),
      active: flag('Active'),
    },
    important: ['name'],
  }),
  defineTable({
    name: 'sys_email',
    singular: 'email',
    plural: 'emails',
    columns: {
      type: text('Type'),
      state: text('State'),
      subject: text('Subject'),
      body_text: longText('Text'),
      body: longText('HTML'),
      importance: text('Importance'),
      recipients: text('Recipients'),
      copied: text('Copied'),
      blind_copied: text('Blind copied'),
      headers: longText('Headers'),
    },
    important: ['subject'],
  }),
  defineTable({
    name: 'imp_user',
    singular: 'imported user',
    plural: 'imported users',
    columns: {
      first_name: text('First name'),
      last_name: text('Last name'),
      email: email('Email'),
      sys_import_set: text('Set'),
      sys_import_state: text('State'),
      sys_target_table: text('Target table'),
      sys_target_sys_id: text('Target record'),
    },
    important: ['email'],
  }),
];
