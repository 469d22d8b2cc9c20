// Installs what package-lock.json names, once per lockfile. Plain Node 20 without packages: it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const marker = join(modules, '.san-sang-lock');

/** @param {string} file */
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const lockfile = read(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lockfile).digest('hex');

/** True when npm's own record of what is installed says the same: somebody ran `npm ci` by hand, and it need not be done again. */
const isInstalled = () => {
  const text = read(join(modules, '.package-lock.json'));
  if (text === '') return false;
  const there = JSON.parse(text).packages;
  const named = Object.entries(JSON.parse(lockfile).packages).filter(([path]) => path !== '');
  // Packages for other platforms are named and not installed.
  return named.every(([path, { version, optional, devOptional }]) =>
    path in there ? there[path].version === version : Boolean(optional || devOptional),
  );
};

const install = () => {
  // Standard output stays free for whoever called: npm talks on standard error.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  process.stderr.write('npm ci failed: the packages of package-lock.json could not be installed\n');
  process.exit(npm.status ?? 1);
};

if (read(marker).trim() !== wanted) {
  if (!isInstalled()) install();
  writeFileSync(marker, `${wanted}\n`);
}
