import { RUN } from './tables/container.ts'

/** Every option of `docker run` as it is written: `-p`, `--publish`. */
export const RUN_OPTIONS: ReadonlySet<string> = new Set([
  ...[...RUN.long.keys()].map((name) => `--${name}`),
  ...[...RUN.letters.keys()].map((letter) => `-${letter}`),
])
