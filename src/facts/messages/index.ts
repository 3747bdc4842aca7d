import { BOT_MESSAGES } from './bots.js';
import { CALL_MESSAGES } from './calls.js';
import { COPILOT_MESSAGES } from './copilot.js';
import { ENTRA_MESSAGES } from './entra.js';
import { ENTRA_ASSERTION_MESSAGES } from './entra-assertions.js';
import { ENTRA_PEOPLE_MESSAGES } from './entra-people.js';
import { ENTRA_REQUEST_MESSAGES } from './entra-requests.js';
import { EXCHANGE_MESSAGES } from './exchange.js';
import { GRAPH_MESSAGES } from './graph.js';
import { LOGIC_APPS_MESSAGES } from './logic-apps.js';
import { NETWORK_MESSAGES } from './network.js';
import { OPERATION_MESSAGES } from './operations.js';
import { PROVIDER_PAGE_MESSAGES } from './provider-pages.js';
import { REFRESH_MESSAGES } from './refresh.js';
import { REGISTRATION_MESSAGES } from './registration.js';
import { SERVICENOW_API_MESSAGES } from './servicenow-api.js';
import { SERVICENOW_CLIENT_MESSAGES } from './servicenow-client.js';
import { SERVICENOW_CONNECTION_MESSAGES } from './servicenow-connections.js';
import { SERVICENOW_SERVER_MESSAGES } from './servicenow-server.js';
import { SIGN_IN_MESSAGES } from './sign-in.js';
import { TEAMS_MESSAGES } from './teams.js';
import { TOOL_MESSAGES } from './tools.js';
import { UPLOAD_MESSAGES } from './upload.js';

/**
 * The messages and symptoms that are known, each once. Of two that fit a text alike the first is taken: the code of a
 * registration goes before the page of ServiceNow with the same words.
 */
export const MESSAGES = [
  ...REGISTRATION_MESSAGES,
  ...SERVICENOW_CLIENT_MESSAGES,
  ...SERVICENOW_CONNECTION_MESSAGES,
  ...SERVICENOW_SERVER_MESSAGES,
  ...SERVICENOW_API_MESSAGES,
  ...SIGN_IN_MESSAGES,
  ...PROVIDER_PAGE_MESSAGES,
  ...EXCHANGE_MESSAGES,
  ...REFRESH_MESSAGES,
  ...CALL_MESSAGES,
  ...OPERATION_MESSAGES,
  ...LOGIC_APPS_MESSAGES,
  ...COPILOT_MESSAGES,
  ...ENTRA_MESSAGES,
  ...ENTRA_PEOPLE_MESSAGES,
  ...ENTRA_REQUEST_MESSAGES,
  ...ENTRA_ASSERTION_MESSAGES,
  ...GRAPH_MESSAGES,
  ...TEAMS_MESSAGES,
  ...BOT_MESSAGES,
  ...UPLOAD_MESSAGES,
  ...TOOL_MESSAGES,
  ...NETWORK_MESSAGES,
];
