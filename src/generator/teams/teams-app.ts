import pluginTemplate from '../../../templates/teams/ai-plugin.json.hbs';
import agentTemplate from '../../../templates/teams/declarative-agent.json.hbs';
import manifestTemplate from '../../../templates/teams/manifest.json.hbs';
import responseTemplate from '../../../templates/teams/response.json.hbs';
import projectTemplate from '../../../templates/teams/teamsapp.yml.hbs';
import { SERVICENOW_PATHS } from '../../facts/servicenow.js';
import { MANIFEST_LIMITS } from '../../facts/teams.js';
import type { Definition } from '../definition.js';
import type { JsonObject } from '../fragment.js';
import { teamsColorIcon, teamsOutlineIcon } from '../icon.js';
import { jsonText } from '../json-text.js';
import { hostOf, mainEnvironment, type Spec } from '../spec.js';
import { bad } from '../spec-values.js';
import { jsonTemplate, template } from '../templates.js';
import {
  ARTICLES_TEMPLATE,
  OPENAPI_FILE,
  RECORDS_TEMPLATE,
  TEAMS_ENVIRONMENT_FILE,
  TEAMS_FOLDER,
} from './app-names.js';
import { literal } from './literal.js';
import { searchCommands, shortened } from './message-extension.js';
import { type TeamsApi, teamsApiOf } from './openapi-document.js';
import { functionsOf, instructionsOf, startersOf } from './plugin.js';

const manifest = jsonTemplate<JsonObject>(manifestTemplate);
const agent = jsonTemplate<JsonObject>(agentTemplate);
const plugin = jsonTemplate<JsonObject>(pluginTemplate);
const response = jsonTemplate<JsonObject>(responseTemplate);
const project = template(projectTemplate);

/**
 * The files of a Teams app for the instance and the operations of a connector, by their paths within its folder: an agent
 * with an API plugin, and a message extension whose commands read only.
 * @throws UserError when there is no operation that an app could call
 */
export function teamsFilesOf(spec: Spec, definition: Definition): ReadonlyMap<string, string | Uint8Array> {
  const api = teamsApiOf(definition, hostOf(spec));
  if (api.operations.length === 0)
    throw bad(
      'targets',
      '"teams" for a connector without actions',
      '"connector"',
      'An agent calls actions, and triggers alone are none; add a pack such as "table", or leave the app out.',
    );
  const model = modelOf(spec, api);
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['teamsapp.yml', project(model)],
    ['.gitignore', IGNORED],
    ['appPackage/manifest.json', jsonText(manifest(model))],
    ['appPackage/declarativeAgent.json', jsonText(agent(model))],
    ['appPackage/ai-plugin.json', jsonText(plugin(model))],
    [`appPackage/${OPENAPI_FILE}`, jsonText(literal(api.document))],
    [`appPackage/${RECORDS_TEMPLATE}`, jsonText(response({ jsonPath: 'result' }))],
    [`appPackage/${ARTICLES_TEMPLATE}`, jsonText(response({ jsonPath: 'result.articles' }))],
    ['appPackage/color.png', teamsColorIcon(spec.brandColor)],
    ['appPackage/outline.png', teamsOutlineIcon()],
  ];
  return new Map([
    ...files.map(([name, content]) => [`${TEAMS_FOLDER}/${name}`, content] as const),
    [TEAMS_ENVIRONMENT_FILE, environmentText(spec, model.registrationVariable)] as const,
  ]);
}

function modelOf(spec: Spec, { scheme, operations }: TeamsApi) {
  const { publisher } = spec;
  const host = hostOf(spec);
  // Placeholder of the toolkit: upper case, the name of the scheme.
  const registrationVariable = `${scheme.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_REGISTRATION_ID`;
  const website = publisher.website ?? `https://${host}`;
  const title = literal(spec.title);
  const description = literal(spec.description);
  return {
    version: spec.version,
    title,
    shortName: shortened(title, 20),
    description,
    shortDescription: shortened(description, MANIFEST_LIMITS.shortDescription),
    developer: literal(shortened(publisher.name, 32)),
    website,
    privacyPolicy: publisher.privacyPolicy ?? website,
    termsOfUse: website,
    accentColor: spec.brandColor,
    appId: variable('TEAMS_APP_ID'),
    appName: `${title} \${{APP_NAME_SUFFIX}}`,
    scheme,
    clientId: variable(CLIENT_ID_VARIABLE),
    clientSecret: variable('SECRET_SERVICENOW_CLIENT_SECRET'),
    refreshUrl: `https://${host}${SERVICENOW_PATHS.refresh}`,
    registrationVariable,
    registrationId: variable(registrationVariable),
    packagePath: `./appPackage/build/appPackage.${variable('TEAMSFX_ENV')}.zip`,
    commands: literal(searchCommands(operations)),
    functions: literal(functionsOf(operations)),
    functionNames: operations.map(({ id }) => id),
    instructions: instructionsOf(operations),
    starters: literal(startersOf(operations)),
  };
}

const CLIENT_ID_VARIABLE = 'SERVICENOW_CLIENT_ID';
const variable = (name: string): string => `\${{${name}}}`;

/** The variables of the environment; the toolkit fills in those that are empty. */
const environmentText = (
  spec: Spec,
  registrationVariable: string,
): string => `# Built by the toolkit, except for the client ID. No secret belongs here: SECRET_SERVICENOW_CLIENT_SECRET goes into
# .env.dev.user beside this file.
TEAMSFX_ENV=dev
APP_NAME_SUFFIX=dev
${CLIENT_ID_VARIABLE}=${mainEnvironment(spec).clientId ?? ''}
TEAMS_APP_ID=
TEAMS_APP_TENANT_ID=
${registrationVariable}=
M365_TITLE_ID=
M365_APP_ID=
`;

const IGNORED = `# Secrets, and what the toolkit builds.
env/.env.*.user
env/.env.local
appPackage/build/
`;
