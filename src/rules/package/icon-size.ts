import { iconOf, readPicture } from '../../connector/icon.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

const LARGEST = 1024 * 1024;

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
    else if (picture.width < 100 || picture.width > 230)
      report({ at, message: `the icon has ${size}; expected 100 to 230` });
    if (icon.document.bytes >= LARGEST)
      report({ at, message: `the icon has ${(icon.document.bytes / LARGEST).toFixed(1)} MB; expected less than 1 MB` });
  },
});
