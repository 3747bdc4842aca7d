import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from '@jest/globals';

/**
 * A folder of real connectors, such as a checkout of microsoft/PowerPlatformConnectors. It is no part of the project; the
 * tests that use it run where `CONNECTOR_CORPUS` names one, and are reported as skipped elsewhere.
 */
export const CORPUS = process.env['CONNECTOR_CORPUS'] && resolve(process.env['CONNECTOR_CORPUS']);

const isThere = CORPUS !== undefined && existsSync(CORPUS);

/** A test over the corpus. */
export const corpusTest = isThere ? test : test.skip;
