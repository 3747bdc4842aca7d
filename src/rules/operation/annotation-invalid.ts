import { defineRule } from '../../engine/rule.js';

const STATUSES = ['Preview', 'Production'];

export default defineRule({
  id: 'operation/annotation-invalid',
  title: 'An API annotation has a value that is not defined',
  severity: 'warning',
  sources: ['learn-versioning', 'ppc-definition-schema'],
  why: 'Clients sort the revisions of an operation by whole numbers from 1 and know the status "Preview" and "Production" only; they take anything else for absent.',
  remedy: 'Set "revision" of x-ms-api-annotation to 1, 2, 3 and so on, and "status" to "Preview" or "Production".',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    for (const node of connector.definition?.having('x-ms-api-annotation') ?? []) {
      const revision = node.at('x-ms-api-annotation', 'revision');
      if (
        revision &&
        revision.value !== null &&
        !(Number.isInteger(revision.value) && (revision.value as number) >= 1)
      ) {
        const number = Number(revision.text);
        report({
          at: revision,
          message: `the revision is ${shown(revision.value)}; expected a whole number from 1`,
          fix:
            revision.text?.trim() && Number.isInteger(number) && number >= 1
              ? {
                  title: `set the revision to ${number}`,
                  applicability: 'safe',
                  changes: [{ change: 'set', node: revision, value: number }],
                }
              : undefined,
        });
      }
      const status = node.at('x-ms-api-annotation', 'status');
      if (!status || status.value === null || STATUSES.includes(status.text ?? '')) continue;
      const meant = STATUSES.find((name) => name.toLowerCase() === status.text?.trim().toLowerCase());
      report({
        at: status,
        message: `the status is ${shown(status.value)}; expected ${meant ? `"${meant}"` : '"Preview" or "Production"'}`,
        fix: meant
          ? {
              title: `set the status to "${meant}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: status, value: meant }],
            }
          : undefined,
      });
    }
  },
});

const shown = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : typeof value === 'object' ? 'no plain value' : String(value);
