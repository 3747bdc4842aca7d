import { defineTable } from './define.js';
import type { Choices } from './table.js';
import { choice, date, dateTime, flag, longText, numberedChoice, reference, text } from './table.js';
import { LITTLE_USED, TASK } from './task.js';

const CLOSE_CODES: Choices = [
  ['successful', 'Successful'],
  ['successful_issues', 'Successful with issues'],
  ['unsuccessful', 'Unsuccessful'],
];

/** Columns of task that say nothing on changes; unlike elsewhere, the times of work do. */
const NOT_OF_CHANGES = [
  ...LITTLE_USED.filter((column) => !column.startsWith('work_')),
  'knowledge',
  'follow_up',
  'escalation',
  'made_sla',
  'sla_due',
];

/**
 * Change request, with the state model of new instances.
 * Sources: ansible-collections/servicenow.itsm, plugins/module_utils/change_request.py (states); ServiceNow/WorkArena,
 * expected_change_request_form_fields.json and fivetran/dbt_servicenow, macros/get_change_request_columns.sql (columns); the
 * ServiceNow documentation's DevOps examples (close codes); general knowledge of the base system for labels, types, categories.
 */
export const CHANGE_REQUEST = defineTable({
  name: 'change_request',
  singular: 'change request',
  plural: 'change requests',
  parent: TASK,
  columns: {
    type: choice('Type', [
      ['normal', 'Normal'],
      ['standard', 'Standard'],
      ['emergency', 'Emergency'],
    ]),
    chg_model: reference('Model', 'chg_model'),
    category: choice('Category', [
      ['Hardware', 'Hardware'],
      ['Software', 'Software'],
      ['Service', 'Service'],
      ['System Software', 'System Software'],
      ['Applications Software', 'Applications Software'],
      ['Network', 'Network'],
      ['Telecom', 'Telecom'],
      ['Documentation', 'Documentation'],
      ['Other', 'Other'],
    ]),
    risk: numberedChoice('Risk', [
      ['2', 'High'],
      ['3', 'Moderate'],
      ['4', 'Low'],
    ]),
    requested_by: reference('Requested by', 'sys_user'),
    requested_by_date: dateTime('Requested by date'),
    start_date: dateTime('Planned start date'),
    end_date: dateTime('Planned end date'),
    justification: longText('Justification'),
    implementation_plan: longText('Implementation plan'),
    risk_impact_analysis: longText('Risk and impact analysis'),
    backout_plan: longText('Backout plan'),
    test_plan: longText('Test plan'),
    on_hold: flag('On hold'),
    on_hold_reason: text('On hold reason'),
    cab_required: flag('CAB required'),
    cab_date_time: dateTime('CAB date/time'),
    cab_delegate: reference('CAB delegate', 'sys_user'),
    cab_recommendation: longText('CAB recommendation'),
    conflict_status: choice(
      'Conflict status',
      [
        ['Not Run', 'Not Run'],
        ['Conflict', 'Conflict'],
        ['No Conflict', 'No Conflict'],
      ],
      { readOnly: true },
    ),
    conflict_last_run: dateTime('Conflict last run', { readOnly: true }),
    close_code: choice('Close code', CLOSE_CODES),
    review_comments: longText('Review comments'),
    review_date: date('Review date'),
    reason: text('Reason'),
    outside_maintenance_schedule: flag('Outside maintenance schedule'),
    unauthorized: flag('Unauthorized'),
    std_change_producer_version: reference('Standard Change Template version', 'std_change_producer_version'),
  },
  without: [...NOT_OF_CHANGES, 'calendar_duration', 'business_duration'],
  changes: {
    state: {
      choices: [
        ['-5', 'New'],
        ['-4', 'Assess'],
        ['-3', 'Authorize'],
        ['-2', 'Scheduled'],
        ['-1', 'Implement'],
        ['0', 'Review'],
        ['3', 'Closed'],
        ['4', 'Canceled'],
      ],
    },
    priority: {
      choices: [
        ['1', '1 - Critical'],
        ['2', '2 - High'],
        ['3', '3 - Moderate'],
        ['4', '4 - Low'],
      ],
    },
  },
  important: [
    'number',
    'short_description',
    'description',
    'type',
    'state',
    'risk',
    'start_date',
    'end_date',
    'assignment_group',
    'work_notes',
  ],
});

/**
 * Change task.
 * Sources: ansible-collections/servicenow.itsm, plugins/modules/change_request_task.py (columns, types and states by name);
 * general knowledge of the base system for the values of the states and for types.
 */
export const CHANGE_TASK = defineTable({
  name: 'change_task',
  singular: 'change task',
  plural: 'change tasks',
  parent: TASK,
  columns: {
    change_request: reference('Change request', 'change_request'),
    change_task_type: choice('Type', [
      ['planning', 'Planning'],
      ['implementation', 'Implementation'],
      ['testing', 'Testing'],
      ['review', 'Review'],
    ]),
    planned_start_date: dateTime('Planned start date'),
    planned_end_date: dateTime('Planned end date'),
    on_hold: flag('On hold'),
    on_hold_reason: text('On hold reason'),
    close_code: choice('Close code', CLOSE_CODES),
  },
  without: [...NOT_OF_CHANGES, 'contact_type'],
  changes: {
    state: {
      choices: [
        ['-5', 'Pending'],
        ['1', 'Open'],
        ['2', 'In Progress'],
        ['3', 'Closed'],
        ['4', 'Canceled'],
      ],
    },
  },
  important: [
    'number',
    'change_request',
    'short_description',
    'description',
    'change_task_type',
    'state',
    'assignment_group',
    'assigned_to',
    'work_notes',
  ],
});
