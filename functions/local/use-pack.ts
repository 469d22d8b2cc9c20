import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packFolder } from './pack-folder.ts';
import { dictionaries, textOf } from './pack-texts.ts';

/**
 * From now on this process reads a pack: `#pack/…` is a file of its folder, and dictionaries speak of its province. What was imported
 * before stays as it is, so this comes first and the domain by `await import`.
 */
export const usePack = (pack: string = packFolder()): void => {
  const folder = pathToFileURL(`${pack}/`);
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith('#pack/')
        ? next(new URL(specifier.slice('#pack/'.length), folder).href, context)
        : next(specifier, context),
    load: (url, context, next) => {
      const text =
        url.startsWith('file:') && dictionaries.test(url) ? textOf(pack, fileURLToPath(url)) : null;
      return text === null ? next(url, context) : { format: 'json', source: text, shortCircuit: true };
    },
  });
};
