import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/scheme-not-applied',
  title: 'No operation of a Teams app asks for the sign-in',
  severity: 'error',
  sources: ['teamsapp-cli', 'm365-spec-parser'],
  why: 'A security scheme counts where security names it. Otherwise oauth/register finds no operation for it and stops, and calls go out without a token.',
  remedy: 'Add security with the name of the scheme to the OpenAPI document, or to its operations.',
  symptoms: [{ at: 'upload', text: 'OauthAuthMissingInSpec' }],

  check({ teamsApp }, report) {
    const registered = new Map(
      (teamsApp?.registrations ?? []).map((step) => [teamsApp?.schemeOf(step)?.node.pointer, step]),
    );
    for (const api of teamsApp?.apis ?? []) {
      const surfaces = teamsApp?.surfaces.filter((surface) => surface.api === api) ?? [];
      const isUsed = surfaces.length > 0 && surfaces.every(({ registrationId }) => registrationId !== undefined);
      for (const { name, node } of api.schemes) {
        if (api.requirements.some((requirement) => requirement.has(name))) continue;
        const step = registered.get(node.pointer);
        // A registration that somebody made in the portal is named by the app itself, whatever the document asks for.
        if (!step && isUsed) continue;
        report({
          at: keyOf(node),
          ...(step ? {} : { severity: 'warning' }),
          message: `the scheme "${name.slice(0, 60)}" is defined, and no security names it`,
          related: step?.with ? [{ at: step.with.get('name') ?? step.with, message: 'the registration for it' }] : [],
        });
      }
    }
  },
});
