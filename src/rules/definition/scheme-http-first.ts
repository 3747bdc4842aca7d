import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/scheme-http-first',
  title: 'The first scheme is "http"',
  severity: 'warning',
  sources: ['ppc-upsert', 'ppc-connectors'],
  why: 'The first scheme is the one that counts: the backend is registered with it. Over plain http everybody on the way can read the access token and the data, and a service that answers with a redirect to https loses the body of a POST.',
  remedy: 'Set "Scheme" (schemes) to ["https"]. Keep "http" only if the service has nothing else.',
  symptoms: [],

  check({ connector: { definition } }, report) {
    const schemes = definition?.root.get('schemes');
    const first = schemes?.isArray ? schemes.get(0) : undefined;
    if (!schemes || first?.value !== 'http') return;
    const hasHttps = (schemes.value as readonly unknown[]).includes('https');
    report({
      at: first,
      message: hasHttps
        ? 'the first scheme is "http" and "https" comes second; expected "https" first'
        : 'the only scheme is "http"; expected "https"',
      fix: hasHttps
        ? {
            title: 'set schemes to ["https"]',
            applicability: 'unsafe',
            changes: [{ change: 'set', node: schemes, value: ['https'] }],
          }
        : undefined,
    });
  },
});
