import type { DeployTarget } from './deploy-target.js';

/** What a tool printed and left behind. */
export interface ToolOutput {
  readonly exitCode: number | null;
  readonly lines: readonly string[];
  /** The text of the `settings.json` that paconn writes after a creation. */
  readonly settings?: string | undefined;
}

/** What became of an upload. */
export type ToolResult =
  | { readonly is: 'done'; readonly connectorId: string }
  | { readonly is: 'failed' }
  /** The tool ended without an error, and did not say what it should say then. */
  | { readonly is: 'unclear' };

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const PAC_CREATED = new RegExp(`connector created with id\\s{0,5}:?\\s{0,5}\\{?(${GUID.source})\\}?`, 'i');
const PACONN_DONE = /(shared_[\w.-]{1,200}) (created|updated) successfully/i;
const SHARED = /^shared_[\w.-]{1,200}$/;
/**
 * knack and pac begin the line of an error like this; pac has been seen to end with 0 after it. The others are how pac and
 * .NET say that nothing was done.
 */
const ERROR_LINE =
  /^\s{0,8}(?:(?:fatal )?error\s{0,3}:|unhandled exception|sorry, the app encountered|no profiles were found)/i;

/**
 * Reads what a tool said. Sources: ppc-upsert for paconn, read in full; for pac only the line of a creation is known, so an
 * update counts as done when nothing speaks against it.
 */
export function resultOf(target: DeployTarget, { exitCode, lines, settings }: ToolOutput): ToolResult {
  const made = target.action === 'create' ? createdId(target, lines, settings) : undefined;
  if (made !== undefined && exitCode === 0) return { is: 'done', connectorId: made };
  if (exitCode !== 0 || lines.some((line) => ERROR_LINE.test(line))) return { is: 'failed' };
  if (target.connectorId === undefined) return { is: 'unclear' };
  const isSaid = target.tool === 'pac' || lines.some((line) => PACONN_DONE.exec(line)?.[1] === target.connectorId);
  return isSaid ? { is: 'done', connectorId: target.connectorId } : { is: 'unclear' };
}

/** The ID of the connector that a creation made, also when the tool failed afterwards. */
export function createdId(
  { tool }: DeployTarget,
  lines: readonly string[],
  settings: string | undefined,
): string | undefined {
  for (const line of lines) {
    const id = tool === 'pac' ? PAC_CREATED.exec(line)?.[1] : PACONN_DONE.exec(line)?.[1];
    if (id !== undefined) return id;
  }
  return tool === 'paconn' ? idInSettings(settings) : undefined;
}

function idInSettings(text: string | undefined): string | undefined {
  try {
    const { connectorId } = JSON.parse(text ?? '') as { readonly connectorId?: unknown };
    return typeof connectorId === 'string' && SHARED.test(connectorId) ? connectorId : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The redirect URL that goes with the name by which paconn knows a connector, in the public cloud; to be compared with the
 * Security tab. The GUID of pac says nothing about it.
 * Source: measured on published connectors; no page of Microsoft states it.
 */
export const likelyRedirectUrl = (connectorId: string): string | undefined => {
  const name = /^shared_([a-z0-9-]+)$/.exec(connectorId)?.[1];
  return name === undefined ? undefined : `https://global.consent.azure-apim.net/redirect/${name}`;
};
