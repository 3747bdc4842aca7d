import type { Definition } from '../connector/definition.js';
import type { Node } from '../document/node.js';
import { sameJson } from './same-json.js';

/** Whether two security requirements differ in more than the names of the definitions they refer to. */
export function securityDiffers(
  old: Definition,
  now: Definition,
  was: Node | undefined,
  is: Node | undefined,
): boolean {
  if (sameJson(was?.value, is?.value)) return false;
  const names = renamedSchemes(old, now);
  return names.size === 0 || !sameJson(was?.value, withNames(is?.value, names));
}

/** The former names of security definitions that say the same under a name that was not there. */
function renamedSchemes(old: Definition, now: Definition): ReadonlyMap<string, string> {
  const [before, after] = [old, now].map(({ root }) => schemesOf(root)) as [Schemes, Schemes];
  const names = new Map<string, string>();
  for (const [name, scheme] of after) {
    if (before.has(name)) continue;
    const former = [...before].find(([each, value]) => !after.has(each) && sameJson(value, scheme));
    if (former) names.set(name, former[0]);
  }
  return names;
}

type Schemes = ReadonlyMap<string, unknown>;

const schemesOf = (root: Node): Schemes => {
  const schemes = root.get('securityDefinitions');
  return new Map(schemes?.isObject ? Object.entries(schemes.value as object) : []);
};

/** Requirements, each an object of names with scopes. */
const withNames = (requirements: unknown, names: ReadonlyMap<string, string>): unknown =>
  Array.isArray(requirements)
    ? requirements.map((one: unknown) =>
        typeof one === 'object' && one !== null
          ? Object.fromEntries(Object.entries(one).map(([name, scopes]) => [names.get(name) ?? name, scopes]))
          : one,
      )
    : requirements;
