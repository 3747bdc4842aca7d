import { classColumn, defineTable, domainColumn } from './define.js';
import {
  date,
  dateTime,
  email,
  flag,
  image,
  integer,
  list,
  numberedChoice,
  phone,
  reference,
  roles,
  text,
} from './table.js';

/**
 * User.
 * Sources: ServiceNow/WorkArena, task_configs/create_user_task.json (columns, labels); general knowledge of the base system for
 * types and references. The password is left out: it cannot be read, and must not be set from a flow.
 */
export const SYS_USER = defineTable({
  name: 'sys_user',
  singular: 'user',
  plural: 'users',
  columns: {
    user_name: text('User ID', { maxLength: 40 }),
    first_name: text('First name'),
    middle_name: text('Middle name'),
    last_name: text('Last name'),
    name: text('Name', { readOnly: true }),
    email: email('Email', { maxLength: 100 }),
    title: text('Title'),
    active: flag('Active'),
    manager: reference('Manager', 'sys_user'),
    department: reference('Department', 'cmn_department'),
    company: reference('Company', 'core_company'),
    cost_center: reference('Cost center', 'cmn_cost_center'),
    location: reference('Location', 'cmn_location'),
    building: reference('Building', 'cmn_building'),
    phone: phone('Business phone'),
    mobile_phone: phone('Mobile phone'),
    home_phone: phone('Home phone'),
    employee_number: text('Employee number'),
    vip: flag('VIP'),
    locked_out: flag('Locked out'),
    password_needs_reset: flag('Password needs reset'),
    web_service_access_only: flag('Web service access only'),
    internal_integration_user: flag('Internal Integration User'),
    notification: numberedChoice('Notification', [
      ['1', 'Disable'],
      ['2', 'Enable'],
    ]),
    preferred_language: text('Language'),
    time_zone: text('Time zone'),
    date_format: text('Date format'),
    time_format: text('Time format'),
    street: text('Street'),
    city: text('City'),
    state: text('State / Province'),
    zip: text('Zip / Postal code'),
    country: text('Country code'),
    gender: text('Gender'),
    introduction: text('Prefix'),
    schedule: reference('Schedule', 'cmn_schedule'),
    source: text('Source'),
    roles: roles('Roles', { readOnly: true }),
    last_login: date('Last login', { readOnly: true }),
    last_login_time: dateTime('Last login time', { readOnly: true }),
    failed_attempts: integer('Failed login attempts', { readOnly: true }),
    photo: image('Photo'),
    sys_class_name: classColumn(),
    sys_domain: domainColumn(),
  },
  important: [
    'user_name',
    'first_name',
    'last_name',
    'name',
    'email',
    'title',
    'active',
    'manager',
    'department',
    'phone',
  ],
});

/**
 * Group.
 * Source: general knowledge of the base system.
 */
export const SYS_USER_GROUP = defineTable({
  name: 'sys_user_group',
  singular: 'group',
  plural: 'groups',
  columns: {
    name: text('Name', { maxLength: 80 }),
    description: text('Description'),
    manager: reference('Manager', 'sys_user'),
    email: email('Group email'),
    parent: reference('Parent', 'sys_user_group'),
    active: flag('Active'),
    type: list('Type', 'sys_user_group_type'),
    default_assignee: reference('Default assignee', 'sys_user'),
    cost_center: reference('Cost center', 'cmn_cost_center'),
    include_members: flag('Include members'),
    exclude_manager: flag('Exclude manager'),
    source: text('Source'),
    roles: roles('Roles', { readOnly: true }),
  },
  important: ['name', 'description', 'manager', 'email', 'active', 'parent', 'type'],
});

/**
 * Membership: one user in one group.
 * Source: general knowledge of the base system.
 */
export const SYS_USER_GRMEMBER = defineTable({
  name: 'sys_user_grmember',
  singular: 'group member',
  plural: 'group members',
  columns: {
    user: reference('User', 'sys_user'),
    group: reference('Group', 'sys_user_group'),
  },
  important: ['user', 'group', 'sys_id'],
});
