/** Larger ones are refused: no file of a lab comes near it, and every key would have to check it anew. */
export const UPLOAD_LIMIT = 256 * 1024

type Files = Readonly<Record<string, string>>
/** `problem`: one sentence for each file that could not be taken. */
export type Taken = { readonly files: Files; readonly problems: readonly string[] }
/** The part of a `File` that is used. */
export type Given = {
  readonly name: string
  readonly size: number
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}
/** `names`: the files that may be written; `open`: the one on screen. */
export type Into = { readonly names: readonly string[]; readonly open: string }

/** Which file each one replaces, with its text: the one of its name, or, for a single one, the one that is open. */
export async function takeFiles(given: readonly Given[], into: Into): Promise<Taken> {
  const files: Record<string, string> = {}
  const problems: string[] = []
  for (const one of given) {
    const target = targetOf(one.name, given.length, into)
    const read = target === null ? { problem: noPlace(one.name, into) } : await textOf(one)
    if (target !== null && 'text' in read) files[target] = read.text
    else if ('problem' in read) problems.push(read.problem)
  }
  return { files, problems }
}

function targetOf(name: string, count: number, { names, open }: Into): string | null {
  const same = names.find((path) => path === name) ?? names.find((path) => path.endsWith(`/${name}`))
  return same ?? (count === 1 && names.includes(open) ? open : null)
}

async function textOf(given: Given): Promise<{ text: string } | { problem: string }> {
  if (given.size > UPLOAD_LIMIT) {
    return {
      problem: `${given.name} has ${Math.ceil(given.size / 1024)} KB. Files up to 256 KB can be opened here.`,
    }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await given.arrayBuffer())
    // A NUL is in no text; the line ends of Windows would come back as changes with the first key.
    return text.includes('\0') ? notText(given.name) : { text: text.replaceAll('\r\n', '\n') }
  } catch {
    return notText(given.name)
  }
}

const notText = (name: string) => ({
  problem: `${name} is not a text file in UTF-8, so it cannot be edited here.`,
})

const noPlace = (name: string, { names }: Into) =>
  `No file of this lab is called ${name}. Its files are ${names.join(', ')}.`

/** What was done, for the toast. */
export function sayTaken(files: Files): string {
  const names = Object.keys(files)
  return `${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} replaced.`
}
