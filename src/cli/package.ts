import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../engine/user-error.js';
import { certifiedFiles, SUBMITTED_FILES } from '../generator/certified.js';
import { completeSpec } from '../generator/complete-spec.js';
import { ICON_FILE } from '../generator/generate.js';
import { faultTexts, validate } from '../generator/validate.js';
import { GeneratedFolder } from './generated-folder.js';
import { ownIcon } from './icon-file.js';
import { replaceFiles } from './replace-files.js';

export interface PackageOptions {
  readonly folder: string;
  readonly for: 'certified';
  readonly out?: string | undefined;
  readonly force?: boolean | undefined;
}

/**
 * `sn-connector package --for certified`: writes the copy of a generated connector that reviewers want.
 * @throws UserError `no-spec`, `not-certifiable`, `bad-icon`, `faulty`, `exists`, `usage` for the folder itself
 */
export async function packageConnector({ folder, out = 'submission', force }: PackageOptions): Promise<void> {
  const from = new GeneratedFolder(folder);
  if (from.spec === undefined)
    throw new UserError(
      'no-spec',
      `${folder} holds no spec.json.`,
      'Only generated connectors can be packaged; generate it with "sn-connector generate".',
    );
  if (resolve(out) === resolve(folder))
    throw new UserError(
      'usage',
      `--out is ${out}, the folder of the connector itself.`,
      'Choose another folder: it holds the form for uploading.',
    );
  const spec = completeSpec(from.spec);
  const files = new Map(certifiedFiles(spec, from.overlay));
  if (spec.icon === 'own') files.set(ICON_FILE, ownIcon(from));
  for (const name of from.overlay.own.filter((own) => SUBMITTED_FILES.includes(own))) {
    const bytes = from.bytes(name);
    if (bytes) files.set(name, name === ICON_FILE ? bytes : bytes.toString('utf8'));
  }
  const verdict = await validate(files, 'certified');
  const texts = faultTexts(verdict, verdict.notes);
  if (texts.length > 0)
    throw new UserError(
      'faulty',
      `Nothing is written, since reviewers would object:\n${texts.join('\n')}`,
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
