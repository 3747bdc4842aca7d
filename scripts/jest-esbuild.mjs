// Lets jest read TypeScript: esbuild is here already, and is the compiler that the package is built with.
import { transformSync } from 'esbuild';

export default {
  process(source, path) {
    const { code } = transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20.19',
      sourcefile: path,
      sourcemap: 'inline',
    });
    return { code };
  },
};
