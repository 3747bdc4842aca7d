import { defineMessages, documented, inferred, reported } from './message.js';

const SETTINGS = 'Azure Bot, Configuration, OAuth connection settings';

/** What bots, the SDKs for them and the token service behind them say. */
export const BOT_MESSAGES = defineMessages([
  {
    id: 'bot-connection-name',
    title: 'The bot asks for an OAuth connection that its registration does not have',
    exact: ["Could not find Connection Setting with name '…'"],
    direction: 'microsoft-to-servicenow',
    shownBy: 'bot-framework',
    repairBy: ['maker'],
    stage: 'authorize',
    when: ['at-once', 'after-deployment'],
    meaning: 'The token service looks for the name among the OAuth connection settings of the bot that asks.',
    causes: [
      reported('The name in the code or in its environment variable is another than that of the setting.'),
      inferred('The bot runs with the app ID of another registration, such as the one for local debugging.'),
    ],
    look: { form: `${SETTINGS}: Name`, files: 'environment of the bot: connectionName, MicrosoftAppId' },
    repair:
      'Write the very name of the setting into the code, and run the bot with the app ID under which the setting is.',
    sources: ['botbuilder-4773'],
  },
  {
    id: 'bot-credentials',
    title: 'The app ID or password of the bot does not fit',
    exact: ['Refresh access token failed with status code: …'],
    texts: [
      'Unauthorized. Invalid AppId passed on token: …',
      'BotFrameworkAdapter.processActivity(): 401 ERROR … Invalid AppId passed on token',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'bot-framework',
    repairBy: ['maker', 'entra-admin'],
    stage: 'token',
    when: ['at-once', 'after-deployment'],
    meaning:
      'The bot itself signs in at Entra to talk to Teams. No person and no server of the OAuth connection is asked.',
    causes: [
      inferred('Invalid AppId: the bot runs with another app ID than the registration that sent the message.'),
      inferred(
        'Refresh access token failed: app ID, password or tenant of the bot is wrong, or the password has expired.',
      ),
    ],
    look: {
      files: 'environment of the bot: MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId',
    },
    repair:
      'Copy app ID and a new secret of the registration into the environment of the bot, with the tenant if it is for one.',
    sources: ['botbuilder-samples-1974', 'botframework-4723'],
  },
  {
    id: 'bot-no-token-yet',
    title: 'The token service of bots has no token for this person',
    texts: [
      "GET to 'https://api.botframework.com/api/usertoken/GetToken?…' failed: [404] Not Found",
      'api.botframework.com/api/usertoken/GetToken … 404',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'bot-framework',
    repairBy: ['maker', 'user'],
    stage: 'refresh',
    meaning: 'Before the first sign-in that is the right answer: the bot then shows its card.',
    causes: [
      inferred('The person has not signed in yet; an old SDK makes an error of it.'),
      reported('The token was there and is gone: it expired, and there is no refresh token.', '30-minutes', 'hour'),
      inferred('Name of the connection, person or channel differ from those of the sign-in.'),
    ],
    look: { form: `${SETTINGS}: Name, Scopes, Refresh URL` },
    repair:
      'Let the bot show its sign-in card then; if it comes again and again, look whether the sign-in gives a refresh token.',
    sources: ['botframework-4874', 'botbuilder-6567'],
  },
  {
    id: 'bot-adapter',
    title: 'The adapter of the bot cannot sign people in',
    texts: [
      'OAuthPrompt.GetUserToken(): not supported by the current adapter',
      'OAuthPrompt.getUserToken(): not supported by the current adapter',
      'OAuthPrompt is not supported by the current adapter',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'bot-framework',
    repairBy: ['maker'],
    stage: 'authorize',
    when: ['at-once'],
    meaning: 'Only adapters of the Bot Framework reach its token service.',
    causes: [inferred('The bot runs with an adapter of another channel, of a test, or of another version of the SDK.')],
    look: { form: 'code of the bot: adapter; versions of the packages of the SDK' },
    repair: 'Use CloudAdapter or BotFrameworkAdapter, with all packages of the SDK in one version.',
    sources: ['botbuilder-samples-1583'],
  },
  {
    id: 'bot-token-exchange',
    title: 'The token of Teams could not be exchanged for one of the OAuth connection',
    texts: ['The bot is unable to exchange token. Proceed with regular login.'],
    exact: ['Unexpected error occurred during Token Exchange'],
    direction: 'either',
    shownBy: 'bot-framework',
    repairBy: ['maker', 'entra-admin'],
    stage: 'token',
    when: ['at-once', 'after-deployment'],
    meaning: 'The single sign-on of Teams failed, and 412 tells Teams so; a sign-in card should follow.',
    causes: [
      reported(
        'Token Exchange URL, Application ID URI and webApplicationInfo.resource are not the same, or the connection asks for a wrong tenant.',
      ),
      reported('The person has not consented yet.'),
      inferred(
        'A connection with another server than Entra, such as ServiceNow, has Token Exchange URL filled in: it has to be empty.',
      ),
    ],
    look: { form: `${SETTINGS}: Token Exchange URL, Tenant ID`, files: 'manifest.json, webApplicationInfo' },
    repair:
      'For Entra make the three the same, api://botid-<app ID>; for ServiceNow leave Token Exchange URL empty and let people sign in by the card.',
    sources: ['composer-6424', 'teams-samples-1953', 'agents-net-249'],
  },
  {
    id: 'teams-developer-portal',
    title: 'The Teams Developer Portal refused or failed',
    texts: [
      'API call to Developer Portal failed: Error, Request failed with status code …, API name: …',
      'API call to Developer Portal failed',
      'DeveloperPortalAPIFailed',
      'ForbiddenResultBotFrameworkError',
      'Botframework provisioning returns forbidden result when attempting to create bot registration.',
      'Authentication scheme Bearer is not supported in this version.',
    ],
    direction: 'microsoft-to-servicenow',
    shownBy: 'teams',
    repairBy: ['wait', 'maker', 'teams-admin'],
    stage: 'upload',
    when: ['at-once', 'after-deployment'],
    meaning:
      'The toolkit creates the app, and its OAuth registration, in the Developer Portal. The files of the app are rarely at fault.',
    causes: [
      reported('A failure of the portal that passes.'),
      reported(
        'The sign-in of the toolkit to Microsoft 365 is stale: "Value cannot be null. (Parameter \'accessToken\')".',
      ),
      inferred('Uploading custom apps is not allowed in the tenant.'),
    ],
    look: { form: 'toolkit, accounts; Teams admin center, Setup policies: Upload custom apps' },
    repair: 'Try again after some minutes, then sign out of Microsoft 365 in the toolkit and in again.',
    capture: 'Status, API name and X-Correlation-ID.',
    sources: ['agents-toolkit-8985', 'agents-toolkit-8805', 'agents-toolkit-13842'],
  },
  {
    id: 'teams-virtual-agent-link',
    title: 'Virtual Agent in Teams does not know who of ServiceNow is talking',
    exact: ['Link to ServiceNow … Continue as guest'],
    direction: 'either',
    shownBy: 'servicenow',
    repairBy: ['servicenow-admin'],
    stage: 'authorize',
    when: ['at-once', 'after-deployment'],
    meaning:
      'The account is linked once, when the first message of a person comes, by the e-mail address. Where that failed it is not tried again.',
    causes: [
      documented(
        'The e-mail address of the user record is not that of Teams, or was corrected after the first message.',
      ),
      documented('The person wrote before linking was switched on, so the profile of a guest is there already.'),
      documented('"Automatically link ServiceNow user profiles" is off.'),
    ],
    look: { form: 'ServiceNow, Messaging Apps Integration; sys_user: Email; the channel user profile' },
    repair:
      'Make the two addresses equal, switch linking on, and remove the channel user profile so that the next message links.',
    sources: ['sn-kb-auto-linking', 'sn-kb-auto-linking-lost'],
  },
]);
