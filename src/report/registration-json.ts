import type { Comparison } from '../registration/comparison.js';
import { exportQueries } from '../registration/export-query.js';
import type { WantedRecord } from '../registration/wanted-record.js';
import { ANY_INSTANCE, told } from './registration-text.js';

/** The records that a connector needs, and how others compare with them, for programs; described by `schemas/registration.schema.json`. */
export function registrationJson(
  name: string,
  records: readonly WantedRecord[],
  comparisons: readonly Comparison[],
): string {
  const data = {
    formatVersion: 1,
    connector: told(name),
    records: records.map(({ instance, clientId, environments, values }) => ({
      ...(instance === undefined ? {} : { instance: told(instance) }),
      environments: environments.map(told),
      values: values.map(({ column, label, value, note }) => ({
        column,
        label,
        ...(value === undefined ? {} : { value: told(value) }),
        note,
      })),
      queries: exportQueries(instance ?? ANY_INSTANCE, clientId),
    })),
    comparisons: comparisons.map(({ registration, values }) => ({
      record: told(registration.name),
      values: values.map(({ wanted, found, verdict, details }) => ({
        column: wanted.column,
        ...(wanted.value === undefined ? {} : { needed: told(wanted.value) }),
        ...(found === undefined ? {} : { found: told(found) }),
        verdict,
        ...(details.length === 0 ? {} : { details: details.map(told) }),
      })),
    })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
