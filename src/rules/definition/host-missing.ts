import { isOpenApi3 } from '../../connector/openapi-3.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/host-missing',
  title: 'The definition has no host',
  severity: { repository: 'warning', deploy: 'error', certified: 'error' },
  sources: ['ppc-upsert', 'openapi-2'],
  why: 'Swagger 2.0 takes the host from which the document was read. A connector is read from a file, so there is none: paconn registers the backend "https:///path", and no operation works.',
  remedy: 'Set "Host" (host) to the host of the service, such as "dev12345.service-now.com".',
  symptoms: [],

  check({ connector }, report) {
    const { definition } = connector;
    if (!definition?.root.has('swagger') || isOpenApi3(definition)) return;
    const host = definition.root.get('host');
    if (host && host.value !== '') return;
    const isSetByPolicy = connector.policies.some(({ template }) => template === 'dynamichosturl');
    report({
      at: host ?? definition.root,
      message: host
        ? '"host" is empty; expected the host of the service'
        : 'the root has no "host"; expected the host of the service',
      ...(isSetByPolicy ? { severity: 'info' } : {}),
    });
  },
});
