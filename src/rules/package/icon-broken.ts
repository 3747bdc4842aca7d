import { iconOf, readPicture } from '../../connector/icon.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'package/icon-broken',
  title: 'The icon is not a PNG picture',
  severity: 'error',
  sources: ['learn-certification', 'learn-policy-errors', 'learn-pac-connector'],
  why: 'pac, paconn and the certification take the icon as PNG. Another format under that name, or a file that breaks off, shows as an empty tile or is refused.',
  remedy: 'Save the icon as PNG, 100 to 230 pixels square, and commit the file itself.',
  symptoms: [{ at: 'upload' }, { at: 'review', text: '5000.2.1.3' }],

  check({ connector }, report) {
    const icon = iconOf(connector);
    if (!icon) return;
    const picture = readPicture(icon.bytes);
    const at = wholeFile(icon.document);
    if (picture.is === 'other')
      report({ at, message: `the icon is ${picture.format ?? 'no picture that is recognised'}; expected a PNG` });
    else if (picture.width === 0 || picture.height === 0 || (icon.isWhole && !picture.isComplete))
      report({ at, message: 'the icon is a PNG that is damaged or breaks off' });
  },
});
