import type { PropertiesKind } from '../../connector/properties-shapes.js';
import { propertiesFaults, typeName } from '../../connector/properties-structure.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

/** Objects whose members only shape the connection dialog. */
const DIALOG: ReadonlySet<PropertiesKind> = new Set(['uiDefinition', 'uiSchema', 'constraints', 'setUiDefinition']);

export default defineRule({
  id: 'properties/wrong-type',
  title: 'A connection setting has a value of the wrong type',
  severity: 'error',
  sources: ['ppc-properties-schema', 'ppc-connectors'],
  why: 'The service reads the file into typed objects. A value of another type is refused on upload, or the setting is lost.',
  remedy: 'Write the value in the type that the message names.',
  symptoms: [{ at: 'upload', text: 'Error converting value' }],

  check({ connector }, report) {
    for (const fault of propertiesFaults(connector)) {
      if (fault.fault !== 'wrong-type') continue;
      const { at, expected, kind } = fault;
      // "properties": null is the fault of properties/missing-properties.
      if (kind === 'file' && at.key === 'properties' && at.value === null) continue;
      const isScalar = typeof at.value !== 'object' || at.value === null;
      report({
        at,
        message: `"${nameOf(at)}" is ${typeName(at.value)}; expected ${expected}`,
        ...(DIALOG.has(kind) && isScalar ? { severity: 'warning' } : {}),
        fix: conversion(at, expected),
      });
    }
  },
});

/** The name of a member; for an element, the name of its array. */
const nameOf = (node: Node): string =>
  typeof node.key === 'string' ? node.key : `${node.parent?.key ?? ''}[${node.key}]`;

/** The same value in the right type, where there is only one. */
function conversion(node: Node, expected: string): FixProposal | undefined {
  const text = node.text?.trim().toLowerCase();
  const value =
    expected === 'a whole number' && text && /^\d{1,9}$/.test(text)
      ? Number(text)
      : expected === 'a boolean' && (text === 'true' || text === 'false')
        ? text === 'true'
        : expected === 'an array' && node.text !== undefined && node.text !== ''
          ? [node.text]
          : undefined;
  if (value === undefined) return undefined;
  const title = `set it to ${JSON.stringify(value)}`;
  return { title, applicability: 'safe', changes: [{ change: 'set', node, value }] };
}
