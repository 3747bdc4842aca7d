// Lets jest read templates as the bundles do: compiled.
import { compiledTemplate } from './compiled-template.mjs';

export default {
  process(source) {
    return { code: compiledTemplate(source) };
  },
};
