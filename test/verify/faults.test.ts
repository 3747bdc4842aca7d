import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../src/sandbox/faults/index.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { committedConnector, tryOut } from '../support/sandbox-world.js';
import { WRONG_CLIENTS } from '../support/wrong-clients.js';

const connector = committedConnector();

/** Causes whose evidence is the same to the byte: whoever sees one has to name the others too. */
const ALIKE: readonly (readonly string[])[] = [['client/secret-refused', 'servicenow/user-refused']];

/** Answers that are odd and harmful to nobody. */
const ONLY_TO_KNOW: ReadonlySet<string> = new Set(['expires-in-string', 'acl-empty']);

const alikeTo = (cause: string): readonly string[] => ALIKE.find((causes) => causes.includes(cause)) ?? [cause];

describe('each fault of the sandbox is named as the cause', () => {
  test.each(FAULTS.map(({ name, cause }) => [name, cause]))('%s: %s', async (name, cause) => {
    const sandbox = createSandbox({ fault: name });
    const { diagnosis } = await tryOut(connector, sandbox, WRONG_CLIENTS[name]);
    const primary = diagnosis.findings.filter(({ rank }) => rank === 'primary').map(({ rule }) => rule);
    // What is only worth knowing fails nothing, and is no cause.
    if (ONLY_TO_KNOW.has(name)) {
      expect(primary).toEqual([]);
      expect(new Set(diagnosis.findings.flatMap(({ rule, stage }) => (stage ? [rule] : [])))).toEqual(new Set([cause]));
      return;
    }
    expect(primary).toContain(cause);
    expect(alikeTo(cause)).toEqual(expect.arrayContaining(primary));
  });
});

test('without a fault everything is proven and nothing is found', async () => {
  const { run, diagnosis } = await tryOut(connector, createSandbox());
  expect(diagnosis.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(diagnosis.stages.map(({ stage, outcome }) => [stage, outcome])).toEqual([
    ['authorize', 'ok'],
    ['callback', 'ok'],
    ['token', 'ok'],
    ['api', 'ok'],
    ['refresh', 'ok'],
  ]);
  expect(run.exchanges.map(({ stage, probe }) => probe ?? stage)).toEqual([
    'authorize',
    'callback',
    'token',
    'api',
    'without-token',
    'refresh',
    'api',
  ]);
  expect(run.skipped).toEqual([]);
});

test.each([
  ['scope-rejected', 'scopes'],
  ['pkce-required', 'identityProvider'],
  ['unknown-client', 'clientId'],
])('%s is shown at the key at fault, "%s", alone', async (fault, key) => {
  const { diagnosis } = await tryOut(connector, createSandbox({ fault }));
  const [cause] = diagnosis.findings.filter(({ rank }) => rank === 'primary');
  expect(cause?.location.pointer).toMatch(new RegExp(`/oAuthSettings/${key}$`));
  expect(cause?.related).toEqual([]);
});

test.each([
  ['acl-forbidden', '/paths/~1api~1now~1v2~1table~1sys_user'],
  ['cross-scope', '/paths/~1api~1now~1v2~1table~1sys_user'],
  ['token-rejected', '/host'],
])('%s, which an operation answers, is shown at %s', async (fault, pointer) => {
  const { diagnosis } = await tryOut(connector, createSandbox({ fault }));
  expect(diagnosis.findings.find(({ rank }) => rank === 'primary')?.location.pointer).toBe(pointer);
});

test.each([
  ['refresh-expired', /another sign-in does not help/, ['servicenow-admin', 'provider-admin']],
  ['refresh-without-token', /^The request is right/, ['servicenow-admin', 'provider-admin', 'maker']],
  ['refresh-unsupported-grant', /^The request is right/, ['servicenow-admin', 'provider-admin', 'maker']],
  ['too-many-requests', /counts the requests of one address/, ['wait', 'servicenow-admin', 'network-admin']],
  ['no-answer', /^The way to the server is open/, ['wait', 'servicenow-admin', 'provider-admin']],
  ['slow', /^The way to the server is open/, ['wait', 'servicenow-admin', 'provider-admin']],
  ['address-blocked', /^It is this computer that is not let in/, undefined],
  ['firewall', /^It is a request of this computer/, undefined],
])('what to do about %s, and who does it, is that of this very case', async (fault, remedy, repairBy) => {
  const { diagnosis } = await tryOut(connector, createSandbox({ fault }));
  const cause = diagnosis.findings.find(({ rank }) => rank === 'primary');
  expect([cause?.remedy, cause?.repairBy]).toEqual([expect.stringMatching(remedy), repairBy]);
});
