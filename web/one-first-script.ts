// biome-ignore-all lint/style/noRestrictedImports: the build runs in Node, not in a browser
import { extname } from 'node:path';
import type { Loader, Plugin } from 'esbuild';

const loaders: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.tsx': 'tsx', '.json': 'js' };

/**
 * Keeps a page's first view in one script however many late parts it has. The bundler cuts a file for every set of parts that share
 * code, so each new late part would cut the first view into more files, each a request, and each compressed without the others. Here
 * every late part is said to need the whole page, which it does: the page fetched it. `read` gives the text of a source.
 */
export const oneFirstScript = (page: string, read: (file: string) => string): Plugin => ({
  name: 'one-first-script',
  setup: (build) => {
    const late = new Set<string>();
    build.onResolve(
      { filter: /^(?:\.{1,2}\/|#pack\/)/ },
      async ({ path, kind, resolveDir, importer, pluginData, ...from }) => {
        if (kind !== 'dynamic-import' || pluginData === 'asked') return null;
        const asked = { resolveDir, importer, kind, with: from.with, pluginData: 'asked' };
        const found = await build.resolve(path, asked);
        late.add(found.path);
        return found;
      },
    );
    build.onLoad({ filter: /\.(?:tsx?|json)$/ }, ({ path }) => {
      const loader = loaders[extname(path)];
      if (loader === undefined || !late.has(path)) return null;
      const text = read(path);
      const module = loader === 'js' ? `export default ${text};` : text;
      return { contents: `${module}\nimport ${JSON.stringify(page)};\n`, loader };
    });
  },
});
