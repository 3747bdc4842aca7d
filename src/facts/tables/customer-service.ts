import { defineTable } from './define.js';
import { choice, dateTime, flag, list, longText, numberedChoice, reference, text } from './table.js';
import { LITTLE_USED, NOTIFY, TASK } from './task.js';

/**
 * Case of Customer Service Management (plugin `com.sn_customerservice`). The choices are those of a fresh instance.
 * Sources: ServiceNow documentation, Customer Service Install Base Management API (members of a case: columns, references,
 * values) and r_CustomerServiceCaseForm.md (labels, states by name).
 */
export const SN_CUSTOMERSERVICE_CASE = defineTable({
  name: 'sn_customerservice_case',
  singular: 'case',
  plural: 'cases',
  parent: TASK,
  columns: {
    account: reference('Account', 'customer_account'),
    contact: reference('Contact', 'customer_contact'),
    consumer: reference('Consumer', 'csm_consumer'),
    category: numberedChoice('Category', [
      ['0', 'Question'],
      ['1', 'Issue'],
      ['2', 'Feature'],
    ]),
    product: reference('Product', 'cmdb_model'),
    asset: reference('Asset', 'alm_asset'),
    entitlement: reference('Entitlement', 'service_entitlement'),
    contract: reference('Contract', 'ast_contract'),
    partner: reference('Partner', 'customer_account'),
    partner_contact: reference('Partner Contact', 'customer_contact'),
    support_manager: reference('Support manager', 'sys_user'),
    needs_attention: flag('Needs attention'),
    follow_the_sun: flag('Follow the sun'),
    notify: numberedChoice('Notify', NOTIFY),
    problem: reference('Problem', 'problem'),
    change: reference('Change request', 'change_request'),
    caused_by: reference('Caused by Change', 'change_request'),
    business_impact: longText('Business impact'),
    probable_cause: longText('Probable cause'),
    cause: longText('Cause'),
    resolution_code: text('Resolution code', { maxLength: 40 }),
    resolved_at: dateTime('Resolved'),
    resolved_by: reference('Resolved by', 'sys_user'),
    assigned_on: dateTime('Assigned on', { readOnly: true }),
    first_response_time: dateTime('First response time', { readOnly: true }),
    major_case_state: choice('Major case state', [
      ['accepted', 'Accepted'],
      ['canceled', 'Canceled'],
      ['proposed', 'Proposed'],
      ['rejected', 'Rejected'],
    ]),
    contributor_users: list('Contributor Users', 'sys_user'),
    contributor_groups: list('Contributor Groups', 'sys_user_group'),
  },
  without: [
    ...LITTLE_USED,
    'approval',
    'parent',
    'correlation_id',
    'business_duration',
    'calendar_duration',
    'reassignment_count',
  ],
  changes: {
    state: {
      choices: [
        ['1', 'New'],
        ['10', 'Open'],
        ['18', 'Awaiting Info'],
        ['6', 'Resolved'],
        ['3', 'Closed'],
        ['7', 'Canceled'],
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
    contact_type: {
      label: 'Channel',
      choices: [
        ['web', 'Web'],
        ['phone', 'Phone'],
        ['email', 'Email'],
        ['chat', 'Chat'],
        ['social', 'Social'],
      ],
    },
    close_notes: { label: 'Resolution notes' },
  },
  important: [
    'number',
    'short_description',
    'description',
    'account',
    'contact',
    'state',
    'priority',
    'assigned_to',
    'comments',
    'work_notes',
  ],
});
