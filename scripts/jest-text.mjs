// Lets jest read templates as the bundles do: as text.
export default {
  process(source) {
    return { code: `export default ${JSON.stringify(source)};` };
  },
};
