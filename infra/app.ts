// biome-ignore-start lint/style/noRestrictedImports: which province pack runs is settled before the domain is read
import { distOf, packFolder, projectRoot } from '../functions/local/pack-folder.ts';
import { usePack } from '../functions/local/use-pack.ts';

// biome-ignore-end lint/style/noRestrictedImports: from here on infra knows the contract and the table names only

usePack();
const { synth } = await import('./synth.ts');
synth(distOf(projectRoot, packFolder()));
