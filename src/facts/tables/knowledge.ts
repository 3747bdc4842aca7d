import { classColumn, defineTable, domainColumn } from './define.js';
import {
  choice,
  date,
  document,
  flag,
  html,
  image,
  integer,
  list,
  other,
  reference,
  roles,
  tableName,
  text,
} from './table.js';

/**
 * Knowledge article. Publishing goes through the workflow of its knowledge base; writing the workflow column may skip it.
 * Source: general knowledge of the base system.
 */
export const KB_KNOWLEDGE = defineTable({
  name: 'kb_knowledge',
  singular: 'knowledge article',
  plural: 'knowledge articles',
  columns: {
    number: text('Number', { maxLength: 40, readOnly: true }),
    short_description: text('Short description'),
    text: html('Article body'),
    description: text('Description'),
    kb_knowledge_base: reference('Knowledge base', 'kb_knowledge_base'),
    kb_category: reference('Category', 'kb_category'),
    workflow_state: other('Workflow', 'workflow', {
      choices: [
        ['draft', 'Draft'],
        ['review', 'Review'],
        ['published', 'Published'],
        ['pending_retirement', 'Pending retirement'],
        ['retired', 'Retired'],
        ['outdated', 'Outdated'],
      ],
    }),
    article_type: choice('Article type', [
      ['text', 'HTML'],
      ['wiki', 'Wiki'],
    ]),
    author: reference('Author', 'sys_user'),
    active: flag('Active'),
    latest: flag('Latest', { readOnly: true }),
    display_number: text('Display number', { readOnly: true }),
    version: reference('Version', 'kb_version', { readOnly: true }),
    base_version: reference('Base Version', 'kb_knowledge', { readOnly: true }),
    revised_by: reference('Revised By', 'sys_user'),
    published: date('Published'),
    valid_to: date('Valid to'),
    retired: date('Retired'),
    ownership_group: reference('Ownership Group', 'sys_user_group'),
    cmdb_ci: reference('Configuration item', 'cmdb_ci'),
    source: reference('Source Task', 'task'),
    can_read_user_criteria: list('Can Read', 'user_criteria'),
    cannot_read_user_criteria: list('Cannot Read', 'user_criteria'),
    roles: roles('Roles'),
    meta: text('Meta'),
    meta_description: text('Meta Description'),
    wiki: other('Wiki', 'wiki_text'),
    direct: flag('Attachment link'),
    display_attachments: flag('Display attachments'),
    disable_commenting: flag('Disable commenting'),
    disable_suggesting: flag('Disable suggesting'),
    flagged: flag('Flagged'),
    sys_view_count: integer('View count', { readOnly: true }),
    use_count: integer('Use count', { readOnly: true }),
    image: image('Image'),
    sys_class_name: classColumn(),
    sys_domain: domainColumn(),
  },
  important: [
    'number',
    'short_description',
    'text',
    'kb_knowledge_base',
    'kb_category',
    'workflow_state',
    'author',
    'published',
    'valid_to',
  ],
});

/**
 * Knowledge base.
 * Source: general knowledge of the base system.
 */
export const KB_KNOWLEDGE_BASE = defineTable({
  name: 'kb_knowledge_base',
  singular: 'knowledge base',
  plural: 'knowledge bases',
  columns: {
    title: text('Title'),
    description: text('Description'),
    owner: reference('Owner', 'sys_user'),
    kb_managers: list('Managers', 'sys_user'),
    active: flag('Active'),
    article_validity: integer('Article validity'),
    disable_commenting: flag('Disable commenting'),
    disable_suggesting: flag('Disable suggesting'),
    disable_category_editing: flag('Disable category editing'),
  },
  important: ['title', 'description', 'owner', 'kb_managers', 'active'],
});

/**
 * Knowledge category: in a knowledge base or in another category, which its parent says.
 * Source: general knowledge of the base system.
 */
export const KB_CATEGORY = defineTable({
  name: 'kb_category',
  singular: 'knowledge category',
  plural: 'knowledge categories',
  columns: {
    label: text('Label'),
    value: text('Value'),
    full_category: text('Full category', { readOnly: true }),
    parent_id: document('Parent ID'),
    parent_table: tableName('Parent table'),
    active: flag('Active'),
  },
  important: ['label', 'value', 'parent_id', 'active'],
});
