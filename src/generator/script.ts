import scriptTemplate from '../../templates/script/script.csx.hbs';
import { template } from './templates.js';

/** The operations of a connector that the script handles; all others it forwards unchanged. */
export interface ScriptOperations {
  /** The operation that describes the columns of a table. */
  readonly schemaOperation?: string | undefined;
  /** Lists whose answers get a link to the next page. */
  readonly pagedOperations: readonly string[];
}

/** Their names, as `scriptOperations` of `apiProperties.json` lists them. */
export const scriptOperationsOf = ({ schemaOperation, pagedOperations }: ScriptOperations): readonly string[] => [
  ...(schemaOperation === undefined ? [] : [schemaOperation]),
  ...pagedOperations,
];

const script = template(scriptTemplate);

/**
 * The custom code of a connector. The operations go in as JSON that the script parses when it runs: names are data there,
 * never code.
 */
export const scriptText = ({ schemaOperation, pagedOperations }: ScriptOperations): string =>
  script({ operationsJson: JSON.stringify({ schemaOperation, pagedOperations }) });
