import type { Node } from '../document/node.js';
import type { Definition } from './definition.js';
import { oncePer } from './once-per.js';

/** A security definition that the document or an operation asks for. */
export interface SecurityUse {
  /** The member of the requirement: its key is the name, its value the list of scopes. */
  readonly node: Node;
  readonly name: string;
  /** The definition of that name, if there is one. */
  readonly scheme: Node | undefined;
}

/** The `security` lists: the document's and those of operations. */
export const securityLists = oncePer((definition: Definition | undefined): Node[] => {
  return (definition?.having('security') ?? []).flatMap((owner) => {
    const list = owner.kind === 'root' || owner.kind === 'operation' ? owner.get('security') : undefined;
    return list?.isArray ? [list] : [];
  });
});

/** Every use of a security definition. */
export const securityUses = oncePer((definition: Definition | undefined): SecurityUse[] => {
  if (!definition) return [];
  const schemes = new Map(definition.securitySchemes.map((scheme) => [String(scheme.key), scheme]));
  return securityLists(definition).flatMap((list) =>
    list.children().flatMap((requirement) =>
      requirement.isObject
        ? requirement.children().map((node) => {
            const name = String(node.key);
            return { node, name, scheme: schemes.get(name) };
          })
        : [],
    ),
  );
});
