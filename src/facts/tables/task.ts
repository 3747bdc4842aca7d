import { classColumn, defineTable, domainColumn } from './define.js';
import type { Choices } from './table.js';
import {
  autoNumber,
  choice,
  dateTime,
  dueDate,
  duration,
  flag,
  integer,
  journal,
  list,
  longText,
  numberedChoice,
  other,
  reference,
  text,
} from './table.js';

export const ONE_TO_THREE: Choices = [
  ['1', '1 - High'],
  ['2', '2 - Medium'],
  ['3', '3 - Low'],
];

export const NOTIFY: Choices = [
  ['1', 'Do Not Notify'],
  ['2', 'Send Email'],
  ['3', 'Telephone'],
];

/** Columns of task that say nothing on most tickets. */
export const LITTLE_USED = [
  'expected_start',
  'work_start',
  'work_end',
  'approval_history',
  'contract',
  'additional_assignee_list',
  'time_worked',
  'task_effective_number',
];

/**
 * Task, the super class of tickets. Its choices are those of a fresh instance; instances change them.
 * Source: general knowledge of the base system, compared with records in ServiceNow/WorkArena (task_configs) and with the
 * members of a case in the Customer Service Install Base Management API of the ServiceNow documentation.
 */
export const TASK = defineTable({
  name: 'task',
  singular: 'task',
  plural: 'tasks',
  columns: {
    number: autoNumber(),
    short_description: text('Short description', { maxLength: 160 }),
    description: longText('Description'),
    state: numberedChoice('State', [
      ['-5', 'Pending'],
      ['1', 'Open'],
      ['2', 'Work in Progress'],
      ['3', 'Closed Complete'],
      ['4', 'Closed Incomplete'],
      ['7', 'Closed Skipped'],
    ]),
    priority: numberedChoice('Priority', [
      ['1', '1 - Critical'],
      ['2', '2 - High'],
      ['3', '3 - Moderate'],
      ['4', '4 - Low'],
      ['5', '5 - Planning'],
    ]),
    impact: numberedChoice('Impact', ONE_TO_THREE),
    urgency: numberedChoice('Urgency', ONE_TO_THREE),
    assignment_group: reference('Assignment group', 'sys_user_group'),
    assigned_to: reference('Assigned to', 'sys_user'),
    comments: journal('Additional comments'),
    work_notes: journal('Work notes'),
    comments_and_work_notes: other('Comments and Work notes', 'journal_list', { readOnly: true }),
    close_notes: longText('Close notes'),
    active: flag('Active'),
    opened_at: dateTime('Opened'),
    opened_by: reference('Opened by', 'sys_user'),
    closed_at: dateTime('Closed'),
    closed_by: reference('Closed by', 'sys_user'),
    due_date: dateTime('Due date'),
    expected_start: dateTime('Expected start'),
    work_start: dateTime('Actual start'),
    work_end: dateTime('Actual end'),
    follow_up: dateTime('Follow up'),
    cmdb_ci: reference('Configuration item', 'cmdb_ci'),
    business_service: reference('Service', 'cmdb_ci_service'),
    service_offering: reference('Service offering', 'service_offering'),
    company: reference('Company', 'core_company'),
    location: reference('Location', 'cmn_location'),
    contract: reference('Contract', 'ast_contract'),
    parent: reference('Parent', 'task'),
    contact_type: choice('Contact type', [
      ['chat', 'Chat'],
      ['email', 'Email'],
      ['phone', 'Phone'],
      ['self-service', 'Self-service'],
      ['virtual_agent', 'Virtual Agent'],
      ['walk-in', 'Walk-in'],
    ]),
    approval: choice('Approval', [
      ['not requested', 'Not Yet Requested'],
      ['requested', 'Requested'],
      ['approved', 'Approved'],
      ['rejected', 'Rejected'],
      ['cancelled', 'Cancelled'],
      ['not_required', 'No Longer Required'],
      ['duplicate', 'Duplicate'],
    ]),
    approval_history: other('Approval history', 'journal', { readOnly: true }),
    escalation: numberedChoice('Escalation', [
      ['0', 'Normal'],
      ['1', 'Moderate'],
      ['2', 'High'],
      ['3', 'Overdue'],
    ]),
    made_sla: flag('Made SLA'),
    sla_due: dueDate('SLA due', { readOnly: true }),
    knowledge: flag('Knowledge'),
    reassignment_count: integer('Reassignment count', { readOnly: true }),
    business_duration: duration('Business duration', { readOnly: true }),
    calendar_duration: duration('Duration', { readOnly: true }),
    time_worked: other('Time worked', 'timer'),
    watch_list: list('Watch list', 'sys_user'),
    work_notes_list: list('Work notes list', 'sys_user'),
    additional_assignee_list: list('Additional assignee list', 'sys_user'),
    correlation_id: text('Correlation ID', { maxLength: 100 }),
    task_effective_number: text('Effective number', { readOnly: true }),
    sys_class_name: classColumn('Task type'),
    sys_domain: domainColumn(),
  },
  important: [
    'number',
    'short_description',
    'description',
    'state',
    'priority',
    'assignment_group',
    'assigned_to',
    'comments',
    'work_notes',
  ],
});
