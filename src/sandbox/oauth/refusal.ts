import { json, type SandboxResponse } from '../http.js';
import type { Settings } from '../settings.js';

export type ErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'access_denied';

/** Why the token endpoint refuses, in words for the log. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly reason: string;
}

/**
 * ServiceNow's one answer to nearly everything that is wrong at the token endpoint; the reason goes to its own log only.
 * With `rfcErrors`, as RFC 6749 section 5.2 demands instead.
 */
export function refused({ code, reason }: Refusal, { rfcErrors }: Pick<Settings, 'rfcErrors'>): SandboxResponse {
  if (!rfcErrors) return { ...json(401, { error_description: 'access_denied', error: 'server_error' }), reason };
  const isClient = code === 'invalid_client';
  const error = code === 'access_denied' ? 'invalid_grant' : code;
  return { ...json(isClient ? 401 : 400, { error, error_description: reason }, NO_STORE), reason };
}

export const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };
