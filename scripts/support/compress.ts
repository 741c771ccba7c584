import { readFile, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { walk } from './files.ts'

const TEXT = /\.(html|js|mjs|css|json|svg|txt|xml|webmanifest|wasm)$/
/** Below this the answer fits one packet either way. */
const SMALLEST = 1024
/** From here on a script is one that few pages load, and late. */
const LARGE = 100_000

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/**
 * Scripts and styles, which every page shares, as small as can be: that takes forty times as long and saves 8 %. The step
 * from 8 to 9 takes ten times as long and saves half a percent.
 */
function qualityOf(path: string, size: number): number {
  return /\.(?:m?js|css)$/.test(path) && size <= LARGE ? 11 : 8
}

async function compressFile(path: string): Promise<boolean> {
  if ((await stat(path)).size < SMALLEST) return false
  const source = await readFile(path)
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: qualityOf(path, source.length),
    [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
  }
  const [small, zipped] = await Promise.all([brotli(source, { params }), zip(source, { level: 9 })])
  await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, zipped)])
  return true
}

/**
 * Writes .br and .gz beside every text file that is worth it; resolves to how many. A few at a time: each takes
 * megabytes while it waits for a core, which are gigabytes for thousands of files.
 */
export async function compress(folder: string): Promise<number> {
  const waiting = walk(folder).filter((path) => TEXT.test(path))
  const lane = async (): Promise<number> => {
    let done = 0
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      done += Number(await compressFile(path))
    return done
  }
  const lanes = await Promise.all(Array.from({ length: 2 * availableParallelism() }, lane))
  return lanes.reduce((sum, done) => sum + done, 0)
}
