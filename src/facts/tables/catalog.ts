import { classColumn, defineTable } from './define.js';
import {
  choice,
  date,
  dateTime,
  duration,
  flag,
  html,
  image,
  integer,
  list,
  price,
  reference,
  roles,
  stage,
  text,
} from './table.js';
import { LITTLE_USED, TASK } from './task.js';

/**
 * Request: what one order contains.
 * Source: general knowledge of the base system. The states of a request are those of `request_state`.
 */
export const SC_REQUEST = defineTable({
  name: 'sc_request',
  singular: 'request',
  plural: 'requests',
  parent: TASK,
  columns: {
    requested_for: reference('Requested for', 'sys_user'),
    request_state: choice('Request state', [
      ['requested', 'Pending Approval'],
      ['in_process', 'Approved'],
      ['closed_complete', 'Closed Complete'],
      ['closed_incomplete', 'Closed Incomplete'],
      ['closed_cancelled', 'Closed Cancelled'],
      ['closed_rejected', 'Closed Rejected'],
    ]),
    stage: stage('Stage'),
    price: price('Price'),
    requested_date: date('Requested for date'),
    delivery_address: text('Delivery address'),
    special_instructions: text('Special instructions'),
  },
  without: [...LITTLE_USED, 'knowledge', 'follow_up', 'escalation'],
  important: [
    'number',
    'requested_for',
    'short_description',
    'request_state',
    'stage',
    'approval',
    'price',
    'opened_by',
  ],
});

/**
 * Requested item: one ordered thing. Its variables are not columns; the Service Catalog API sets them.
 * Sources: ServiceNow/WorkArena, expected_request_item_form_fields.json; general knowledge of the base system.
 */
export const SC_REQ_ITEM = defineTable({
  name: 'sc_req_item',
  singular: 'requested item',
  plural: 'requested items',
  parent: TASK,
  columns: {
    request: reference('Request', 'sc_request'),
    cat_item: reference('Item', 'sc_cat_item'),
    requested_for: reference('Requested for', 'sys_user'),
    stage: stage('Stage'),
    quantity: integer('Quantity'),
    price: price('Price'),
    recurring_price: price('Recurring price'),
    estimated_delivery: dateTime('Estimated delivery'),
    backordered: flag('Backordered'),
    billable: flag('Billable'),
    configuration_item: reference('Configuration item', 'cmdb_ci'),
    order_guide: reference('Order guide', 'sc_cat_item_guide'),
  },
  without: [...LITTLE_USED, 'knowledge', 'follow_up', 'escalation'],
  important: [
    'number',
    'request',
    'cat_item',
    'requested_for',
    'short_description',
    'state',
    'stage',
    'quantity',
    'assignment_group',
    'comments',
  ],
});

/**
 * Catalog task. Its states are those of task.
 * Source: general knowledge of the base system.
 */
export const SC_TASK = defineTable({
  name: 'sc_task',
  singular: 'catalog task',
  plural: 'catalog tasks',
  parent: TASK,
  columns: {
    request: reference('Request', 'sc_request'),
    request_item: reference('Request item', 'sc_req_item'),
  },
  without: [...LITTLE_USED, 'knowledge', 'follow_up', 'escalation'],
  important: [
    'number',
    'request_item',
    'short_description',
    'description',
    'state',
    'assignment_group',
    'assigned_to',
    'work_notes',
  ],
});

/**
 * Catalog item. The Service Catalog API is the way to order one; the table is for looking up.
 * Sources: ServiceNow/WorkArena, expected_service_catalog_list_columns.json; general knowledge of the base system.
 */
export const SC_CAT_ITEM = defineTable({
  name: 'sc_cat_item',
  singular: 'catalog item',
  plural: 'catalog items',
  columns: {
    name: text('Name'),
    short_description: text('Short description'),
    description: html('Description'),
    active: flag('Active'),
    category: reference('Category', 'sc_category'),
    sc_catalogs: list('Catalogs', 'sc_catalog'),
    type: text('Type'),
    price: price('Price'),
    recurring_price: price('Recurring price'),
    model: reference('Model', 'cmdb_model'),
    vendor: reference('Vendor', 'core_company'),
    owner: reference('Owner', 'sys_user'),
    group: reference('Fulfillment group', 'sys_user_group'),
    workflow: reference('Workflow', 'wf_workflow'),
    delivery_time: duration('Delivery time'),
    order: integer('Order'),
    meta: text('Meta'),
    roles: roles('Roles'),
    picture: image('Picture'),
    sys_class_name: classColumn(),
  },
  important: ['name', 'short_description', 'description', 'active', 'category', 'sc_catalogs', 'price'],
});
