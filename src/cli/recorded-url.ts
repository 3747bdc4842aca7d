import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redirectUrlOf } from '../generator/redirect-url.js';

/** The redirect URL that `redirect` recorded in the folder of a generated connector. */
export function recordedUrl(folder: string): string | undefined {
  const file = join(folder, 'spec.json');
  try {
    if (!lstatSync(file).isFile()) return undefined;
    const { environments } = JSON.parse(readFileSync(file, 'utf8')) as {
      environments: Record<string, { redirectUrl: string }>;
    };
    return redirectUrlOf(Object.values(environments)[0]?.redirectUrl ?? '');
  } catch {
    return undefined;
  }
}
