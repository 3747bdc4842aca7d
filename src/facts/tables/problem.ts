import { defineTable } from './define.js';
import type { Choices } from './table.js';
import { choice, dateTime, flag, html, integer, numberedChoice, reference, text } from './table.js';
import { LITTLE_USED, TASK } from './task.js';

const STATES: Choices = [
  ['101', 'New'],
  ['102', 'Assess'],
  ['103', 'Root Cause Analysis'],
  ['104', 'Fix in Progress'],
  ['106', 'Resolved'],
  ['107', 'Closed'],
];

/**
 * Problem, with the states since Madrid. An instance upgraded from before may keep its old ones.
 * Sources: ansible-collections/servicenow.itsm, plugins/module_utils/problem.py and plugins/modules/problem.py (states,
 * resolution codes, columns); ServiceNow/WorkArena, task_configs/create_problem_task.json (labels); general knowledge of the
 * base system for types.
 */
export const PROBLEM = defineTable({
  name: 'problem',
  singular: 'problem',
  plural: 'problems',
  parent: TASK,
  columns: {
    problem_state: numberedChoice('Problem state', STATES),
    category: choice('Category', [
      ['software', 'Software'],
      ['hardware', 'Hardware'],
      ['network', 'Network'],
      ['database', 'Database'],
    ]),
    subcategory: text('Subcategory'),
    first_reported_by_task: reference('Origin task', 'task'),
    known_error: flag('Known error'),
    major_problem: flag('Major problem'),
    workaround: html('Workaround'),
    workaround_applied: flag('Workaround applied'),
    workaround_communicated_at: dateTime('Workaround communicated at'),
    workaround_communicated_by: reference('Workaround communicated by', 'sys_user'),
    cause_notes: html('Cause notes'),
    fix_notes: html('Fix notes'),
    fix_communicated_at: dateTime('Fix communicated at'),
    fix_communicated_by: reference('Fix communicated by', 'sys_user'),
    confirmed_at: dateTime('Confirmed'),
    confirmed_by: reference('Confirmed by', 'sys_user'),
    resolution_code: choice('Resolution code', [
      ['fix_applied', 'Fix Applied'],
      ['risk_accepted', 'Risk Accepted'],
      ['duplicate', 'Duplicate'],
      ['canceled', 'Canceled'],
    ]),
    duplicate_of: reference('Duplicate of', 'problem'),
    resolved_at: dateTime('Resolved'),
    resolved_by: reference('Resolved by', 'sys_user'),
    rfc: reference('Change request', 'change_request'),
    related_incidents: integer('Related Incidents', { readOnly: true }),
    reopen_count: integer('Reopen count', { readOnly: true }),
    reopened_by: reference('Reopened by', 'sys_user', { readOnly: true }),
  },
  without: [...LITTLE_USED, 'contact_type', 'follow_up', 'approval', 'escalation'],
  changes: { state: { choices: STATES }, short_description: { label: 'Problem statement' } },
  important: [
    'number',
    'short_description',
    'description',
    'state',
    'impact',
    'urgency',
    'assignment_group',
    'assigned_to',
    'cause_notes',
    'work_notes',
  ],
});

/**
 * Problem task.
 * Sources: ansible-collections/servicenow.itsm, plugins/modules/problem_task.py and plugins/module_utils/problem_task.py
 * (columns, close codes, states, types of tasks); general knowledge of the base system for the types of columns.
 */
export const PROBLEM_TASK = defineTable({
  name: 'problem_task',
  singular: 'problem task',
  plural: 'problem tasks',
  parent: TASK,
  columns: {
    problem: reference('Problem', 'problem'),
    problem_task_type: choice('Problem task type', [
      ['rca', 'Root Cause Analysis'],
      ['general', 'General'],
    ]),
    close_code: choice('Close code', [
      ['completed', 'Completed'],
      ['canceled', 'Canceled'],
    ]),
    cause_notes: html('Cause notes'),
    fix_notes: html('Fix notes'),
    workaround: html('Workaround'),
    started_at: dateTime('Started at'),
    started_by: reference('Started by', 'sys_user'),
    reopen_count: integer('Reopen count', { readOnly: true }),
  },
  without: [...LITTLE_USED, 'contact_type', 'knowledge', 'approval', 'escalation'],
  changes: {
    state: {
      choices: [
        ['151', 'New'],
        ['152', 'Assess'],
        ['154', 'Work in Progress'],
        ['157', 'Closed'],
      ],
    },
  },
  important: [
    'number',
    'problem',
    'short_description',
    'description',
    'state',
    'assignment_group',
    'assigned_to',
    'work_notes',
  ],
});
