import type { Image } from '../../build/types.ts'
import { fails, holds, type Outcome } from '../outcome.ts'
import type { Subject } from '../subject.ts'

/** Does anything in the image let everybody write? A sticky directory such as /tmp is no such thing. */
export function matchWorldWritable(wanted: boolean, image: Image, { build }: Subject): Outcome {
  const opened = image.chain
    .flatMap((index) => build.stages[index]!.steps)
    .flatMap(({ worldWritable }) => worldWritable)
    .filter(({ path }) => path === null || !isClosedAgain(image, path))
  const copied = [...image.files.entries].find(
    ([, { mode, kind }]) => kind !== 'symlink' && mode !== null && (mode & 0o1002) === 2,
  )
  const place = opened[0]?.range ?? null
  const subject = opened[0]?.path ?? copied?.[0] ?? ''
  const found = opened.length > 0 || copied !== undefined
  if (found === wanted)
    return holds(found ? `Everybody may write to ${subject}.` : 'Nothing lets everybody write.', {
      place,
      subject,
    })
  return wanted
    ? fails('Nothing lets everybody write.', '')
    : fails(
        `Everybody may write to ${subject || 'what this line names'}.`,
        'Only its owner may have to write to it.',
        { place, subject },
      )
}

function isClosedAgain({ files }: Image, path: string): boolean {
  const mode = files.entries.get(path)?.mode ?? null
  return mode !== null && (mode & 2) === 0
}
