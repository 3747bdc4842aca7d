import { isObject } from '../connector/json-types.js';
import type { Document } from '../document/document.js';
import type { Node } from '../document/node.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const;

/** An operation of an OpenAPI document. */
export interface ApiOperation {
  readonly path: string;
  /** In lower case. */
  readonly method: string;
  readonly id: string | undefined;
  readonly node: Node;
}

/** A security scheme of type oauth2. */
export interface OAuthScheme {
  readonly name: string;
  readonly node: Node;
  /** The flow with an authorization code, where the scheme has one. */
  readonly codeFlow: Node | undefined;
  /** The names of all its flows, in the words of OpenAPI 3.0. */
  readonly flows: readonly string[];
}

const FLOWS_OF_2: Readonly<Record<string, string>> = {
  accessCode: 'authorizationCode',
  application: 'clientCredentials',
};

/** The OpenAPI document of a Teams app, 3.0 or 2.0: Microsoft's toolkit takes both. */
export class ApiDocument {
  readonly operations: readonly ApiOperation[];
  readonly schemes: readonly OAuthScheme[];
  /** The addresses of the API, with the places they are given at. */
  readonly servers: readonly { readonly url: string; readonly node: Node }[];
  /** The objects in which security is asked for: of the document and of operations. */
  readonly requirements: readonly Node[];

  constructor(
    readonly document: Document,
    readonly root: Node,
  ) {
    this.operations = operationsOf(root);
    this.schemes = schemesOf(root);
    this.servers = serversOf(root);
    this.requirements = [root, ...this.operations.map(({ node }) => node)].flatMap((owner) => {
      const security = owner.get('security');
      return security?.isArray ? security.children().filter((one) => one.isObject) : [];
    });
  }

  get isOpenApi3(): boolean {
    return this.root.has('openapi');
  }

  /** The operation of an id. */
  operation(id: string): ApiOperation | undefined {
    return this.operations.find((operation) => operation.id === id);
  }
}

function operationsOf(root: Node): ApiOperation[] {
  const paths = root.get('paths');
  if (!paths?.isObject) return [];
  return paths.children().flatMap((item) =>
    METHODS.flatMap((method) => {
      const node = item.get(method);
      return node?.isObject ? [{ path: String(item.key), method, id: node.string('operationId'), node }] : [];
    }),
  );
}

function schemesOf(root: Node): OAuthScheme[] {
  const schemes = root.at('components', 'securitySchemes') ?? root.get('securityDefinitions');
  if (!schemes?.isObject) return [];
  return schemes.children().flatMap((node) => {
    if (node.string('type') !== 'oauth2') return [];
    const flows = node.get('flows');
    if (flows?.isObject)
      return [
        {
          name: String(node.key),
          node,
          codeFlow: flows.get('authorizationCode'),
          flows: Object.keys(flows.value as object),
        },
      ];
    const flow = node.string('flow');
    const name = flow === undefined ? undefined : (FLOWS_OF_2[flow] ?? flow);
    const codeFlow = name === 'authorizationCode' ? node : undefined;
    return [{ name: String(node.key), node, codeFlow, flows: name === undefined ? [] : [name] }];
  });
}

function serversOf(root: Node): { url: string; node: Node }[] {
  const servers = root.get('servers');
  if (servers?.isArray)
    return servers.children().flatMap((server) => {
      const url = server.get('url');
      return url?.text === undefined ? [] : [{ url: url.text, node: url }];
    });
  const host = root.get('host');
  if (host?.text === undefined) return [];
  const { schemes } = isObject(root.value) ? (root.value as { schemes?: unknown }) : { schemes: undefined };
  const scheme =
    Array.isArray(schemes) && schemes.length > 0 && !schemes.includes('https') ? String(schemes[0]) : 'https';
  return [{ url: `${scheme}://${host.text}`, node: host }];
}
