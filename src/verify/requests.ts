import type { Connector } from '../connector/connector.js';
import { ownCredential } from '../connector/oauth-client.js';
import type { OAuthSettings } from '../connector/properties.js';
import { ENVIRONMENT_VARIABLE } from '../facts/hosts.js';
import { NOTES, type NoteFact } from '../facts/platform-requests.js';
import { apiRequest } from './api-request.js';
import type { OAuthStage } from './compose.js';
import { type Context, textOf } from './fill.js';
import { clientIdOf, type FlowValues } from './flow-values.js';
import { plainRequests } from './plain-requests.js';
import type { PlatformRequest, Stage } from './request.js';
import { templateRequests } from './template-requests.js';

export type { FlowValues } from './flow-values.js';
export type { PlatformRequest, RequestParameter, Stage } from './request.js';

export interface FlowNote extends NoteFact {
  readonly stage?: Stage;
}

/** What is known of the requests for one set of OAuth settings. */
export interface Flow {
  readonly oauth: OAuthSettings;
  /** In the order in which they are sent. */
  readonly requests: readonly PlatformRequest[];
  /** What is to be said beside the requests, such as why a stage has none. */
  readonly notes: readonly FlowNote[];
}

/**
 * The requests that the platform makes for OAuth settings: sign-in, exchange of the code, call of an operation, refresh.
 * Pure; the same requests are shown with stand-ins and sent with real values.
 */
export function flowOf(connector: Connector, oauth: OAuthSettings, values: FlowValues): Flow {
  const context = { connector, oauth, values };
  const requests: PlatformRequest[] = [];
  const maker = makerOf(oauth);
  const notes: FlowNote[] = maker ? settingsNotes(oauth) : unknownRequests(context);
  const add = (stage: OAuthStage): void => {
    if (!maker) return;
    const made = maker(context, stage);
    requests.push(...made);
    if (made.length === 0) notes.push({ ...(stage === 'refresh' ? NOTES.noRefreshUrl : NOTES.noAddress), stage });
  };
  add('authorize');
  add('token');
  const api = apiRequest(context);
  if ('request' in api) requests.push(api.request);
  else notes.push({ ...api.gap, stage: 'api' });
  add('refresh');
  return { oauth, requests, notes };
}

function makerOf({
  provider,
  family,
}: OAuthSettings): ((context: Context, stage: OAuthStage) => PlatformRequest[]) | undefined {
  if (family === 'template') return templateRequests;
  const name = provider?.toLowerCase();
  return name === 'oauth2' || name === 'oauth2pkce' ? plainRequests : undefined;
}

function settingsNotes(oauth: OAuthSettings): FlowNote[] {
  const texts = [oauth.node, ...(oauth.customParameters?.children() ?? [])].flatMap((node) =>
    node === oauth.node ? (node.getIgnoringCase('clientId')?.text ?? []) : (node.string('value') ?? []),
  );
  return [
    ...(clientIdOf(oauth) === undefined && !ownCredential(oauth, 'ClientId') ? [NOTES.noClientId] : []),
    ...(texts.some((text) => ENVIRONMENT_VARIABLE.test(text)) ? [NOTES.environment] : []),
  ];
}

/** What can be said of a provider whose requests nobody has described. */
function unknownRequests(context: Context): NoteFact[] {
  const { oauth } = context;
  if (oauth.provider === undefined) return [NOTES.noProvider];
  if (oauth.family !== 'entra') return [NOTES.otherProvider];
  const settings = ['loginUri', 'tenantId', 'resourceUri'].flatMap((key) => {
    const text = textOf(context, oauth.custom(key), key);
    return text === undefined ? [] : [`${key} is "${text}"`];
  });
  const text = settings.length === 0 ? NOTES.entra.text : `${settings.join(', ')}. ${NOTES.entra.text}`;
  return [{ ...NOTES.entra, text }];
}
