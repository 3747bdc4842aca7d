import { spawn } from 'node:child_process';
import { systemProgram } from '../pipeline/tool.js';

/**
 * The program that opens an address, without a shell: an address may hold anything. On Windows by its path, since a file of
 * that name in the current folder would be run there.
 */
export function openerFor(platform: NodeJS.Platform): readonly [program: string, ...args: string[]] {
  if (platform === 'win32') return [systemProgram('rundll32.exe'), 'url.dll,FileProtocolHandler'];
  return [platform === 'darwin' ? 'open' : 'xdg-open'];
}

/**
 * Opens an address in the browser of this computer.
 * @returns false when there is no program for it; the person then opens it by hand
 */
export function openBrowser(url: string): Promise<boolean> {
  if (!/^https?:\/\//i.test(url)) return Promise.resolve(false);
  const [program, ...args] = openerFor(process.platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true, windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
