import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { dictionaries, textOf } from './pack-texts.ts';

/** The content of a source as a pack has it: a dictionary with the pack's texts, any other file as it lies there. */
export const sourceOf = (pack: string, file: string): string =>
  textOf(pack, file) ?? readFileSync(file, 'utf8');

/** Bundles a pack: `#pack/…` is a file of its folder, and dictionaries speak of its province. */
export const bundlePack = (pack: string): Plugin => ({
  name: 'pack',
  setup: (build) => {
    build.onResolve({ filter: /^#pack\// }, ({ path }) => ({
      path: join(pack, path.slice('#pack/'.length)),
    }));
    build.onLoad({ filter: dictionaries }, ({ path }) => ({
      contents: sourceOf(pack, path),
      loader: 'json',
    }));
  },
});

/** The same for Vite, which runs the tests. */
export const vitePack = (pack: string) => ({
  name: 'pack',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id.startsWith('#pack/') ? join(pack, id.slice('#pack/'.length)) : null),
  load: (id: string) => textOf(pack, id),
});
