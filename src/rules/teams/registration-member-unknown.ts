import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';
import {
  minorOf,
  NEWEST_KNOWN_MINOR,
  REGISTRATION_FIELDS,
  REGISTRATION_FIELDS_OF_ATK,
  TEAMS_REDIRECT_URL,
} from '../../facts/teams.js';
import { isTeamsappFile } from '../../teams-app/project-files.js';

/** True for what the two command lines see otherwise, in a file that both read. */
const isForAtkAlone = (name: string, minor: number, file: string): boolean =>
  minor === 8 && REGISTRATION_FIELDS_OF_ATK.includes(name) && isTeamsappFile(file);

export default defineRule({
  id: 'teams/registration-member-unknown',
  title: 'An OAuth registration has a member that means nothing',
  severity: 'error',
  sources: ['teamsapp-cli', 'agents-toolkit-cli'],
  why: 'The schema of the project file, which its version chooses, allows no other members; the toolkit stops before it signs in.',
  remedy:
    'In teamsapp.yml, under oauth/register, correct the name or remove the line. There is no redirect URL to give: it is the same for all apps.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { project, uses, with: given } of teamsApp?.registrations ?? []) {
      const minor = minorOf(project.root?.string('version'));
      if (minor === undefined || !given?.isObject) continue;
      const known = [...REGISTRATION_FIELDS.keys(), ...(uses === 'oauth/update' ? ['configurationId'] : [])];
      for (const member of given.children()) {
        const name = String(member.key);
        const since = known.includes(name) ? (REGISTRATION_FIELDS.get(name) ?? 0) : undefined;
        if (since !== undefined && since <= minor) {
          if (isForAtkAlone(name, minor, project.file))
            report({
              at: keyOf(member),
              severity: 'warning',
              message: `"${name}" in a project file of version v1.8 is known to atk alone; teamsapp takes it from the OpenAPI document`,
            });
          continue;
        }
        const meant = since === undefined ? nearest(name, known) : undefined;
        // A later schema may have members that nobody here has seen.
        if (minor > NEWEST_KNOWN_MINOR && meant === undefined) continue;
        const hint =
          since !== undefined
            ? ` in a project file of version v1.${minor}; expected version v1.${since} or later`
            : /redirect|callback/i.test(name)
              ? `; the redirect URL of Teams is ${TEAMS_REDIRECT_URL}`
              : meant
                ? `; did you mean "${meant}"?`
                : '';
        report({
          at: keyOf(member),
          message: `"${name.slice(0, 60)}" is no member of ${uses}${hint}`,
          fix:
            meant && hint.startsWith('; did') && !given.has(meant)
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
