import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { PERSON } from '../../src/sandbox/oauth/client.js';
import { programOf, runs } from './programs.js';

const CHROMIUM = process.env['CHROMIUM'] ?? programOf('chromium', 'chromium-browser', 'google-chrome');

/** Why no browser can be used here; undefined when one can. */
export const noBrowser: string | undefined =
  CHROMIUM !== undefined && runs(CHROMIUM)
    ? undefined
    : CHROMIUM === undefined
      ? 'No Chromium is on the PATH, and the environment variable CHROMIUM names none.'
      : `${CHROMIUM} does not run.`;

/** What a person does on the pages of a server, beginning at its sign-in page; false where that asks for nothing. */
export type Person = (page: Page) => Promise<boolean>;

export interface SignIn {
  /** The address with which the server sent the browser back; undefined when it showed a page of its own instead. */
  readonly back?: URL;
  /** The status and the title of the first page; of none when the server sends the browser back at once. */
  readonly status: number | undefined;
  readonly title: string;
  /** The path of the HAR file, if one was recorded; it lasts until the browser is closed. */
  readonly recording?: string;
}

export interface SignInOptions {
  readonly authorizeUrl: string;
  /** The address to which the server is to send the browser back; nobody has to listen there. */
  readonly redirectUrl: string;
  readonly person: Person;
  readonly isRecorded?: boolean;
}

export interface TestBrowser {
  /** Signs in, each time as if for the first time. */
  signIn(options: SignInOptions): Promise<SignIn>;
  close(): Promise<void>;
}

/** Longest wait for a page or for the way back, in milliseconds. */
const PATIENCE = 20_000;
/** Nothing leaves the machine: every other host does not exist. */
const ARGUMENTS = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-gpu', '--disable-quic'];

/** Starts Chromium without a window. */
export async function openBrowser(): Promise<TestBrowser> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ARGUMENTS });
  const folder = mkdtempSync(join(tmpdir(), 'sn-connector-browser-'));
  let count = 0;
  return {
    signIn: async (options) => {
      const recording = options.isRecorded ? join(folder, `sign-in-${++count}.har`) : undefined;
      const context = await browser.newContext(recording ? { recordHar: { path: recording, content: 'embed' } } : {});
      context.setDefaultTimeout(PATIENCE);
      try {
        const seen = await signedIn(await context.newPage(), options);
        return recording ? { ...seen, recording } : seen;
      } finally {
        // The recording is written now.
        await context.close();
      }
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signedIn(page: Page, { authorizeUrl, redirectUrl, person }: SignInOptions): Promise<SignIn> {
  let seen: Request | undefined;
  page.on('request', (request) => {
    if (isAt(request, redirectUrl)) seen ??= request;
  });
  const wayBack = page.waitForRequest((request) => isAt(request, redirectUrl));
  // Whoever leaves without the way back has nothing to hear of it.
  wayBack.catch(() => {});
  // It fails where the server goes to the redirect URL at once and nobody listens there.
  const first = await page.goto(authorizeUrl).catch((error: unknown) => {
    if (!seen) throw error;
    return null;
  });
  const start = { status: first?.status(), title: seen ? '' : await page.title() };
  if (!seen) {
    const isAsked = start.status === 200 && (await Promise.race([person(page), wayBack.then(() => true)]));
    if (!isAsked) return start;
  }
  const request = await wayBack;
  await (await request.response().catch(() => null))?.finished();
  return { ...start, back: new URL(request.url()) };
}

/** Compares address and path: the redirect URL also stands within the addresses of sign-in pages. */
const isAt = (there: Pick<Request, 'url'>, address: string): boolean => there.url().split(/[?#]/)[0] === address;

/** Signs in at the pages that oidc-provider has for development: any name and password will do. */
export const atOidcProvider: Person = async (page) => {
  if ((await page.locator('input[name=login]').count()) === 0) return false;
  await page.fill('input[name=login]', PERSON.userName);
  await page.fill('input[name=password]', PERSON.password);
  await page.click('button[type=submit]');
  await page.click('form:has(input[value=consent]) button[type=submit]');
  return true;
};

/** Signs in at the page of the sandbox, and allows. */
export const atSandbox: Person = async (page) => {
  if ((await page.locator('input[name=user_name]').count()) === 0) return false;
  await page.fill('input[name=user_name]', PERSON.userName);
  await page.fill('input[name=user_password]', PERSON.password);
  await page.click('button[value=allow]');
  return true;
};

/** Signs in at the page of Glewlwyd, allows what is asked the first time, and goes on. */
export const atGlewlwyd: Person = async (page) => {
  await page.fill('input[type=text]', PERSON.userName);
  await page.fill('input[type=password]', PERSON.password);
  await page.press('input[type=password]', 'Enter');
  const grant = page.getByRole('button', { name: 'Grant access' });
  const next = page.getByRole('button', { name: 'Continue' });
  await grant.or(next).waitFor();
  if (await grant.isVisible()) {
    await page.check('input[type=checkbox]');
    await grant.click();
  }
  await next.click();
  return true;
};
