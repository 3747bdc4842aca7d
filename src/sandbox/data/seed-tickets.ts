import type { Seed } from './seed.js';
import type { Row } from './store.js';

const incident = (number: number, short_description: string, more: Row): Row => ({
  number: `INC${String(number).padStart(7, '0')}`,
  short_description,
  state: '1',
  impact: '3',
  urgency: '3',
  priority: '5',
  active: 'true',
  caller_id: '@dora',
  opened_by: '@abel',
  opened_at: '2026-01-12 08:00:00',
  ...more,
});
const urgent = { impact: '1', urgency: '1', priority: '1' };
const started = { state: '2', assignment_group: '@desk', assigned_to: '@abel' };
const over = { state: '7', active: 'false', closed_at: '2026-01-13 12:00:00', closed_by: '@abel' };

export const SEED_TICKETS: Seed = {
  problem: {
    cellar: {
      number: 'PRB0000001',
      short_description: 'The cellar is wet',
      state: '101',
      priority: '2',
      active: 'true',
    },
    paper: { number: 'PRB0000002', short_description: 'Paper vanishes', state: '102', priority: '4', active: 'true' },
  },
  incident: {
    inc1: incident(1, 'Mail does not arrive', { ...urgent, ...started, category: 'software', cmdb_ci: '@mail' }),
    inc2: incident(2, 'Printer prints nothing', { ...started, category: 'hardware', problem_id: '@paper' }),
    inc3: incident(3, 'Printer prints everything', { assignment_group: '@desk', category: 'hardware' }),
    inc4: incident(4, 'Water in the cellar', { ...urgent, assignment_group: '@network', problem_id: '@cellar' }),
    inc5: incident(5, 'Forgot the password', { caller_id: '@emil', category: 'inquiry' }),
    inc6: incident(6, 'Forgot the password again', { caller_id: '@emil', category: 'inquiry', priority: '4' }),
    inc7: incident(7, 'Screen shows a cat', { ...started, assigned_to: '@cleo', priority: '3' }),
    inc8: incident(8, 'Network is slow', { assignment_group: '@network', category: 'network', priority: '3' }),
    inc9: incident(9, 'Chair squeaks', { caller_id: '', priority: '5' }),
    inc10: incident(10, 'Laptop does not fold', { ...over, category: 'hardware' }),
    inc11: incident(11, 'Quotes "and" <signs> & more', { ...over, category: 'software' }),
    inc12: incident(12, 'Mail arrives twice', { ...over, caller_id: '@cleo', cmdb_ci: '@mail' }),
  },
  change_request: {
    pump: {
      number: 'CHG0000001',
      short_description: 'Install a pump',
      type: 'normal',
      state: '-5',
      risk: '3',
      active: 'true',
    },
    move: {
      number: 'CHG0000002',
      short_description: 'Move the print server',
      type: 'emergency',
      state: '-1',
      risk: '2',
      active: 'true',
      assignment_group: '@network',
      cmdb_ci: '@bee',
      start_date: '2026-02-01 20:00:00',
      end_date: '2026-02-01 22:00:00',
    },
  },
  change_task: {
    carry: {
      number: 'CTASK0000001',
      short_description: 'Carry it upstairs',
      change_request: '@move',
      state: '1',
      active: 'true',
    },
  },
  sc_request: { request: { number: 'REQ0000001', short_description: 'A laptop for Dora', requested_for: '@dora' } },
  sc_req_item: {
    item: {
      number: 'RITM0000001',
      short_description: 'Example Laptop',
      request: '@request',
      cat_item: '@laptop',
      requested_for: '@dora',
      quantity: '1',
      state: '1',
      active: 'true',
    },
  },
  sys_email: {
    email: {
      type: 'sent',
      state: 'processed',
      subject: 'INC0000001 was opened',
      body_text: 'We look into it.',
      recipients: 'dora.fixture@example.com',
    },
  },
  sys_attachment: {
    note: {
      file_name: 'note.txt',
      content_type: 'text/plain',
      table_name: 'incident',
      table_sys_id: '@inc1',
      size_bytes: '19',
      size_compressed: '19',
      compressed: 'true',
    },
    manual: {
      file_name: 'manual.txt',
      content_type: 'text/plain',
      table_name: 'kb_knowledge',
      table_sys_id: '@printer',
      size_bytes: '21',
      size_compressed: '21',
      compressed: 'true',
    },
  },
};

/** What the seeded attachments hold. */
export const SEED_CONTENTS: Readonly<Record<string, string>> = {
  note: 'Mail comes by foot.',
  manual: 'Paper goes in at top.',
};
