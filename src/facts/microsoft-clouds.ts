/** The clouds of Microsoft that have tenants of their own. */
export type MicrosoftCloud = 'the global cloud' | 'the cloud of the US government' | 'the cloud in China';

/**
 * Hosts of sign-in, Microsoft Graph and the Bot Framework, by cloud. Sources:
 * https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud and the ServiceNow documentation
 * of Teams bots (link-msteams-bot-snow.md), read 2026-11-23.
 */
const CLOUDS: readonly (readonly [RegExp, MicrosoftCloud])[] = [
  [
    /^(?:login\.microsoftonline\.us|graph\.microsoft\.us|dod-graph\.microsoft\.us|(?:[a-z0-9-]+\.)?(?:api\.)?botframework\.(?:azure\.)?us)$/,
    'the cloud of the US government',
  ],
  [
    /^(?:login\.(?:chinacloudapi|partner\.microsoftonline)\.cn|microsoftgraph\.chinacloudapi\.cn)$/,
    'the cloud in China',
  ],
  [
    /^(?:login\.(?:microsoftonline\.com|windows\.net|microsoft\.com)|graph\.(?:microsoft\.com|windows\.net)|(?:[a-z0-9-]+\.)?(?:api\.)?botframework\.com)$/,
    'the global cloud',
  ],
];

/** The cloud of a host; undefined for hosts that are not Microsoft's or serve several clouds. */
export function microsoftCloud(host: string): MicrosoftCloud | undefined {
  const name = host.toLowerCase().replace(/:443$/, '');
  // The sign-in host of the global cloud serves GCC too, whose tenants are global ones.
  return name.length > 200 ? undefined : CLOUDS.find(([pattern]) => pattern.test(name))?.[1];
}
