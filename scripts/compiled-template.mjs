// Compiles a template of Handlebars to a module of JavaScript, for bundles, scripts and tests alike: at run time it would take
// longer than filling it.
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/** Unknown names are errors; helpers escape, each for its language. */
const OPTIONS = { strict: true, noEscape: true };

/** The module of a template: its default export is what `Handlebars.template` takes. */
export const compiledTemplate = (text) => `export default ${Handlebars.precompile(text, OPTIONS)};`;

/** Lets esbuild read templates. */
export const templates = {
  name: 'templates',
  setup(builder) {
    builder.onLoad({ filter: /\.hbs$/ }, ({ path }) => ({ contents: compiledTemplate(readFileSync(path, 'utf8')) }));
  },
};
