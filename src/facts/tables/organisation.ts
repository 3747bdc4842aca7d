import { classColumn, defineTable } from './define.js';
import { flag, float, integer, phone, reference, text, url } from './table.js';

/**
 * Location.
 * Source: general knowledge of the base system.
 */
export const CMN_LOCATION = defineTable({
  name: 'cmn_location',
  singular: 'location',
  plural: 'locations',
  columns: {
    name: text('Name'),
    full_name: text('Full name', { readOnly: true }),
    street: text('Street'),
    city: text('City'),
    state: text('State / Province'),
    zip: text('Zip / Postal Code'),
    country: text('Country'),
    parent: reference('Parent', 'cmn_location'),
    company: reference('Company', 'core_company'),
    contact: reference('Contact', 'sys_user'),
    phone: phone('Phone'),
    fax_phone: phone('Fax phone'),
    latitude: float('Latitude'),
    longitude: float('Longitude'),
    time_zone: text('Time zone'),
  },
  important: ['name', 'street', 'city', 'state', 'zip', 'country', 'parent', 'company'],
});

/**
 * Department.
 * Source: general knowledge of the base system.
 */
export const CMN_DEPARTMENT = defineTable({
  name: 'cmn_department',
  singular: 'department',
  plural: 'departments',
  columns: {
    name: text('Name'),
    id: text('ID'),
    description: text('Description'),
    dept_head: reference('Department head', 'sys_user'),
    primary_contact: reference('Primary contact', 'sys_user'),
    company: reference('Company', 'core_company'),
    cost_center: reference('Cost center', 'cmn_cost_center'),
    business_unit: reference('Business unit', 'business_unit'),
    parent: reference('Parent', 'cmn_department'),
    head_count: integer('Head count'),
  },
  important: ['name', 'id', 'description', 'dept_head', 'primary_contact', 'company', 'parent'],
});

/**
 * Company: an organisation of one's own, a vendor, a manufacturer or a customer.
 * Sources: fivetran/dbt_servicenow, macros/get_core_company_columns.sql (columns); general knowledge of the base system.
 */
export const CORE_COMPANY = defineTable({
  name: 'core_company',
  singular: 'company',
  plural: 'companies',
  columns: {
    name: text('Name', { maxLength: 80 }),
    parent: reference('Parent', 'core_company'),
    customer: flag('Customer'),
    vendor: flag('Vendor'),
    manufacturer: flag('Manufacturer'),
    contact: reference('Contact', 'sys_user'),
    phone: phone('Phone'),
    fax_phone: phone('Fax phone'),
    website: url('Website'),
    street: text('Street'),
    city: text('City'),
    state: text('State / Province'),
    zip: text('Zip / Postal code'),
    country: text('Country'),
    notes: text('Notes'),
    stock_symbol: text('Stock symbol'),
    num_employees: integer('Number of employees'),
    primary: flag('Primary'),
    sys_class_name: classColumn(),
  },
  important: ['name', 'customer', 'vendor', 'manufacturer', 'phone', 'website', 'city', 'country'],
});
