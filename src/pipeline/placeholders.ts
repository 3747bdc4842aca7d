/**
 * The ways to write the name of a variable that a pipeline replaces: `#{NAME}#`, `#{NAME}`, `${NAME}`, `$(NAME)`, `{{NAME}}`
 * and `__NAME__`, as the usual tasks of Azure DevOps, GitHub and Octopus have them. OAuth templates of the platform have
 * single braces and are none of these.
 */
const PLACEHOLDER =
  /#\{([A-Za-z_]\w{0,99})\}#?|\$\{([A-Za-z_]\w{0,99})\}|\$\(([A-Za-z_]\w{0,99})\)|\{\{([A-Za-z_]\w{0,99})\}\}|__([A-Za-z](?:_?[A-Za-z0-9]){0,99})__/g;

/** The names of the variables in a text. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => nameOf(match.slice(1)));

/** A text with values in the place of names; what has no value stays. A value is not searched for names. */
export const filled = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(PLACEHOLDER, (whole, ...groups: unknown[]) => values.get(nameOf(groups.slice(0, 5))) ?? whole);

const nameOf = (groups: readonly unknown[]): string => groups.find((group) => typeof group === 'string') as string;
