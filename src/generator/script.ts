/** The operations of a connector that the script handles; all others it forwards unchanged. */
export interface ScriptOperations {
  /** The operation that describes the columns of a table. */
  readonly schemaOperation?: string | undefined;
  /** Lists whose answers get a link to the next page. */
  readonly pagedOperations: readonly string[];
}

/** What the template of the script is filled with. */
export interface ScriptModel {
  /** The operations as JSON, which the script parses when it runs: names are data there, never code. */
  readonly operationsJson: string;
}

export const scriptModel = ({ schemaOperation, pagedOperations }: ScriptOperations): ScriptModel => ({
  operationsJson: JSON.stringify({ schemaOperation, pagedOperations }),
});
