import { param, type Route, route } from '../route.js';
import { TableApi } from '../table/table-api.js';

export const TABLE_ROUTES: readonly Route[] = [
  route('GET', 'now/table/{table}', (call, params, instance) =>
    new TableApi(instance).list(call, param(params, 'table'), param(params, 'version')),
  ),
  route('POST', 'now/table/{table}', (call, params, instance) =>
    new TableApi(instance).create(call, param(params, 'table'), param(params, 'version')),
  ),
  route('GET', 'now/table/{table}/{id}', (call, params, instance) =>
    new TableApi(instance).get(call, param(params, 'table'), param(params, 'id'), param(params, 'version')),
  ),
  ...['PUT', 'PATCH'].map((method) =>
    route(method, 'now/table/{table}/{id}', (call, params, instance) =>
      new TableApi(instance).update(call, param(params, 'table'), param(params, 'id'), param(params, 'version')),
    ),
  ),
  route('DELETE', 'now/table/{table}/{id}', (call, params, instance) =>
    new TableApi(instance).delete(call, param(params, 'table'), param(params, 'id')),
  ),
];
