import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { walk } from './files.ts'
import { checkDistributions, checkImage } from './image-schema.ts'

/** The text of lib/engine/images/catalogue.ts: every data file, checked; null where the folder has none. */
export function imageIndex(folder: string): string | null {
  const files = walk(join(folder, 'data')).filter((file) => file.endsWith('.json'))
  if (files.length === 0) return null
  const path = join(folder, 'distributions.json')
  const distributions = checkDistributions(path, readFileSync(path, 'utf8'))
  if (distributions.data === null) throw new Error(distributions.problems.join('\n'))
  const { factsDate, ...rest } = distributions.data
  const images = files.map((file) => checkImage(file, readFileSync(file, 'utf8'), rest))
  const problems = [...images.flatMap(({ problems: found }) => found), ...doubles(files, images)]
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return indexText(
    factsDate,
    rest,
    images.map(({ data }) => data),
  )
}

/** A name that two files claim would be answered by either. */
function doubles(
  files: readonly string[],
  images: readonly { readonly data: { readonly names: readonly string[] } | null }[],
): string[] {
  const owner = new Map<string, string>()
  return images.flatMap(({ data }, at) =>
    (data?.names ?? []).flatMap((name) => {
      const first = owner.get(name)
      owner.set(name, files[at]!)
      return first === undefined ? [] : [`${files[at]}: names: “${name}” is in ${first} already`]
    }),
  )
}

function indexText(factsDate: string, distributions: object, images: readonly unknown[]): string {
  return [
    '// Made by `npm run generate`: change the files in data/ and distributions.json, not this file.',
    `import type { Distributions, ImageData } from './data.ts'`,
    '',
    '/** The day that every “supported” refers to. */',
    `export const FACTS_DATE = ${JSON.stringify(factsDate)}`,
    '',
    `export const DISTRIBUTIONS: Omit<Distributions, 'factsDate'> = ${JSON.stringify(distributions)}`,
    '',
    '/** Every image, sorted by file name. */',
    `export const IMAGES: readonly ImageData[] = [${images.map((image) => `\n  ${JSON.stringify(image)},`).join('')}\n]`,
    '',
  ].join('\n')
}
