/** Keys right under a key of the top level, read line by line: a text that somebody writes at is seldom whole. */
export function namesUnder(text: string, section: string): string[] {
  const names: string[] = []
  let inside = false
  let depth = 0
  for (const line of text.split('\n')) {
    const found = /^( *)(["']?)([^\s#"':][^"':]*)\2:(?=\s|$)/.exec(line)
    if (!found) {
      if (/^\S/.test(line) && !line.startsWith('#')) inside = false
      continue
    }
    const [indent, name] = [found[1]!.length, found[3]!]
    if (indent === 0) {
      inside = name === section
      depth = 0
    } else if (inside && (depth === 0 || indent === depth)) {
      depth = indent
      names.push(name)
    }
  }
  return names
}

/** Keys of the top level. */
export function topLevelNames(text: string): string[] {
  return [...text.matchAll(/^(["']?)([^\s#"'-][^"'\n]*?)\1:(?=\s|$)/gm)].map((match) => match[2]!)
}

/** The items of a list of names at the top level, in either style. */
export function listUnder(text: string, key: string): string[] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.startsWith(`${key}:`))
  if (at === -1) return []
  const inline = /\[([^\]]*)\]/.exec(lines[at]!)?.[1]
  if (inline !== undefined)
    return inline
      .split(',')
      .map(bare)
      .filter((name) => name !== '')
  const items: string[] = []
  for (const line of lines.slice(at + 1)) {
    const item = /^ *- +(.+)$/.exec(line)?.[1]
    if (item !== undefined) items.push(bare(item))
    else if (/^\S/.test(line)) break
  }
  return items
}

function bare(text: string): string {
  return text
    .replace(/ #.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
}
