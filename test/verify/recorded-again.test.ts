import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { gist, recordedAgain } from '../support/recorded.js';
import { committedConnector, tryOut } from '../support/sandbox-world.js';
import { WRONG_CLIENTS } from '../support/wrong-clients.js';

// The recording that `verify` writes holds no values, and shows the same cause as the run did, in the same words.

const connector = committedConnector();

describe('the recording of a run with the fault', () => {
  test.each(FAULTS.map(({ name }) => name))('%s', async (fault) => {
    const { exchanges, diagnosis } = await tryOut(connector, createSandbox({ fault }), WRONG_CLIENTS[fault]);
    expect(gist(recordedAgain(exchanges, connector))).toEqual(gist(diagnosis));
  });
});
