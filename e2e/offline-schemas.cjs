// Preloaded into teamsapp: answers requests for the schemas of manifests with the files of @microsoft/app-manifest, so that the
// manifest under test is the one that ships. Every other host stays out of reach.
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { PassThrough } = require('node:stream');
const https = require('node:https');

const HOST = 'developer.microsoft.com';
const schemas = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas');
const real = https.request;

/** The schema as app-manifest itself reads it: two escapes in it are not JSON. */
const schemaAt = (path) =>
  readFileSync(join(schemas, path), 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/\\a/g, '\\u0007')
    .replace(/\\v/g, '\\u000b');

https.request = function request(options, ...rest) {
  const url = typeof options === 'string' || options instanceof URL ? new URL(options) : undefined;
  const host = url?.hostname ?? options.hostname ?? options.host;
  const path = url?.pathname ?? options.path ?? '';
  const inside = /^\/(?:en-us\/)?json-schemas\/((?:teams|copilot)\/[\w./-]+\.json)$/.exec(path)?.[1];
  if (host !== HOST || !inside || inside.includes('..')) return real.call(https, options, ...rest);
  const asked = new PassThrough();
  asked.setTimeout = asked.setNoDelay = asked.setSocketKeepAlive = asked.abort = () => asked;
  const answer = new PassThrough();
  Object.assign(answer, {
    statusCode: 200,
    statusMessage: 'OK',
    headers: { 'content-type': 'application/json' },
    rawHeaders: [],
  });
  const called = rest.find((one) => typeof one === 'function');
  setImmediate(() => {
    called?.(answer);
    asked.emit('response', answer);
    answer.end(schemaAt(inside));
  });
  return asked;
};
