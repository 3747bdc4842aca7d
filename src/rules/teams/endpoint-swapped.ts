import { looseUrl, sameEndpoint } from '../../connector/endpoints.js';
import type { Node } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost, MISTAKEN_PATHS, SERVICENOW_PATHS } from '../../facts/servicenow.js';

/** The addresses of a flow or of a step, each with the endpoint of ServiceNow that it has to be. */
const ENDPOINTS = [
  ['authorizationUrl', SERVICENOW_PATHS.authorization],
  ['tokenUrl', SERVICENOW_PATHS.token],
  ['refreshUrl', SERVICENOW_PATHS.refresh],
] as const;

/** An instance has no other endpoints; variables of the toolkit are filled in later. */
const isAtServiceNow = (url: string): boolean => isServiceNowHost(looseUrl(url)?.host ?? '') && !url.includes(`\${{`);

const pathOf = (url: string): string => (looseUrl(url)?.path ?? '').toLowerCase().replace(/\/{1,9}$/, '');

export default defineRule({
  id: 'teams/endpoint-swapped',
  title: 'An address of the sign-in for Teams is not that endpoint of ServiceNow',
  severity: 'error',
  sources: ['m365-spec-parser', 'sn-token-parameters', 'rfc6749#3.1'],
  why: 'No tool of Microsoft looks at it: the page for people takes the place of the token, the answer is HTML, and the sign-in ends without an access token. The same goes for refreshes.',
  remedy: 'The authorization URL ends in /oauth_auth.do, token URL and refresh URL in /oauth_token.do.',
  symptoms: [{ at: 'authorize' }, { at: 'token' }],

  check({ teamsApp }, report) {
    const owners: readonly (Node | undefined)[] = [
      ...(teamsApp?.apis ?? []).flatMap(({ schemes }) => schemes.map(({ codeFlow }) => codeFlow)),
      ...(teamsApp?.registrations ?? []).map((step) => step.with),
    ];
    for (const owner of owners) {
      const authorization = owner?.get('authorizationUrl');
      for (const [member, right] of ENDPOINTS) {
        const node = owner?.get(member);
        if (node?.text === undefined || node.text.length > 2000) continue;
        const path = pathOf(node.text);
        const other = ENDPOINTS.find(([, endpoint]) => endpoint === path && endpoint !== right);
        const what = other
          ? `the ${other[0] === 'authorizationUrl' ? 'authorization' : 'token'} endpoint`
          : MISTAKEN_PATHS.get(path);
        const isSame = member !== 'authorizationUrl' && sameEndpoint(node.text, authorization?.text);
        const isMisspelt = what === undefined && !isSame && path !== right && isAtServiceNow(node.text);
        if (what === undefined && !isSame && !isMisspelt) continue;
        const from = node.text.toLowerCase().indexOf(path);
        report({
          at: node,
          message:
            what === undefined
              ? isMisspelt
                ? `${member} has the path "${path.slice(0, 100)}"; expected "${right}"`
                : `${member} is the authorization URL; expected the token endpoint`
              : `${member} is ${what}, ${path.slice(1)}; expected ${right.slice(1)}`,
          ...(isSame && authorization ? { related: [{ at: authorization, message: 'the authorization URL' }] } : {}),
          fix:
            what === undefined || from < 0
              ? undefined
              : {
                  title: `write ${right.slice(1)}`,
                  applicability: 'safe',
                  changes: [
                    {
                      change: 'set',
                      node,
                      value: node.text.slice(0, from) + right + node.text.slice(from + path.length),
                    },
                  ],
                },
        });
      }
    }
  },
});
