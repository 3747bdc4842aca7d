import { keyOf, wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { NEWEST_PROJECT_VERSION, PROJECT_VERSION } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/project-version',
  title: 'The version of a project file is none that its tool knows',
  severity: 'warning',
  sources: ['teamsapp-cli', 'agents-toolkit-cli'],
  why: 'The version chooses the schema that the steps are held to. A tool that does not know it stops before it signs in; teamsapp knows the versions to v1.8, its successor atk those to v1.13.',
  remedy: `Write version: ${PROJECT_VERSION}, which both tools take, or use the tool that knows the version.`,
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const project of teamsApp?.projects ?? []) {
      if (!project.root) continue;
      const version = project.root.get('version');
      if (!version) {
        report({
          at: wholeFile(project),
          severity: 'warning',
          message: `there is no version; expected "${PROJECT_VERSION}"`,
        });
        continue;
      }
      const newest = /teamsapp[^/]*$/i.test(project.file) ? PROJECT_VERSION : NEWEST_PROJECT_VERSION;
      const minor = /^v1\.(\d{1,3})$/.exec(version.text ?? '')?.[1];
      const isKnown = version.text === '1.0.0' || version.text === '1.1.0';
      if (isKnown || (minor !== undefined && Number(minor) <= Number(newest.slice(3)))) continue;
      report({
        at: version.text === undefined ? keyOf(version) : version,
        message: `version is ${version.text === undefined ? 'no text' : `"${version.text.slice(0, 20)}"`}; expected "${newest}" or an older one`,
        fix: {
          title: `write ${PROJECT_VERSION}`,
          applicability: 'unsafe',
          changes: [{ change: 'set', node: version, value: PROJECT_VERSION }],
        },
      });
    }
  },
});
