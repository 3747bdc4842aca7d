import { type Call, empty, type SandboxResponse } from '../http.js';
import type { TokenStore } from './token-store.js';

/** `/oauth_revoke_token.do?token=…`: ends a token; asks nobody who they are. */
export function revokeAnswer({ query }: Call, tokens: TokenStore): SandboxResponse {
  tokens.revoke(query.get('token') ?? '');
  return empty(200, { 'Cache-Control': 'no-store' });
}
