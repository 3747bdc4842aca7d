import type { ValidatorCode } from './validator-codes.js';

/** The codes of the Power Platform validator that no offline check can decide, and why. */
export const UNDECIDABLE: Readonly<Partial<Record<ValidatorCode, string>>> = {
  OneOfPropertiesRequired:
    'Microsoft does not say on which objects it is raised; its likely causes, dynamic arguments without a value, have rules of their own.',
  ReservedParameterIsUsed:
    'the list of reserved names is not published, apart from connectionId, which has a code of its own.',
};
