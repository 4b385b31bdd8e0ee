import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** True if a module is the script that was started, not one that another imports. */
export const isMain = (url: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
