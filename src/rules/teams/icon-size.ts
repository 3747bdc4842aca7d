import { readPicture } from '../../connector/icon.js';
import { defineRule } from '../../engine/rule.js';

const SIZES = { color: 192, outline: 32 } as const;

export default defineRule({
  id: 'teams/icon-size',
  title: 'An icon of a Teams app has another size than Teams asks for',
  severity: 'error',
  sources: ['app-manifest-schemas'],
  why: 'Teams takes a color icon of 192 by 192 pixels and an outline icon of 32 by 32, both PNG. Others are refused when the package is uploaded.',
  remedy: 'Draw the icon in that size.',
  symptoms: [{ at: 'upload' }],

  check({ connector, teamsApp }, report) {
    for (const manifest of teamsApp?.manifests ?? [])
      for (const [name, size] of Object.entries(SIZES)) {
        const node = manifest.at('icons', name);
        const path = teamsApp?.references.find(
          (reference) => reference.node.pointer === node?.pointer && reference.node.document === node.document,
        )?.path;
        const file = connector.files.find(({ role, document }) => role === 'teamsIcon' && document.file === path);
        if (!node || !file?.bytes) continue;
        const picture = readPicture(file.bytes);
        if (picture.is === 'other')
          report({ at: node, message: `the ${name} icon is ${picture.format ?? 'no picture'}; expected a PNG` });
        else if (picture.width !== size || picture.height !== size)
          report({
            at: node,
            message: `the ${name} icon has ${picture.width} by ${picture.height} pixels; expected ${size} by ${size}`,
          });
      }
  },
});
