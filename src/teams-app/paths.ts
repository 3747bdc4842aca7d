/** True for an address, which is never followed. */
export const isAbsoluteUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text);

/**
 * Where a relative path leads from a file.
 * @param file the file that names the path, with forward slashes; empty for the folder itself
 * @returns undefined for what leads out of the folder, is no relative path, or holds a variable of the toolkit
 */
export function pathFrom(file: string, path: string | undefined): string | undefined {
  if (path === undefined || path.length > 500 || path === '' || /^[/\\]|^[a-z]:|\$\{\{|\0/i.test(path))
    return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length > 0 ? parts.join('/') : undefined;
}
