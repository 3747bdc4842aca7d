import type { Seed } from './seed.js';

export const SEED_CATALOG: Seed = {
  sc_catalog: {
    office: { title: 'Office Catalog', description: 'What an office needs.', active: 'true' },
    technical: { title: 'Technical Catalog', description: 'What engineers need.', active: 'true' },
  },
  sc_category: {
    hardware: { title: 'Hardware', description: 'Things to touch', sc_catalog: '@office', active: 'true' },
    screens: {
      title: 'Screens',
      description: 'To look at',
      sc_catalog: '@office',
      parent: '@hardware',
      active: 'true',
    },
    access: { title: 'Access', description: 'Accounts and keys', sc_catalog: '@technical', active: 'true' },
  },
  sc_cat_item: {
    laptop: { name: 'Example Laptop', short_description: 'Folds', category: '@hardware', price: '900', active: 'true' },
    screen: { name: 'Sample Screen', short_description: 'Shines', category: '@screens', price: '150', active: 'true' },
    key: {
      name: 'Key to the cellar',
      short_description: 'Opens a door',
      category: '@access',
      price: '0',
      active: 'true',
    },
    report: {
      name: 'Report a fault',
      short_description: 'Makes an incident',
      category: '@access',
      price: '0',
      active: 'true',
      sys_class_name: 'sc_cat_item_producer',
    },
  },
  kb_knowledge_base: { base: { title: 'Office Knowledge', active: 'true' } },
  kb_knowledge: {
    mailbox: {
      number: 'KB0000001',
      short_description: 'Mailbox is full',
      text: '<p>Delete what nobody needs.</p>',
      kb_knowledge_base: '@base',
      author: '@abel',
      workflow_state: 'published',
      published: '2026-01-05',
      active: 'true',
    },
    printer: {
      number: 'KB0000002',
      short_description: 'Printer prints nothing',
      text: '<p>Give it paper & patience.</p>',
      kb_knowledge_base: '@base',
      author: '@cleo',
      workflow_state: 'published',
      published: '2026-01-06',
      active: 'true',
    },
    draft: {
      number: 'KB0000003',
      short_description: 'How to lose a key',
      text: '<p>To be written.</p>',
      kb_knowledge_base: '@base',
      author: '@abel',
      workflow_state: 'draft',
      active: 'true',
    },
  },
  std_change_record_producer: {
    restart: {
      name: 'Restart a server',
      template: 'Restart a server',
      short_description: 'Restart one server at night',
      active: 'true',
    },
  },
};
