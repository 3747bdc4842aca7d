import { base64 } from './encoding.js';
import type { FlowValues } from './flow-values.js';
import type { PlatformRequest } from './request.js';

/** Refreshes that are not what the files say, sent on request to learn what the server takes. */
export type RefreshVariant = 'refresh-without-secret' | 'refresh-basic';

/**
 * The other ways of a refresh: without the secret, as the default of the platform is reported to be, and with the client in
 * the header. Nothing public says which of the three the platform sends by default.
 */
export function refreshVariants(
  request: PlatformRequest,
  { clientId, clientSecret = '' }: Pick<FlowValues, 'clientId' | 'clientSecret'>,
): Readonly<Record<RefreshVariant, PlatformRequest>> {
  const basic = { name: 'Authorization', value: `Basic ${base64(`${clientId}:${clientSecret}`)}` };
  return {
    'refresh-without-secret': without(request, ['client_secret']),
    'refresh-basic': {
      ...without(request, ['client_id', 'client_secret']),
      headers: [basic, ...request.headers],
    },
  };
}

/** The request without some parameters of its body; the others stay as they are spelt. */
function without(request: PlatformRequest, names: readonly string[]): PlatformRequest {
  const isWanted = (member: string): boolean => !names.includes(member.split('=', 1)[0]?.toLowerCase() ?? '');
  return {
    ...request,
    body: (request.body ?? '').split('&').filter(isWanted).join('&'),
    parameters: request.parameters.filter(({ in: place, name }) => place !== 'body' || !names.includes(name)),
  };
}
