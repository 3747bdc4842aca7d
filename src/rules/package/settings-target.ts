import { isUnfilled, settingsOf } from '../../connector/settings.js';
import { defineRule } from '../../engine/rule.js';

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ENVIRONMENT = new RegExp(`^(?:(?:default|legacy)-)?${GUID}$`, 'i');
const IS_GUID = new RegExp(`^${GUID}$`, 'i');

export default defineRule({
  id: 'package/settings-target',
  title: 'settings.json does not say where the connector goes',
  severity: { repository: 'off', deploy: 'warning', certified: 'off' },
  sources: ['learn-paconn', 'learn-pac-connector', 'ppc-upsert'],
  why: 'paconn takes the environment and the connector from this file. With a placeholder or an id of another kind the upload ends in "not found", or goes somewhere else.',
  remedy:
    'Set "environment" to the id of the environment and "connectorId" to the name that begins with shared_; pac uses the GUID of the connector instead.',
  symptoms: [{ at: 'upload', status: 404 }],

  check({ connector }, report) {
    const settings = settingsOf(connector);
    const environment = settings?.get('environment');
    if (environment?.text && !ENVIRONMENT.test(environment.text.trim()))
      report({
        at: environment,
        message: isUnfilled(environment.text)
          ? `environment is "${environment.text}", which is still to be filled in`
          : `environment is "${environment.text}"; expected a GUID, perhaps after "Default-"`,
      });
    const id = settings?.get('connectorId');
    if (!id?.text || id.text.startsWith('shared_')) return;
    const isOfPac = IS_GUID.test(id.text.trim());
    report({
      at: id,
      message: isOfPac
        ? `connectorId is the GUID "${id.text}", as pac uses it; paconn expects a name that begins with "shared_"`
        : `connectorId is "${id.text}"; expected a name that begins with "shared_"`,
      ...(isOfPac ? { severity: 'info' } : {}),
    });
  },
});
