import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'operation/path-has-wildcard',
  aliases: ['OperationPathContainsUnsupportedCharacters'],
  title: 'A path holds the wildcard "*"',
  severity: 'error',
  sources: ['learn-swagger-validator'],
  why: 'A path names one resource; the service refuses a definition with a path that holds "*".',
  remedy: 'Write a variable in braces instead and declare it as a path parameter.',
  symptoms: [{ at: 'upload', text: "The operation path cannot contain wildcard character '*'." }],

  check({ connector }, report) {
    for (const path of connector.definition?.pathItems ?? [])
      if (String(path.key).includes('*'))
        report({ at: keyOf(path), message: `the path "${path.key}" holds "*"; expected a variable such as "{name}"` });
  },
});
