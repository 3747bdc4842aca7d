import type { Node } from '../document/node.js';
import type { Definition, Operation, Parameter, SchemaNode } from './definition.js';
import { SchemaPaths, segmentsOf } from './schema-paths.js';
import { usageOf } from './usage.js';

/** The extensions by which the designer calls an operation of the same connector. */
export type DynamicExtension =
  | 'x-ms-dynamic-values'
  | 'x-ms-dynamic-list'
  | 'x-ms-dynamic-schema'
  | 'x-ms-dynamic-properties'
  | 'x-ms-dynamic-tree';

/** One value that a dynamic call passes to the operation it calls. */
export interface Argument {
  /** The member of `parameters`; its key names a parameter of the called operation. */
  readonly node: Node;
  readonly name: string;
  /** The string that names a parameter of the calling operation. */
  readonly reference: Node | undefined;
  /** A fixed value. */
  readonly literal: Node | undefined;
}

/** A call of an operation by a dynamic extension. */
export interface DynamicCall {
  readonly extension: DynamicExtension;
  /** True for the first generation, in which parameters are named without the way to them. */
  readonly isLegacy: boolean;
  /** The object with the `operationId`: the extension, or `open` and `browse` of a tree. */
  readonly node: Node;
  /** The parameter or schema that has the extension. */
  readonly holder: Node;
  readonly operationId: Node | undefined;
  /** The called operation. */
  readonly target: Operation | undefined;
  readonly arguments: readonly Argument[];
}

/** A parameter or a property of a body that a name leads to. */
export interface FoundParameter {
  readonly is: 'found';
  readonly parameter: Parameter;
  /** The property of the body that is meant; undefined for the parameter as a whole. */
  readonly property: SchemaNode | undefined;
  /** The schemas from the body to the property. */
  readonly chain: readonly SchemaNode[];
}

/** Where a name of a parameter leads to in an operation. */
export type ParameterResult =
  | FoundParameter
  | { readonly is: 'undecided' }
  | { readonly is: 'missing'; readonly known: readonly string[] };

const EXTENSIONS: readonly DynamicExtension[] = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
];

/** The dynamic calls of a definition with what they lead to; worked out once per definition. */
export class DynamicReferences {
  readonly calls: readonly DynamicCall[];
  readonly paths: SchemaPaths;
  private readonly sources = new Map<object, readonly Operation[]>();
  private readonly answers = new Map<Operation, SchemaNode | undefined>();
  private readonly looseNames = new Map<Operation, Map<string, ParameterResult>>();
  private readonly fullNames = new Map<Operation, Map<string, ParameterResult>>();

  constructor(private readonly definition: Definition) {
    this.paths = new SchemaPaths(definition);
    this.calls = EXTENSIONS.flatMap((extension) =>
      definition.having(extension).flatMap((holder) => callsOf(holder, extension, definition)),
    );
  }

  /** The operations that have the parameter or schema which makes the call. */
  sourcesOf(call: DynamicCall): readonly Operation[] {
    const key = call.holder.value as object;
    let sources = this.sources.get(key);
    if (!sources) {
      sources = usageOf(this.definition).operationsWith(call.holder);
      this.sources.set(key, sources);
    }
    return sources;
  }

  /**
   * What a name of `parameters` or of a reference means in an operation: the full way from the parameter on, and for the
   * first generation also the name of a property of the body.
   */
  parameterOf(operation: Operation, name: string, isLegacy: boolean): ParameterResult {
    const names = isLegacy ? this.looseNames : this.fullNames;
    let byName = names.get(operation);
    if (!byName) {
      byName = new Map();
      names.set(operation, byName);
    }
    let found = byName.get(name);
    if (!found) {
      found = this.findParameter(operation, name, isLegacy);
      byName.set(name, found);
    }
    return found;
  }

  private findParameter(operation: Operation, name: string, isLegacy: boolean): ParameterResult {
    const whole = operation.parameters.find((parameter) => parameter.name === name);
    if (whole) return { is: 'found', parameter: whole, property: undefined, chain: [] };
    const [first = '', ...rest] = segmentsOf(name);
    const named = operation.parameters.find((parameter) => parameter.name === first);
    if (named) return rest.length === 0 || !named.schema ? wholeOrNothing(named, rest) : this.propertyOf(named, rest);
    const { body } = operation;
    if (isLegacy && body?.schema) {
      const found = this.propertyOf(body, [first, ...rest]);
      if (found.is !== 'missing') return found;
      return { is: 'missing', known: [...operation.parameters.map((parameter) => parameter.name), ...found.known] };
    }
    return { is: 'missing', known: operation.parameters.map((parameter) => parameter.name) };
  }

