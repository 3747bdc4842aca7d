import { type Block, list, paragraph, type Section, section, table } from './blocks.js';
import type { ConnectorFacts, OperationFacts } from './connector-facts.js';
import { code, codes, type Rich, t } from './rich-text.js';

/** What the approval of a data policy asks for. */
export function approvalSection(facts: ConnectorFacts): Section {
  const { spec, operations, consentHost, hasScript } = facts;
  const row = (what: string, answer: Rich): readonly Rich[] => [t`${what}`, answer];
  const writes = operations.filter(({ method }) => method !== 'GET').length;
  return section(
    'approval',
    'For the approval of data policies',
    table(
      t`What a data loss prevention review asks`,
      ['Question', 'Answer'],
      [
        row('Connector', t`${spec.title}, custom, published by ${spec.publisher.name}`),
        row('Hosts that the connector calls', hosts(facts)),
        row('Hosts that the browser opens', t`The same, and ~${consentHost}~ when it comes back from the sign-in`),
        row(
          'Authentication',
          t`OAuth 2.0, authorization code, confidential client${
            spec.identityProvider === 'oauth2pkce' ? ' with PKCE' : ''
          }. Every person signs in; there is no shared account. The token travels in the header ~Authorization~ over HTTPS.`,
        ),
        row('Scopes', spec.scopes.length === 0 ? t`None` : codes(spec.scopes)),
        row(
          'Where secrets are',
          spec.anyInstance
            ? t`Client secret and tokens with each connection in Power Platform. None is in a file.`
            : t`Client secret with the connector, tokens with each connection in Power Platform. None is in a file.`,
        ),
        row(
          'What it can do',
          t`${operations.length} operations (*Operations* lists them), ${writes === 0 ? 'all of them read' : `${writes} of them change data`}; never more than the person who signed in may do.`,
        ),
        row('Code that runs in the platform', hasScript ? t`~script.csx~; it calls the same host only` : t`None`),
        row('Where calls come from', t`Microsoft's outbound addresses. On-premises gateways do not carry OAuth.`),
      ],
    ),
    ...(spec.anyInstance ? [anyHost()] : []),
  );
}

/** Every operation with its method and path, for the same review. */
export const operationSection = ({ operations }: ConnectorFacts): Section =>
  section('operations', 'Operations', operationTable(operations));

function hosts({ registrations, spec }: ConnectorFacts): Rich {
  if (spec.anyInstance) return t`The one host that a person types in when making a connection, nothing else`;
  return codes([...new Set(registrations.map(({ host }) => host))]);
}

const anyHost = (): Block =>
  list([
    t`The connector takes any host. No check of a typed host is known that a connector could carry; a person who enters a wrong one sends the client secret there.`,
    t`For one instance only, generate the connector with ~--instance~ instead: then the host is fixed.`,
  ]);

const operationTable = (operations: readonly OperationFacts[]): Block =>
  operations.length === 0
    ? paragraph(t`None.`)
    : table(
        t`Methods and paths, as the instance gets them`,
        ['Operation', 'Method', 'Path'],
        operations.map(({ summary, method, path, isTrigger, isInternal }) => [
          t`${summary}${isTrigger ? ' (trigger)' : isInternal ? ' (for the designer)' : ''}`,
          [code(method)],
          [code(path)],
        ]),
        'long',
      );
