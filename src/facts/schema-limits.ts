/**
 * How many schemas the service accepts.
 * Source: Microsoft Learn, frequently asked questions of custom connectors, read 2026-11-23. How it counts is inferred:
 * with references replaced by what they name, no request or response of 357 published connectors has more than 479.
 */
export const MAX_SCHEMAS_PER_BODY = 512;
export const MAX_SCHEMAS_PER_OPERATION = 16_384;
/** 256 operations of 16,384 schemas. */
export const MAX_SCHEMAS = 4_194_304;

/** The deepest schema of 357 published connectors; the service's own limit is not published. */
export const DEEPEST_PUBLISHED = 15;

/** Source: limits of custom connectors, Microsoft Learn, frequently asked questions, read 2026-11-23. */
export const MAX_OPERATIONS = 256;
/** The documentation says less than 1 MB; published definitions reach 1.1 MB. */
export const MAX_DEFINITION_BYTES = 1024 * 1024;
