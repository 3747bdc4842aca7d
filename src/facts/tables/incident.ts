import { defineTable } from './define.js';
import type { Choices } from './table.js';
import { choice, dateTime, integer, longText, numberedChoice, reference } from './table.js';
import { LITTLE_USED, NOTIFY, ONE_TO_THREE, TASK } from './task.js';

const STATES: Choices = [
  ['1', 'New'],
  ['2', 'In Progress'],
  ['3', 'On Hold'],
  ['6', 'Resolved'],
  ['7', 'Closed'],
  ['8', 'Canceled'],
];

/**
 * Incident. The choices are those of a fresh instance; instances change them.
 * Sources: ServiceNow/WorkArena, task_configs/create_incident_task.json (columns, labels of the form, display values);
 * general knowledge of the base system for types and the values behind the labels.
 */
export const INCIDENT = defineTable({
  name: 'incident',
  singular: 'incident',
  plural: 'incidents',
  parent: TASK,
  columns: {
    caller_id: reference('Caller', 'sys_user'),
    category: choice('Category', [
      ['inquiry', 'Inquiry / Help'],
      ['software', 'Software'],
      ['hardware', 'Hardware'],
      ['network', 'Network'],
      ['database', 'Database'],
    ]),
    subcategory: choice('Subcategory', [
      ['antivirus', 'Antivirus'],
      ['cpu', 'CPU'],
      ['db2', 'DB2'],
      ['dhcp', 'DHCP'],
      ['disk', 'Disk'],
      ['dns', 'DNS'],
      ['email', 'Email'],
      ['internal application', 'Internal Application'],
      ['ip address', 'IP Address'],
      ['keyboard', 'Keyboard'],
      ['memory', 'Memory'],
      ['monitor', 'Monitor'],
      ['mouse', 'Mouse'],
      ['sql server', 'MS SQL Server'],
      ['os', 'Operating System'],
      ['oracle', 'Oracle'],
      ['vpn', 'VPN'],
      ['wireless', 'Wireless'],
    ]),
    incident_state: numberedChoice('Incident state', STATES),
    hold_reason: numberedChoice('On hold reason', [
      ['1', 'Awaiting Caller'],
      ['5', 'Awaiting Change'],
      ['3', 'Awaiting Problem'],
      ['4', 'Awaiting Vendor'],
    ]),
    close_code: choice('Resolution code', [
      ['Duplicate', 'Duplicate'],
      ['Known error', 'Known error'],
      ['No resolution provided', 'No resolution provided'],
      ['Resolved by caller', 'Resolved by caller'],
      ['Resolved by change', 'Resolved by change'],
      ['Resolved by problem', 'Resolved by problem'],
      ['Resolved by request', 'Resolved by request'],
      ['Solution provided', 'Solution provided'],
      ['Workaround provided', 'Workaround provided'],
      ['User error', 'User error'],
    ]),
    resolved_at: dateTime('Resolved'),
    resolved_by: reference('Resolved by', 'sys_user'),
    severity: numberedChoice('Severity', ONE_TO_THREE),
    notify: numberedChoice('Notify', NOTIFY),
    problem_id: reference('Problem', 'problem'),
    rfc: reference('Change Request', 'change_request'),
    caused_by: reference('Caused by Change', 'change_request'),
    parent_incident: reference('Parent Incident', 'incident'),
    child_incidents: integer('Child Incidents', { readOnly: true }),
    cause: longText('Probable cause'),
    business_impact: longText('Business impact'),
    reopen_count: integer('Reopen count', { readOnly: true }),
    reopened_by: reference('Last reopened by', 'sys_user', { readOnly: true }),
    reopened_time: dateTime('Last reopened at', { readOnly: true }),
  },
  without: [...LITTLE_USED],
  changes: {
    state: { choices: STATES },
    contact_type: { label: 'Channel' },
    close_notes: { label: 'Resolution notes' },
  },
  important: [
    'number',
    'short_description',
    'description',
    'caller_id',
    'state',
    'impact',
    'urgency',
    'assignment_group',
    'comments',
    'work_notes',
  ],
});

/**
 * Incident task. Its states are those of task.
 * Source: general knowledge of the base system.
 */
export const INCIDENT_TASK = defineTable({
  name: 'incident_task',
  singular: 'incident task',
  plural: 'incident tasks',
  parent: TASK,
  columns: { incident: reference('Incident', 'incident') },
  without: [...LITTLE_USED, 'contact_type', 'knowledge'],
  important: [
    'number',
    'incident',
    'short_description',
    'description',
    'state',
    'assignment_group',
    'assigned_to',
    'work_notes',
  ],
});
