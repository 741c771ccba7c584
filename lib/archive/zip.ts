import { join } from './join.ts'
import { crc32 } from './crc32.ts'

/** Texts by path, as one ZIP file. Nothing is compressed: these are a few small files, and every system opens it. */
export function zip(files: Readonly<Record<string, string>>, made: Date): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const entries: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path)
    const data = encoder.encode(text)
    const common = commonPart({ name: name.length, size: data.length, crc: crc32(data), made })
    const entry = join([numbers([4, 0x04034b50]), common, name, data])
    entries.push(entry)
    directory.push(join([numbers([4, 0x02014b50], [2, MADE_BY]), common, placeOf(offset), name]))
    offset += entry.length
  }
  const listed = join(directory)
  return join([...entries, listed, end({ count: entries.length, size: listed.length, offset })])
}

/** Version 2.0 of the format, on Unix: says that the attributes below are a file's mode. */
const MADE_BY = 0x0314
/** Names are in UTF-8. */
const UTF8 = 0x0800

type Entry = { name: number; size: number; crc: number; made: Date }

/** What the header of a file and its entry in the directory both say; APPNOTE 6.3.10, sections 4.3.7 and 4.3.12. */
function commonPart({ name, size, crc, made }: Entry): Uint8Array {
  return numbers(
    [2, 20],
    [2, UTF8],
    [2, 0],
    [2, timeOf(made)],
    [2, dateOf(made)],
    [4, crc],
    [4, size],
    [4, size],
    [2, name],
    [2, 0],
  )
}

/** The rest of an entry in the directory: no comment, disk 0, a plain file with mode 644, and where it begins. */
const placeOf = (offset: number) => numbers([2, 0], [2, 0], [2, 0], [4, (0o100644 << 16) >>> 0], [4, offset])

const end = ({ count, size, offset }: { count: number; size: number; offset: number }) =>
  numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])

const timeOf = (at: Date) => (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1)
const dateOf = (at: Date) => ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate()

/** Each with its number of bytes, the lowest byte first. */
function numbers(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  return Uint8Array.from(
    values.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, place) => (value >>> (8 * place)) & 0xff),
    ),
  )
}
