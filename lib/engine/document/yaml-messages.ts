import { visit } from 'yaml'
import type { YAMLParseError } from 'yaml'
import { rangeAt } from '../source/position.ts'
import type { LineStarts, Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { foreignText } from './yaml-foreign.ts'
import { lineAbove, mistakeOf } from './yaml-mistake.ts'
import type { Mistake, Told } from './yaml-mistake.ts'
import type { YamlSource } from './yaml-source.ts'

/**
 * Why a text is no YAML: the first mistake alone. What the library says behind it mostly follows from it, so that a
 * beginner would look for mistakes where there are none.
 */
export function syntaxProblems(text: string, starts: LineStarts, source: YamlSource): Problem[] {
  const { stopped } = source
  const isCut = ({ pos: [, end] }: YAMLParseError) => stopped?.why === 'words' && end >= stopped.at
  const first = source.documents
    .flatMap(({ errors }) => errors)
    .filter((each) => !isCut(each))
    .reduce<YAMLParseError | null>(
      (least, each) => (least && least.pos[0] <= each.pos[0] ? least : each),
      null,
    )
  if (stopped?.why === 'levels' && (first === null || stopped.at <= first.pos[0]))
    return [tooDeep(starts, stopped.at)]
  if (first === null) return []
  if (first.code === 'RESOURCE_EXHAUSTION') return [tooDeep(starts, first.pos[0])]
  return [problemOf(mistakeOf(first, text, starts, source))]
}

export function tooDeep(starts: LineStarts, at: number): Problem {
  return syntaxProblem('lists and maps are nested too deeply here to be read', rangeAt(starts, at, at))
}

function syntaxProblem(message: string, range: Range): Problem {
  return { code: 'yaml-syntax', message, severity: 'error', range }
}

function problemOf(mistake: Mistake): Problem {
  const told = foreignText(mistake) ?? byCode(mistake)
  return syntaxProblem(told.message, told.range ?? inOneLine(mistake))
}

/** The library marks up to the end of the file where something is never closed: one line is enough to look at. */
function inOneLine({ from, to, text, starts }: Mistake): Range {
  const end = text.indexOf('\n', from)
  return rangeAt(starts, from, end === -1 ? to : Math.max(Math.min(to, end), from))
}

function byCode(mistake: Mistake): Told {
  switch (mistake.code) {
    case 'TAB_AS_INDENT':
      return { message: 'a tab begins this line, and YAML takes none: put two blanks for each level' }
    case 'BAD_INDENT':
      return badIndent(mistake)
    case 'MISSING_CHAR':
      return missing(mistake)
    case 'MULTILINE_IMPLICIT_KEY':
      return noKey(mistake)
    case 'BLOCK_AS_IMPLICIT_KEY':
      return twoColons(mistake)
    case 'BAD_SCALAR_START':
      return {
        message: `a value cannot begin with ${mistake.text[mistake.from] ?? 'this sign'}: put it in quotes`,
      }
    case 'BAD_DQ_ESCAPE':
      return {
        message:
          'this backslash means nothing between double quotes: use single quotes, or write the backslash twice',
      }
    case 'UNEXPECTED_TOKEN':
      return unexpected(mistake)
    default:
      return { message: `this cannot be read as YAML: ${firstSmall(mistake.message)}` }
  }
}

function badIndent({ message, text, from, starts, source, line }: Mistake): Told {
  const flow = /^Flow (map|sequence).*end with a (.)$/.exec(message)
  if (!flow && isAmongItems(text, from, line))
    return {
      message: 'a key stands among the items of a list: put a dash before it, or none before its neighbours',
    }
  if (!flow)
    return {
      message:
        'this line begins in another column than its neighbours: keys of one map stand below each other',
    }
  const opened = lastOpened(source, text, from)
  const sign = flow[1] === 'map' ? '{' : '['
  return {
    message: `nothing closes this ${sign}: add ${flow[2]} where it ends`,
    ...(opened === null ? {} : { range: rangeAt(starts, opened, opened + 1) }),
  }
}

/** A line without a dash, in the column of the dashes above it. */
function isAmongItems(text: string, from: number, line: string): boolean {
  const indent = /^ */.exec(line)?.[0].length ?? 0
  const above = lineAbove(text, from)
  return /^ *- /.test(above) && above.indexOf('-') === indent
}

/** Where the innermost flow collection begins that a place lies in or ends. */
function lastOpened({ documents }: YamlSource, text: string, at: number): number | null {
  let found: number | null = null
  const look = (_: unknown, { range }: { range?: [number, number, number] | null }): void => {
    if (range && range[0] < at && range[1] >= at - 1 && '[{'.includes(text[range[0]] ?? ' ')) found = range[0]
  }
  for (const document of documents) visit(document, { Map: look, Seq: look })
  return found
}

function missing(mistake: Mistake): Told {
  const quote = /^Missing closing (["'])/.exec(mistake.message)?.[1]
  if (quote !== undefined) return openQuote(mistake, quote)
  if (/map values/.test(mistake.message)) return noKey(mistake)
  return { message: `something is missing here: ${firstSmall(mistake.message)}` }
}

function openQuote({ source, from, starts }: Mistake, quote: string): Told {
  let opened: number | null = null
  for (const document of source.documents)
    visit(document, {
      Scalar: (_, { type, range }) => {
        if (
          (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') &&
          range &&
          range[0] < from &&
          range[1] >= from
        )
          opened = range[0]
      },
    })
  const message = `nothing closes the quote that begins here: add ${quote} at the end of the value`
  return { message, ...(opened === null ? {} : { range: rangeAt(starts, opened, opened + 1) }) }
}

/** A line that is neither `key: value` nor an item. The library begins where such a text begins, which may lines above. */
function noKey({ text, from, starts, line }: Mistake): Told {
  const word = line.trim()
  const begin = text.indexOf(word, text.lastIndexOf('\n', from - 1) + 1)
  const range = rangeAt(starts, begin, begin + word.length)
  const pair = /^([\w.-]+)=(.*)$/.exec(word)
  if (pair)
    return {
      range,
      message: `write ${pair[1]}: ${quoted(pair[2] ?? '')} here: a map has a colon and a blank between name and value`,
    }
  const joined = /^([\w.-]+):(\S.*)$/.exec(word)
  if (joined) return { range, message: `put a blank behind the colon: ${joined[1]}: ${joined[2]}` }
  if (word.startsWith('- '))
    return {
      range,
      message:
        'an item of a list stands where a key of the map above is expected: move it below the key it belongs to',
    }
  return {
    range,
    message: 'this is neither a key nor an item of a list: a key ends in a colon, as in image: nginx',
  }
}

function quoted(value: string): string {
  const bare = value.trim()
  return /^["']/.test(bare) ? bare : `"${bare}"`
}

function twoColons(mistake: Mistake): Told {
  const { line, text, from, starts } = mistake
  if (!/:\s.*:(?:\s|$)/.test(line)) {
    const next = text.indexOf('\n', from) + 1
    const [, blanks = '', word = ''] = /^(\s*)(\S*)/.exec(text.slice(next, next + 400)) ?? []
    const range = rangeAt(starts, next + blanks.length, next + blanks.length + word.length)
    return {
      range,
      message:
        'this line is indented deeper than the one above it, which has its value already: begin both in the same column',
    }
  }
  const key = /^\s*(?:- )?([\w.-]+):/.exec(line)?.[1] ?? 'key'
  return {
    message: `a second colon with a blank behind it stands in this line: put the whole value in quotes, as in ${key}: "…: …"`,
  }
}

function unexpected({ message, line, text, from, to, starts }: Mistake): Told {
  const word = line.trim()
  if (message.endsWith('node end') && /["']$/.test(text.slice(Math.max(from - 80, 0), from).trimEnd()))
    return { message: 'text stands behind the closing quote: put all of it between the quotes, or remove it' }
  if (message.endsWith('node end') && /^[\w.-]+:(?:\s|$)/.test(word))
    return {
      range: rangeAt(starts, from, to),
      message:
        'a key stands behind a list or a value that has ended: a map has keys alone, a list has items alone',
    }
  if (/block-seq-ind/.test(message))
    return {
      message:
        'a list does not begin behind the key: put its first item on the next line, with a dash and a blank',
    }
  return { message: `this does not belong here: ${firstSmall(message)}` }
}

function firstSmall(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
