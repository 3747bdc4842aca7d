import type { Operation } from '../../connector/definition.js';
import { type DynamicReferences, dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { listed, sameButForCase } from '../../connector/schema-paths.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-unknown-argument',
  aliases: ['OperationParameterNameNotFound'],
  title: 'A dynamic call names a parameter that does not exist',
  severity: 'warning',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-issue-254', 'ppc-connectors'],
  why: 'In "parameters" of a dynamic extension each key is a parameter of the operation that is called, and each reference a parameter of the operation that calls. A name that is not there passes nothing: the list stays empty, or it is not narrowed to what the maker chose.',
  remedy:
    'Use the names as the operations declare them. Properties of a body are reached by a path, in x-ms-dynamic-list and x-ms-dynamic-properties with the name of the body parameter first, for example "body/category".',
  symptoms: [{ at: 'upload', text: 'The parameter could not be found in operation' }],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      for (const { name, node, reference } of call.arguments) {
        if (call.target) {
          const wrong = nameIn(references, call.target, name, true);
          if (wrong)
            report({
              at: keyOf(node),
              message: `"${name}" is not a parameter of ${call.target.label}, which ${call.extension} calls${expected(wrong)}`,
              ...fixIfMeant(wrong, (key) => ({ change: 'rename', node, key })),
            });
        }
        if (reference?.text === undefined) continue;
        for (const source of references.sourcesOf(call)) {
          const wrong = nameIn(references, source, reference.text, call.isLegacy);
          if (!wrong) continue;
          report({
            at: reference,
            message: `"${reference.text}" is not a parameter of ${source.label}, which has this ${call.extension}${expected(wrong)}`,
            ...fixIfMeant(wrong, (value) => ({ change: 'set', node: reference, value })),
          });
          break;
        }
      }
    }
  },
});

interface WrongName {
  readonly known: readonly string[];
  readonly meant: string | undefined;
  readonly isCase: boolean;
}

function nameIn(
  references: DynamicReferences,
  operation: Operation,
  name: string,
  isLoose: boolean,
): WrongName | undefined {
  const found = references.parameterOf(operation, name, isLoose);
  if (found.is !== 'missing') return undefined;
  const sameLetters = sameButForCase(name, found.known);
  const withSlashes = name.replaceAll('.', '/');
  const isPath = withSlashes !== name && references.parameterOf(operation, withSlashes, isLoose).is === 'found';
  return {
    known: found.known,
    isCase: sameLetters !== undefined,
    meant: sameLetters ?? (isPath ? withSlashes : undefined),
  };
}

const expected = ({ known, meant }: WrongName): string =>
  meant ? `; expected "${meant}"` : known.length === 0 ? '; it has no parameters' : `; expected ${listed(known, 'or')}`;

type Renaming = FixProposal['changes'][number] & { readonly node: Node };

const fixIfMeant = (
  { meant, isCase }: WrongName,
  change: (name: string) => Renaming,
): { fix?: FixProposal; severity?: 'info' } =>
  meant
    ? {
        ...(isCase ? { severity: 'info' } : {}),
        fix: { title: `write "${meant}"`, applicability: 'safe', changes: [change(meant)] },
      }
    : {};
