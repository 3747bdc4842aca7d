import type { Node } from '../document/node.js';
import { ENTRA_KEYS, TEMPLATE_KEYS, URL_KEYS } from '../facts/provider-keys.js';
import type { Connector } from './connector.js';
import { PARTS, PROPERTIES_SHAPES, type PropertiesKind, type PropertiesSlot } from './properties-shapes.js';

/** Something that the objects of apiProperties.json do not have. */
export type PropertiesFault =
  | { readonly fault: 'unknown-member'; readonly at: Node; readonly in: Node; readonly kind: PropertiesKind }
  | { readonly fault: 'missing-member'; readonly in: Node; readonly kind: PropertiesKind; readonly key: string }
  | { readonly fault: 'wrong-type'; readonly at: Node; readonly expected: string; readonly kind: PropertiesKind };

export type UnknownMember = Extract<PropertiesFault, { fault: 'unknown-member' }>;

const found = new WeakMap<Connector, readonly PropertiesFault[]>();

/** The faults of structure in apiProperties.json, or in the files a solution keeps it in; worked out once. */
export function propertiesFaults(connector: Connector): readonly PropertiesFault[] {
  let faults = found.get(connector);
  if (!faults) {
    faults = walk(connector);
    found.set(connector, faults);
  }
  return faults;
}

/** Nesting is bounded by the table, so the walk needs no stack of its own. */
function walk(connector: Connector): PropertiesFault[] {
  const faults: PropertiesFault[] = [];
  const root = connector.document('properties')?.root;
  if (connector.layout === 'folder') {
    if (root?.isObject) enter(root, 'file', faults);
    return faults;
  }
  const { properties } = connector;
  const members = PROPERTIES_SHAPES.properties.members;
  const visitRoot = (node: Node | undefined, key: string): void => {
    const slot = members.get(key);
    // A root of the wrong type is the fault of json/wrong-root.
    const inner = slot?.is === 'optional' ? slot.of : slot;
    if (node && inner && fits(node, inner)) visit(node, inner, 'properties', faults);
  };
  visitRoot(properties?.parametersNode, 'connectionParameters');
  visitRoot(properties?.setsNode, 'connectionParameterSets');
  visitRoot(properties?.policiesNode, 'policyTemplateInstances');
  visitRoot(properties?.scriptOperationsNode, 'scriptOperations');
  return faults;
}

function enter(node: Node, kind: PropertiesKind, faults: PropertiesFault[]): void {
  const shape = PROPERTIES_SHAPES[kind];
  for (const child of node.children()) {
    const slot = shape.members.get(String(child.key));
    if (slot) visit(child, slot, kind, faults);
    else faults.push({ fault: 'unknown-member', at: child, in: node, kind });
  }
  for (const key of shape.required) if (!node.has(key)) faults.push({ fault: 'missing-member', in: node, kind, key });
}

function visit(node: Node, slot: PropertiesSlot, kind: PropertiesKind, faults: PropertiesFault[]): void {
  if (slot.is === 'optional') {
    if (node.value !== null) visit(node, slot.of, kind, faults);
    return;
  }
  if (!fits(node, slot)) {
    faults.push({ fault: 'wrong-type', at: node, expected: nameOf(slot), kind });
    return;
  }
  if (slot.is === 'kind') enter(node, slot.kind, faults);
  else if (slot.is === 'map' || slot.is === 'array')
    for (const child of node.children()) visit(child, slot.of, kind, faults);
}

function fits(node: Node, slot: PropertiesSlot): boolean {
  switch (slot.is) {
    case 'any':
    case 'optional':
      return true;
    case 'array':
      return node.isArray;
    case 'integer':
      return Number.isInteger(node.value);
    case 'string':
    case 'boolean':
      return typeof node.value === slot.is;
    default:
      return node.isObject;
  }
}

const nameOf = (slot: PropertiesSlot): string =>
  slot.is === 'string' || slot.is === 'boolean'
    ? `a ${slot.is}`
    : slot.is === 'integer'
      ? 'a whole number'
      : slot.is === 'array'
        ? 'an array'
        : 'an object';

/** The object beside or around an unknown member that has a place for it; `target` when the place is free. */
export function homeOf(fault: UnknownMember): { readonly label: string; readonly target?: Node } | undefined {
  const key = String(fault.at.key);
  for (const [part, kind] of PARTS[fault.kind] ?? []) {
    if (!PROPERTIES_SHAPES[kind].members.has(key)) continue;
    const target = fault.in.get(part);
    return { label: `"${part}"`, ...(target?.isObject && !target.has(key) ? { target } : {}) };
  }
  const isOutside = fault.kind === 'constraints' && PROPERTIES_SHAPES.uiDefinition.members.has(key);
  return isOutside ? { label: 'the uiDefinition around it' } : undefined;
}

const CUSTOM_PARAMETERS = new Set([...URL_KEYS, ...TEMPLATE_KEYS, ...ENTRA_KEYS].map((name) => name.toLowerCase()));

/** True for a name that stands under `customParameters` in published connectors. */
export const isCustomParameterName = (name: string): boolean => CUSTOM_PARAMETERS.has(name.toLowerCase());

/** How messages call a value of any type. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
