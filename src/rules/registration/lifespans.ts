import { keyOf, type Place } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { inboundOf } from '../../registration/judged.js';
import type { RegistryRecord } from '../../registration/record.js';

/** Less than this is used up by a slow sign-in or by the clocks. */
const SHORTEST_ACCESS = 60;
const DAY = 86_400;

export default defineRule({
  id: 'registration/lifespans',
  title: 'The lifespans of the record end connections early',
  severity: 'warning',
  sources: ['sn-create-endpoint', 'sn-token-responses', 'copilot-connectors-docs'],
  why: 'The refresh token most likely ends a fixed time after the sign-in, whether it is used or not. When it ends before or with the access token there is never a refresh, and people have to sign in again and again.',
  remedy:
    'Set "Access Token Lifespan" to 1800 and "Refresh Token Lifespan" to 8640000 seconds (100 days), the defaults, or to more.',
  symptoms: [{ at: 'refresh', text: 'Failed to refresh access token for service' }],

  check(folder, report) {
    for (const { registration, pair } of inboundOf(folder)) {
      const { record } = registration;
      const fault = faultOf(record);
      if (!fault) continue;
      const related = fault.other ? [{ at: fault.other, message: 'the other lifespan' }] : [];
      const settings = pair ? [{ at: keyOf(pair.oauth.node), message: 'refreshes with this record' }] : [];
      report({ at: record.place(fault.column), message: fault.message, related: [...related, ...settings] });
    }
  },
});

function faultOf(record: RegistryRecord): { column: string; message: string; other?: Place } | undefined {
  const access = record.number('access_token_lifespan');
  const refresh = record.number('refresh_token_lifespan');
  if (access !== undefined && access < SHORTEST_ACCESS)
    return {
      column: 'access_token_lifespan',
      message: `access_token_lifespan is ${access} seconds; expected 1800 or more`,
    };
  if (refresh === undefined) return undefined;
  if (access !== undefined && refresh <= access)
    return {
      column: 'refresh_token_lifespan',
      message: `refresh_token_lifespan is ${refresh} seconds; expected more than the ${access} of access_token_lifespan`,
      other: record.place('access_token_lifespan'),
    };
  return refresh < DAY
    ? {
        column: 'refresh_token_lifespan',
        message: `refresh_token_lifespan is ${refresh} seconds, less than a day; expected 8640000 or more`,
      }
    : undefined;
}
