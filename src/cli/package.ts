import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { certifiedFiles } from '../generator/certified.js';
import { completeSpec } from '../generator/complete-spec.js';
import { validate } from '../generator/validate.js';
import { GeneratedFolder, replaceFiles } from './generated-folder.js';

export interface PackageOptions {
  readonly folder: string;
  readonly for: 'certified';
  readonly out?: string | undefined;
  readonly force?: boolean | undefined;
}

/**
 * `sn-connector package --for certified`: writes the copy of a generated connector that reviewers want.
 * @throws UserError `no-spec`, `not-certifiable`, `exists`
 */
export async function packageConnector({ folder, out = 'submission', force }: PackageOptions): Promise<void> {
  const from = new GeneratedFolder(folder);
  if (from.spec === undefined)
    throw new UserError(
      'no-spec',
      `${folder} holds no spec.json.`,
      'Only generated connectors can be packaged; generate it with "sn-connector generate".',
    );
  const spec = completeSpec(from.spec);
  const files = new Map(certifiedFiles(spec, from.overlay));
  if (spec.icon === 'own') files.set('icon.png', ownIcon(folder));
  for (const name of from.overlay.own)
    if (/^(?:readme\.md|script\.csx)$/.test(name)) files.set(name, readFileSync(join(folder, name), 'utf8'));
  const { faults, notes, structure } = await validate(files, 'certified');
  const texts = [
    ...(structure === undefined ? [] : [structure]),
    ...[...faults, ...notes].map(
      ({ rule, location, message }) => `${location.file}:${location.line}: ${rule}: ${message}`,
    ),
  ];
  if (texts.length > 0)
    throw new UserError(
      'faulty',
      `Nothing is written, since reviewers would object:\n${texts.slice(0, 20).join('\n')}`,
      'Correct the specification or overlay.json.',
    );
  if (existsSync(out) && readdirSync(out).length > 0 && !force)
    throw new UserError(
      'exists',
      `${out} is not empty.`,
      'Choose another folder with --out, or write into it with --force.',
    );
  replaceFiles(out, [...files]);
  process.stdout.write(
    `${out} is written, as reviewers want it:\n${[...files.keys()].map((name) => `  ${name}`).join('\n')}\n\nNext: call every operation ten times with a test account, then submit it; the real client ID and secret go into the form of the submission.\n`,
  );
}

function ownIcon(folder: string): Uint8Array {
  const path = join(folder, 'icon.png');
  if (!existsSync(path))
    throw new UserError('bad-icon', `${path} is missing.`, 'Put the icon there, or generate with --icon drawn.');
  return readFileSync(path);
}
