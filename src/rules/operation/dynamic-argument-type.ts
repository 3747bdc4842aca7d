import { dynamicReferencesOf } from '../../connector/dynamic-references.js';
import { inType, isOfType, quoted, typeOf } from '../../connector/json-types.js';
import { aType } from '../../connector/schema-paths.js';
import type { Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/dynamic-argument-type',
  aliases: ['OperationParameterTypeMismatch', 'OperationParameterStaticTypeMismatch'],
  title: 'A dynamic call passes a value of another type',
  severity: 'error',
  sources: ['learn-swagger-validator', 'learn-extensions', 'ppc-connectors'],
  why: 'The value that a dynamic extension passes must have the type of the parameter it is passed to. The service refuses the definition otherwise; of 2,384 values measured in published connectors none differs.',
  remedy: 'Give the value, or the field it is taken from, the type that the called operation declares.',
  symptoms: [
    { at: 'upload', text: 'but a static value is provided of type' },
    { at: 'upload', text: 'is providing a parameter of type' },
  ],

  check({ connector }, report) {
    if (!connector.definition) return;
    const references = dynamicReferencesOf(connector.definition);
    for (const call of references.calls) {
      if (!call.target) continue;
      for (const { name, literal, reference } of call.arguments) {
        const wanted = references.parameterOf(call.target, name, true);
        const type = wanted.is === 'found' ? references.typeOf(wanted) : undefined;
        if (type === undefined || !KNOWN.includes(type)) continue;
        const what = `"${name}" of ${call.target.label}`;
        if (literal && literal.value !== null && !isOfType(literal.value, type))
          report({
            at: literal,
            code: 'OperationParameterStaticTypeMismatch',
            message: `${what} gets ${quoted(literal.value)}, ${typeOf(literal.value)}; expected ${aType(type)}`,
            fix: conversion(literal, type),
          });
        if (reference?.text === undefined) continue;
        for (const source of references.sourcesOf(call)) {
          const given = references.parameterOf(source, reference.text, call.isLegacy);
          const other = given.is === 'found' ? references.typeOf(given) : undefined;
          if (given.is !== 'found' || other === undefined || !KNOWN.includes(other)) continue;
          if (other === type || (type === 'number' && other === 'integer')) continue;
          report({
            at: reference,
            code: 'OperationParameterTypeMismatch',
            message: `"${reference.text}" of ${source.label} is ${aType(other)}, but ${what} is ${aType(type)}; expected the same type`,
            related: [{ at: references.declarationOf(given), message: `declared as ${aType(other)}` }],
          });
          break;
        }
      }
    }
  },
});

const KNOWN = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

/** The same value in the wanted type, where it can be written in that type and in no other way. */
function conversion(literal: Node, type: string): FixProposal | undefined {
  const value = inType(literal.value, type);
  if (value === undefined) return undefined;
  const title = `write ${JSON.stringify(value)}`;
  return { title, applicability: 'safe', changes: [{ change: 'set', node: literal, value }] };
}
