import type { Operation } from './definition.js';
import { templateOf } from './path-templates.js';

/** The words of an identifier: `GetSLADefinition_V2` is Get, SLA, Definition and V2. */
export const wordsOf = (identifier: string): readonly string[] =>
  identifier
    .normalize('NFC')
    .match(/\p{Lu}+(?!\p{Ll})[0-9]*|\p{Lu}?\p{Ll}+[0-9]*|[0-9]+|[\p{Lo}\p{Lm}\p{Mn}\p{Mc}]+/gu) ?? [];

/** An identifier as a name in sentence case: `Get SLA definition V2`. */
export const summaryFor = (identifier: string): string =>
  wordsOf(identifier)
    .map((word, index) => (index === 0 ? capital(word) : /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ');

/** An operationId made of the summary, or of method and path where there is none. */
export function operationIdFor(operation: Operation): string {
  const summary = operation.node.string('summary') ?? '';
  const words = summary.match(/[A-Za-z0-9]+/g)?.filter((word) => !/^(?:an?|the)$/i.test(word)) ?? [
    operation.method,
    ...templateOf(operation.pathItem).segments.flatMap((segment) => segment.match(/[a-z0-9]+/g) ?? []),
  ];
  return words.map(capital).join('');
}

/** The name of the function that Power Apps makes of an operationId. */
export function powerAppsName(id: string): string {
  const name = id.replace(/[^A-Za-z0-9]/g, '');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
