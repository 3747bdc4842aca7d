import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { minorOf } from '../../facts/teams.js';
import { isTeamsappFile } from '../../teams-app/project-files.js';

/** What oauth/register cannot do without; the later schema takes the addresses in place of the document. */
const NEEDED: readonly string[] = ['name', 'appId', 'flow', 'apiSpecPath'];
const ADDRESSES: readonly string[] = ['baseUrl', 'authorizationUrl', 'tokenUrl'];

export default defineRule({
  id: 'teams/registration-member-missing',
  title: 'An OAuth registration lacks what it needs',
  severity: 'error',
  sources: ['teamsapp-cli', 'agents-toolkit-cli'],
  why: 'The toolkit holds each step to its schema before it signs in, and stops at what is missing.',
  remedy: 'In teamsapp.yml, under oauth/register, add what the message names.',
  symptoms: [{ at: 'upload' }],

  check({ teamsApp }, report) {
    for (const { node, project, uses, with: given } of teamsApp?.registrations ?? []) {
      const minor = minorOf(project.root?.string('version')) ?? 0;
      const isNew = uses === 'oauth/register';
      const has = (member: string): boolean => given?.has(member) === true;
      // What is known of Entra need not be said.
      const addresses = given?.string('identityProvider') === 'MicrosoftEntra' ? ['baseUrl'] : ADDRESSES;
      const lacks = (isOld: boolean): readonly string[] =>
        NEEDED.filter((member) => {
          if (has(member) || (member === 'flow' && !isNew)) return false;
          if (member === 'appId') return isOld || given?.string('applicableToApps') === 'SpecificApp';
          return member !== 'apiSpecPath' || isOld || (isNew && !addresses.every(has));
        });
      const missing = lacks(minor < 8);
      // Of v1.8 the two command lines have different schemas; the older one asks for more.
      const forTeamsapp = minor === 8 && isTeamsappFile(project.file) && missing.length === 0 ? lacks(true) : [];
      if (missing.length > 0) report({ at: keyOf(given ?? node), message: isMissing(missing) });
      else if (forTeamsapp.length > 0)
        report({
          at: keyOf(given ?? node),
          severity: 'warning',
          message: `${isMissing(forTeamsapp)}, which atk does without in version v1.8 and teamsapp does not`,
        });
      if (isNew && !node.at('writeToEnvironmentFile', 'configurationId'))
        report({
          at: keyOf(node.get('uses') ?? node),
          message: 'writeToEnvironmentFile.configurationId is missing; expected the variable that the manifest names',
        });
      if (!isNew && given && !given.has('configurationId'))
        report({
          at: keyOf(given),
          message: 'configurationId is missing; expected the id of the registration to update',
        });
    }
  },
});

const isMissing = (members: readonly string[]): string =>
  `${members.join(', ')} ${members.length === 1 ? 'is' : 'are'} missing`;
