import { list, paragraph, type Section, section, steps, table } from './blocks.js';
import type { ConnectorFacts } from './connector-facts.js';
import { t } from './rich-text.js';

/** What goes wrong, where to look, how to take access away. */
export function troubleSections(facts: ConnectorFacts): readonly Section[] {
  return [traps(facts), failures(facts), revocation(facts)];
}

const traps = ({ spec, host }: ConnectorFacts): Section =>
  section(
    'traps',
    'What people get wrong',
    paragraph(t`In the order of how often it is reported.`),
    steps([
      t`The shared or an old redirect URL instead of the connector's own.`,
      t`The record type *Connect to a third party OAuth Provider*. That is the other direction: ServiceNow calling somebody else.`,
      t`~/oauth_redirect.do~ appended to the redirect URL.`,
      t`The redirect URL of a second environment not added. Each environment has its own.`,
      t`~oauth_auth.do~ in the refresh field of the connector. It has to be ~oauth_token.do~.`,
      t`*Web service access only* on for the person.`,
      t`*Allow access only to APIs in selected scope* on again after saving.`,
      t`*This is a public client*${spec.identityProvider === 'oauth2pkce' ? '' : ' or PKCE'} on.`,
      t`Signing in as an administrator for the test: the connection then has an administrator's rights.`,
      t`A sign-in window that takes over somebody else's session. Sign out of the instance, or use a private window.`,
      t`A developer instance that sleeps. It answers with a page instead of data.`,
      t`IP address access control. Calls come from Microsoft's outbound addresses, not from the person's network.`,
      t`The custom URL of the instance in one field and ~service-now.com~ in another. Use one of them everywhere${
        spec.anyInstance ? ', also when a connection asks for the host' : t`; this connector uses ~${host}~`
      }.`,
    ]),
  );

const failures = ({ tokenUrl }: ConnectorFacts): Section =>
  section(
    'failures',
    'When it fails',
    paragraph(
      t`ServiceNow answers nearly every fault at ~${tokenUrl}~ with ~401~ and ~access_denied~. The reason is in the instance: *System Logs* › *System Log* › *All*, search for ~Exception on token flow~ at the time of the attempt.`,
    ),
    table(
      t`What people see`,
      ['Seen', 'Look at'],
      [
        [
          t`*Invalid redirect_uri* in the sign-in window`,
          t`*Redirect URL* of the record. The address of the window holds the one that was asked for, after ~redirect_uri=~, percent-encoded.`,
        ],
        [
          t`~401~ with ~access_denied~ at once`,
          t`Client ID and secret (blanks, old secret), the person (*People who cannot sign in*), the system log. A record made by script, API or XML may lack its default profile or scope: compare it with one made in the form.`,
        ],
        [t`~invalid_scope~ in the log`, t`The auth scope of the record and the scopes that the connector asks for.`],
        [t`Works, then fails after about 30 minutes`, t`The refresh; see step 6.`],
        [t`Works, then fails after about 100 days`, t`The refresh token has ended. Everybody signs in again.`],
        [
          t`~403~ with *Missing required api access scope*`,
          t`The auth scope is not linked to the record, or the restriction is on. Tying a scope to an API later also cuts off every client without it.`,
        ],
        [t`~403~ with *Insufficient rights*, or fewer rows than expected`, t`Roles and access rules of the person.`],
        [t`~403~ on every call although roles are right`, t`*Enforce token restriction*, REST API access policies.`],
        [
          t`Every sign-in refused, for every client`,
          t`The plugin ~com.snc.platform.security.oauth~ is active by default; its property ~com.snc.platform.security.oauth.is.active~ has to be true.`,
        ],
        [t`~429~`, t`A rate limit rule of the instance. The header ~Retry-After~ says how long to wait.`],
      ],
    ),
  );

const revocation = ({ registrations, spec }: ConnectorFacts): Section =>
  section(
    'revoke',
    'Take access away',
    list([
      t`One person: *System OAuth* › *Manage Tokens*. Find the entries with the name of the record${
        registrations.length === 1 ? t` (~${registrations[0].name}~)` : ''
      } and that person. Look at *Type* and *Expires*; open the access token and the refresh token and click *Revoke Access* in each. The person's connections stop working until they sign in again.`,
      t`People can do it themselves: *Self-Service* › *My Connected Apps*.`,
      t`Everybody: turn *Active* of the record off.`,
      spec.anyInstance
        ? t`A new client secret: people enter it in new connections; the old ones stop at their next refresh.`
        : t`A new client secret: the maker enters it in the *Security* tab and people make new connections; the old ones stop at their next refresh.`,
      t`A person who leaves: revoke the refresh token besides making the user inactive.`,
      t`The connector and the toolkit never revoke anything. While a token is valid ServiceNow gives the same one to every request of that person and client, so revoking the token of a test stops the live connection too.`,
    ]),
  );
