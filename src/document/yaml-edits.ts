import type { Document } from './document.js';
import type { Change } from './edits.js';
import type { Surroundings } from './places.js';

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A change of a YAML document as an edit; undefined for what has no certain form: removals, structures, and objects that are
 * written in braces.
 */
export function yamlEdit(
  change: Change,
  document: Document,
  { start, end, keyStart, keyEnd }: Surroundings,
): Replacement | undefined {
  const { text, style } = document;
  switch (change.change) {
    case 'set':
      return isScalar(change.value) && end > start ? { start, end, text: scalar(change.value) } : undefined;
    case 'rename':
      return keyStart >= 0 ? { start: keyStart, end: keyEnd, text: scalar(change.key) } : undefined;
    case 'add': {
      if (!isScalar(change.value) || typeof change.key !== 'string' || /[{[&*!]/.test(text[start] ?? '{'))
        return undefined;
      const indent = /[^\n]*$/.exec(text.slice(0, start))?.[0].replace(/-/g, ' ') ?? '';
      if (indent.trim() !== '') return undefined;
      const last = start + text.slice(start, end).trimEnd().length;
      const next = text.indexOf('\n', last);
      const at = next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
      return { start: at, end: at, text: `${style.newline}${indent}${change.key}: ${scalar(change.value)}` };
    }
    default:
      return undefined;
  }
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A value as YAML has it: plain where nobody could read it otherwise, else in quotes as JSON, which is YAML too. */
const scalar = (value: string | number | boolean): string =>
  typeof value !== 'string' ||
  (/^(?:\w[\w./-]*|https:\/\/[\w./-]+)$/.test(value) && !/^(?:true|false|null|yes|no|on|off|[\d.]+)$/i.test(value))
    ? String(value)
    : JSON.stringify(value);
