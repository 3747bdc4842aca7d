/** The folder of the Teams app within that of the connector. */
export const TEAMS_FOLDER = 'teams';
/** Paths within `appPackage`. */
export const RECORDS_TEMPLATE = 'responseTemplates/records.json';
export const ARTICLES_TEMPLATE = 'responseTemplates/articles.json';
export const OPENAPI_FILE = 'apiSpecificationFile/openapi.json';

/** The environment that the files are written for, and its variables. */
export const TEAMS_ENVIRONMENT_FILE = `${TEAMS_FOLDER}/env/.env.dev`;

const PACKAGED: readonly string[] = [
  'manifest.json',
  'declarativeAgent.json',
  'ai-plugin.json',
  OPENAPI_FILE,
  RECORDS_TEMPLATE,
  ARTICLES_TEMPLATE,
  'color.png',
  'outline.png',
];

/** Every file that is made for Teams, by its path within the folder of the connector. */
export const TEAMS_FILES: readonly string[] = [
  `${TEAMS_FOLDER}/teamsapp.yml`,
  `${TEAMS_FOLDER}/.gitignore`,
  TEAMS_ENVIRONMENT_FILE,
  ...PACKAGED.map((name) => `${TEAMS_FOLDER}/appPackage/${name}`),
];
