import { defineTable, domainColumn } from './define.js';
import {
  choice,
  dateTime,
  decimal,
  document,
  duration,
  flag,
  integer,
  journal,
  other,
  reference,
  tableName,
  text,
} from './table.js';

/**
 * Attachment: what is known of a file. The Attachment API uploads, downloads and deletes the file itself; the table's columns are
 * of use for looking up, and nearly all of them are the instance's.
 * Sources: ServiceNow documentation, c_AttachmentAPI.md; ansible-collections/servicenow.itsm, plugins/modules/problem.py (columns of
 * an example); general knowledge of the base system for labels.
 */
export const SYS_ATTACHMENT = defineTable({
  name: 'sys_attachment',
  singular: 'attachment record',
  plural: 'attachment records',
  columns: {
    file_name: text('File name'),
    content_type: text('Content type'),
    table_name: tableName('Table name'),
    table_sys_id: text('Table sys ID', { maxLength: 32 }),
    size_bytes: integer('Size bytes', { readOnly: true }),
    size_compressed: integer('Size compressed', { readOnly: true }),
    compressed: flag('Compressed', { readOnly: true }),
    chunk_size_bytes: integer('Chunk size bytes', { readOnly: true }),
    hash: text('Hash', { readOnly: true }),
    state: text('State', { readOnly: true }),
    image_height: integer('Image height', { readOnly: true }),
    image_width: integer('Image width', { readOnly: true }),
    average_image_color: other('Average image color', 'color', { readOnly: true }),
  },
  important: ['file_name', 'content_type', 'table_name', 'table_sys_id', 'size_bytes'],
});

/**
 * Approval: one person's decision on one record.
 * Source: general knowledge of the base system; the states are those of the Ask For Approval action.
 */
export const SYSAPPROVAL_APPROVER = defineTable({
  name: 'sysapproval_approver',
  singular: 'approval',
  plural: 'approvals',
  columns: {
    approver: reference('Approver', 'sys_user'),
    state: choice('State', [
      ['not requested', 'Not Yet Requested'],
      ['requested', 'Requested'],
      ['approved', 'Approved'],
      ['rejected', 'Rejected'],
      ['cancelled', 'Cancelled'],
      ['not_required', 'No Longer Required'],
      ['skipped', 'Skipped'],
    ]),
    sysapproval: reference('Approval for', 'task'),
    document_id: document('Approving'),
    source_table: tableName('Source table'),
    group: reference('Group', 'sysapproval_group'),
    comments: journal('Comments'),
    expected_start: dateTime('Expected start'),
    due_date: dateTime('Due date'),
    sys_domain: domainColumn(),
  },
  important: ['approver', 'state', 'sysapproval', 'document_id', 'source_table', 'comments'],
});

/**
 * Task SLA: how one agreed time runs for one task. The SLA engine writes these records.
 * Sources: fivetran/dbt_servicenow, macros/get_task_sla_columns.sql (columns); general knowledge of the base system.
 */
export const TASK_SLA = defineTable({
  name: 'task_sla',
  singular: 'task SLA',
  plural: 'task SLAs',
  typeName: 'TaskSla',
  pluralName: 'TaskSlas',
  columns: {
    task: reference('Task', 'task'),
    sla: reference('SLA definition', 'contract_sla'),
    stage: choice('Stage', [
      ['in_progress', 'In progress'],
      ['paused', 'Paused'],
      ['completed', 'Completed'],
      ['cancelled', 'Cancelled'],
    ]),
    active: flag('Active'),
    has_breached: flag('Has breached'),
    start_time: dateTime('Start time'),
    end_time: dateTime('Stop time'),
    planned_end_time: dateTime('Breach time'),
    original_breach_time: dateTime('Original breach time', { readOnly: true }),
    pause_time: dateTime('Pause time'),
    pause_duration: duration('Pause duration', { readOnly: true }),
    duration: duration('Actual elapsed time', { readOnly: true }),
    percentage: decimal('Actual elapsed percentage', { readOnly: true }),
    time_left: duration('Actual time left', { readOnly: true }),
    business_pause_duration: duration('Business pause duration', { readOnly: true }),
    business_duration: duration('Business elapsed time', { readOnly: true }),
    business_percentage: decimal('Business elapsed percentage', { readOnly: true }),
    business_time_left: duration('Business time left', { readOnly: true }),
    schedule: reference('Schedule', 'cmn_schedule'),
    timezone: text('Timezone'),
  },
  important: [
    'task',
    'sla',
    'stage',
    'has_breached',
    'start_time',
    'planned_end_time',
    'business_percentage',
    'business_time_left',
  ],
});
