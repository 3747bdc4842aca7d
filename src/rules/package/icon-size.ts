import { iconOf, readPicture } from '../../connector/icon.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { ICON_MAX, ICON_MAX_BYTES, ICON_MIN } from '../../facts/certification.js';

export default defineRule({
  id: 'package/icon-size',
  title: 'The icon does not have the size that certification asks for',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-certification', 'learn-policy-errors'],
  why: 'Certification takes square icons of 100 to 230 pixels and less than 1 MB; others come back with a policy error.',
  remedy: 'Scale the icon to 230 by 230 pixels with the logo in its middle, on a coloured ground.',
  symptoms: [
    { at: 'review', text: '5000.2.1.2' },
    { at: 'review', text: '5000.2.1.4' },
  ],

  check({ connector }, report) {
    const icon = iconOf(connector);
    const picture = icon && readPicture(icon.bytes);
    if (!icon || picture?.is !== 'png' || picture.width === 0) return;
    const at = wholeFile(icon.document);
    const size = `${picture.width} by ${picture.height} pixels`;
    if (picture.width !== picture.height) report({ at, message: `the icon has ${size}; expected a square` });
    else if (picture.width < ICON_MIN || picture.width > ICON_MAX)
      report({ at, message: `the icon has ${size}; expected ${ICON_MIN} to ${ICON_MAX}` });
    if (icon.document.bytes >= ICON_MAX_BYTES)
      report({
        at,
        message: `the icon has ${(icon.document.bytes / ICON_MAX_BYTES).toFixed(1)} MB; expected less than 1 MB`,
      });
  },
});
