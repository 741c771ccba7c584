import type { ImageReference } from '../dockerfile/index.ts'
import { FACTS_DATE, lookupImage } from '../images/index.ts'
import type { ImageFacts } from '../images/types.ts'
import type { Size } from '../source/size.ts'

/** What is recorded of an image, in Markdown; null when nothing is. What a tag does not tell is left out. */
export function imageFacts(reference: ImageReference): string | null {
  const facts = lookupImage(reference)
  if (facts === null) return null
  const lines = [support(facts), system(facts), user(facts), size(facts), command(facts)].filter(
    (line) => line !== null,
  )
  return [
    `**${reference.text}**`,
    lines.map((line) => `- ${line}`).join('\n'),
    `Recorded ${FACTS_DATE}.`,
  ].join('\n\n')
}

function support({ supported, endOfLife }: ImageFacts): string | null {
  if (supported === false)
    return endOfLife === null ? 'No longer maintained' : `No longer maintained since ${endOfLife}`
  return endOfLife === null ? null : `Maintained until ${endOfLife}`
}

function system({ family, release, shell, packageManager }: ImageFacts): string {
  const parts = [
    release === null ? family : `${family} ${release}`,
    shell === 'none' ? 'no shell' : shell === null ? null : `/bin/sh is ${shell}`,
    packageManager === null || packageManager === 'none' ? null : `packages by ${packageManager}`,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

function user({ config }: ImageFacts): string {
  return `Runs as ${config.user === '' ? 'root' : config.user}, in ${config.workdir}`
}

function size({ size: { unpacked } }: ImageFacts): string | null {
  return unpacked === null || unpacked.basis === 'unknown' ? null : `${inWords(unpacked)} on disk`
}

/** Units as Docker's: powers of 1000. */
function inWords({ bytes, basis }: Size): string {
  const megabytes = bytes / 1e6
  const number = megabytes >= 10 ? Math.round(megabytes) : Math.round(megabytes * 10) / 10
  return `${basis === 'estimated' ? 'about ' : ''}${number} MB`
}

function command({ config: { entrypoint, cmd } }: ImageFacts): string | null {
  const words = [...(entrypoint ?? []), ...(cmd ?? [])]
  return words.length === 0 ? null : `Starts \`${words.join(' ')}\``
}
