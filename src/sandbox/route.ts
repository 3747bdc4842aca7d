import { type Call, decoded, failure, type SandboxResponse } from './http.js';
import type { Instance } from './table/table-api.js';

/** The variable parts of an address; `version` is empty where it names none. */
export type Params = Readonly<Record<string, string>>;

export interface Route {
  readonly method: string;
  /** Below `/api/`, without a version: `now/table/{table}`. */
  readonly path: string;
  readonly handle: (call: Call, params: Params, instance: Instance) => SandboxResponse;
}

export const route = (method: string, path: string, handle: Route['handle']): Route => ({ method, path, handle });

/** Finds the route of a REST call. The first of several with the same form wins. */
export function routed(routes: readonly Route[], call: Call, instance: Instance): SandboxResponse {
  const [space = '', ...rest] = call.path.slice('/api/'.length).split('/').map(decoded);
  const hasVersion = /^v[12]$/.test(rest[0] ?? '');
  const version = hasVersion ? (rest[0] as string) : '';
  const segments = [space, ...(hasVersion ? rest.slice(1) : rest)];
  const fitting = routes.flatMap((each) => {
    const params = paramsOf(each.path.split('/'), segments);
    return params ? [{ each, params: { ...params, version } }] : [];
  });
  const found = fitting.find(({ each }) => each.method === call.method);
  if (found) return found.each.handle(call, found.params, instance);
  if (fitting.length > 0) {
    const allowed = [...new Set(fitting.map(({ each }) => each.method))].join(', ');
    return failure(405, 'Method not supported', `This resource supports ${allowed}`, { Allow: allowed });
  }
  return failure(400, 'Requested URI does not represent any resource');
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] as string;
    if (part.startsWith('{') && segment !== '') params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

/** A parameter of the route; each is there once the route fits. */
export const param = (params: Params, name: string): string => params[name] ?? '';
