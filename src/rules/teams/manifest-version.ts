import { defineRule } from '../../engine/rule.js';
import { AUTHORIZATION_MANIFEST_VERSION, OAUTH_MANIFEST_VERSION } from '../../facts/teams.js';

const minorOf = (version: string): number | undefined => {
  const minor = /^1\.(\d{1,3})$/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
};

export default defineRule({
  id: 'teams/manifest-version',
  title: 'The manifest of a Teams app is too old for OAuth',
  severity: 'error',
  sources: ['app-manifest-schemas', 'learn-teams-oauth'],
  why: 'Message extensions know OAuth from version 1.26 of the manifest on, and any authorization from 1.17 on. An older manifest with it is refused when it is validated or uploaded.',
  remedy:
    'In manifest.json, set manifestVersion to 1.26 or a later one, and the same version in the address of $schema.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { kind, node, authorization } of teamsApp?.surfaces ?? []) {
      if (kind !== 'message extension' || !authorization) continue;
      const { root } = node.document;
      const version = root?.get('manifestVersion');
      const minor = minorOf(version?.text ?? '');
      if (!version || minor === undefined) continue;
      const isOAuth = authorization.string('authType') === 'oAuth2.0';
      const needed = isOAuth ? OAUTH_MANIFEST_VERSION : AUTHORIZATION_MANIFEST_VERSION;
      if (minor >= (minorOf(needed) as number)) continue;
      const schema = root?.get('$schema');
      const newer = schema?.text?.replace(/\/v1\.\d{1,3}\//, `/v${needed}/`);
      report({
        at: version,
        message: `manifestVersion is "${version.text}"; expected "${needed}" or later for ${isOAuth ? 'OAuth' : 'an authorization'}`,
        related: [{ at: authorization, message: 'what needs it' }],
        fix: {
          title: `make it ${needed}`,
          applicability: 'unsafe',
          changes: [
            { change: 'set', node: version, value: needed },
            ...(schema && newer !== schema.text ? [{ change: 'set' as const, node: schema, value: newer }] : []),
          ],
        },
      });
    }
  },
});