  /** The property of a body that a way names. */
  propertyOf(body: Parameter, way: readonly string[]): ParameterResult {
    if (!body.schema) return { is: 'undecided' };
    const chain: SchemaNode[] = [body.schema];
    for (let depth = 1; depth <= way.length; depth++) {
      const step = this.paths.resolve(chain.at(-1) as SchemaNode, way.slice(depth - 1, depth));
      if (step.is !== 'found') return step;
      chain.push(step.schema);
    }
    return { is: 'found', parameter: body, property: chain.at(-1), chain };
  }

  /** The JSON type of what a name of a parameter stands for; undefined where it is not said. */
  typeOf(found: FoundParameter): string | undefined {
    const schema = found.property ?? found.parameter.schema;
    return schema ? this.paths.typeOf(schema) : found.parameter.node.string('type');
  }

  /** The object that declares it, behind references: where its default stands. */
  declarationOf({ parameter, property }: FoundParameter): Node {
    return (property && this.paths.target(property)) ?? parameter.node;
  }

  /** True when a value is sure to be there: the parameter, or the property and all around it, are required. */
  isRequired({ parameter, property, chain }: FoundParameter): boolean {
    return property
      ? chain.every((schema) => schema.propertyName === undefined || schema.isRequired)
      : parameter.isRequired;
  }

  /** True when makers do not see it. */
  isInternal({ parameter, chain }: FoundParameter): boolean {
    return (
      isInternal(parameter.node) ||
      chain.some((schema) => isInternal(schema) || isInternal(this.paths.target(schema) ?? schema))
    );
  }

  /** The schema of the successful response, the first that has one. */
  responseSchema(operation: Operation): SchemaNode | undefined {
    if (!this.answers.has(operation)) this.answers.set(operation, this.findAnswer(operation));
    return this.answers.get(operation);
  }

  private findAnswer(operation: Operation): SchemaNode | undefined {
    for (const { status, node } of operation.responses) {
      const schema = /^2\d\d$/.test(status) ? this.definition.schemaOf(node) : undefined;
      if (schema) return schema;
    }
    return undefined;
  }
}

const byDefinition = new WeakMap<Definition, DynamicReferences>();

/** The dynamic calls of a definition. */
export function dynamicReferencesOf(definition: Definition): DynamicReferences {
  let found = byDefinition.get(definition);
  if (!found) {
    found = new DynamicReferences(definition);
    byDefinition.set(definition, found);
  }
  return found;
}

/** The second-generation extension that says the same as a first-generation one, where a call has both. */
export const successorOf = (call: DynamicCall): Node | undefined =>
  call.extension === 'x-ms-dynamic-values'
    ? call.holder.get('x-ms-dynamic-list')
    : call.extension === 'x-ms-dynamic-schema'
      ? call.holder.get('x-ms-dynamic-properties')
      : undefined;

/** The member in which a call says where in the answer the list stands. */
export const collectionKeyOf = (call: DynamicCall): string =>
  call.extension === 'x-ms-dynamic-values' ? 'value-collection' : 'itemsPath';

/** True for calls that fetch a list; the others fetch a schema. */
export const fetchesList = (call: DynamicCall): boolean =>
  call.extension !== 'x-ms-dynamic-schema' && call.extension !== 'x-ms-dynamic-properties';

const isInternal = (node: Node): boolean => node.string('x-ms-visibility') === 'internal';

const wholeOrNothing = (parameter: Parameter, rest: readonly string[]): ParameterResult =>
  rest.length === 0
    ? { is: 'found', parameter, property: undefined, chain: [] }
    : { is: 'missing', known: [parameter.name] };

function callsOf(holder: Node, extension: DynamicExtension, definition: Definition): DynamicCall[] {
  const node = holder.get(extension);
  if (!node?.isObject) return [];
  if (extension === 'x-ms-dynamic-tree')
    return ['open', 'browse'].flatMap((part) => {
      const call = node.get(part);
      return call?.isObject ? [callOf(holder, extension, call, definition)] : [];
    });
  // A capability or a built-in operation takes the place of an operation of the connector.
  if (node.has('capability') || node.has('builtInOperation')) return [];
  return [callOf(holder, extension, node, definition)];
}

function callOf(holder: Node, extension: DynamicExtension, node: Node, definition: Definition): DynamicCall {
  const operationId = node.get('operationId');
  const parameters = node.get('parameters');
  return {
    extension,
    isLegacy: extension === 'x-ms-dynamic-values' || extension === 'x-ms-dynamic-schema',
    node,
    holder,
    operationId,
    target: operationId?.text === undefined ? undefined : definition.operationById(operationId.text),
    arguments: parameters?.isObject ? parameters.children().map(argumentOf) : [],
  };
}

function argumentOf(node: Node): Argument {
  const reference = node.get('parameterReference') ?? node.get('parameter');
  const isWrapped = node.isObject;
  return {
    node,
    name: String(node.key),
    reference: reference?.text === undefined ? undefined : reference,
    literal: isWrapped ? node.get('value') : node,
  };
}
