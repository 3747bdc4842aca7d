import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import { NEWER_REGISTRATION_FIELDS, REGISTRATION_FIELDS, TEAMS_REDIRECT_URL } from '../../facts/teams.js';

const UPDATE_ONLY = 'configurationId';
/** The schemas that were read are v1.8 and v1.13: what lies between has the members of either, what follows may have more. */
const minorOf = (version: string | undefined): number => Number(/^v1\.(\d{1,3})$/.exec(version ?? '')?.[1] ?? 0);

export default defineRule({
  id: 'teams/registration-member-unknown',
  title: 'An OAuth registration has a member that means nothing',
  severity: 'error',
  sources: ['teamsapp-cli', 'agents-toolkit-cli'],
  why: 'The schema of the project file allows no other members; the toolkit stops before it signs in.',
  remedy:
    'In teamsapp.yml, under oauth/register, correct the name or remove the line. There is no redirect URL to give: it is the same for all apps.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { project, uses, with: given } of teamsApp?.registrations ?? []) {
      const version = project.root?.string('version');
      const known = [
        ...REGISTRATION_FIELDS,
        ...(minorOf(version) > 8 ? NEWER_REGISTRATION_FIELDS : []),
        ...(uses === 'oauth/update' ? [UPDATE_ONLY] : []),
      ];
      for (const member of given?.isObject ? given.children() : []) {
        const name = String(member.key);
        if (known.includes(name)) continue;
        const meant = nearest(name, known);
        if (minorOf(version) > 13 && meant === undefined) continue;
        const isMeant = meant !== undefined && !given?.has(meant);
        const hint = NEWER_REGISTRATION_FIELDS.includes(name)
          ? `; a project file of version ${(version ?? '').slice(0, 20)} takes it from the OpenAPI document`
          : /redirect|callback/i.test(name)
            ? `; the redirect URL of Teams is ${TEAMS_REDIRECT_URL}`
            : meant
              ? `; did you mean "${meant}"?`
              : '';
        report({
          at: keyOf(member),
          message: `"${name.slice(0, 60)}" is no member of ${uses}${hint}`,
          fix:
            isMeant && hint.startsWith('; did')
              ? {
                  title: `name it "${meant}"`,
                  applicability: 'safe',
                  changes: [{ change: 'rename', node: member, key: meant }],
                }
              : undefined,
        });
      }
    }
  },
});
