import { contextOf, withoutIgnored } from '../build/context.ts'
import type { Completion, Completions } from '../completion/types.ts'
import { KEYWORDS } from '../dockerfile/keywords.ts'
import { flagsOf } from '../dockerfile/known-flags.ts'
import { aboutFlag, INSTRUCTIONS, MOUNTS } from './about.ts'
import { caretIn, type CaretPlace } from './caret.ts'
import { pathsAt } from './paths.ts'
import { imagesAt, stageItems, usersAt } from './sources.ts'
import type { DockerfileCaret } from './types.ts'
import { expandsVariables, variablesAt } from './variables.ts'

/** A longer text is looked at by nobody with an editor. */
const LONGEST = 256 * 1024

/** What can be written at a caret of a Dockerfile; null where nothing is known. Offsets in UTF-16 code units. */
export function completeDockerfile({ path, text, offset, files }: DockerfileCaret): Completions | null {
  if (text.length > LONGEST) return null
  const place = caretIn(text, offset)
  if (place === null) return null
  const variable = /\$\{?\w*$/.exec(text.slice(Math.max(0, offset - 200), offset))
  if (variable && expandsVariables(place)) {
    return within(text, offset, variable[0].length, /^\w*\}?/, variablesAt(place))
  }
  const written = /[^\s"'[\],=]*$/.exec(text.slice(Math.max(0, offset - 500), offset))![0]
  const items = itemsAt(place, written, () => contextPaths(files, path))
  return within(text, offset, written.length, /^[^\s"'\],]*/, items)
}

function within(
  text: string,
  offset: number,
  before: number,
  behind: RegExp,
  items: readonly Completion[],
): Completions | null {
  const after = behind.exec(text.slice(offset, offset + 200))![0].length
  return items.length === 0 ? null : { from: offset - before, to: offset + after, items }
}

/** What COPY sees: the build context without what `.dockerignore` keeps out. */
function contextPaths(files: DockerfileCaret['files'], dockerfile: string): string[] {
  return Object.keys(withoutIgnored(contextOf(files), dockerfile).files)
}

function itemsAt(place: CaretPlace, written: string, paths: () => readonly string[]): Completion[] {
  const { node, at } = place
  if (node === null) return keywords(place)
  if (at.kind === 'flag-name') return flags(node)
  if (at.kind === 'flag-value') return flagValues(place, at.flag, written)
  if (at.kind !== 'argument') return []
  switch (node.keyword) {
    case 'FROM':
      return at.index === 0
        ? imagesAt(place, written)
        : at.index === 1
          ? [word('AS', 'Names the stage.')]
          : []
    case 'COPY':
    case 'ADD':
      // What lies in a stage or another image is not known here.
      return node.flags.some(({ name }) => name === 'from') ? [] : pathsAt(paths(), written)
    case 'USER':
      return usersAt(place)
    case 'STOPSIGNAL':
      return ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGUSR1', 'SIGHUP'].map((signal) => value(signal))
    case 'HEALTHCHECK':
      return at.index === 0 ? [word('CMD ', 'The command of the check.'), word('NONE', 'No check.')] : []
    default:
      return []
  }
}

/** Before the first FROM only ARG may stand. MAINTAINER is old. */
function keywords({ stages, isTrigger }: CaretPlace): Completion[] {
  const possible = isTrigger
    ? KEYWORDS.filter((keyword) => !['FROM', 'ONBUILD', 'MAINTAINER'].includes(keyword))
    : stages.length === 0
      ? ['FROM', 'ARG']
      : KEYWORDS.filter((keyword) => keyword !== 'MAINTAINER')
  return possible.map((keyword): Completion => ({
    kind: 'instruction',
    label: keyword,
    detail: INSTRUCTIONS[keyword]?.form ?? '',
    documentation: INSTRUCTIONS[keyword]?.about ?? '',
    insertText: `${keyword} `,
  }))
}

function flags({ keyword, flags: given }: NonNullable<CaretPlace['node']>): Completion[] {
  const isFree = ([name, kind]: readonly [string, string]): boolean =>
    kind === 'list' || given.every((flag) => flag.name !== name)
  return [...flagsOf(keyword)].filter(isFree).map(([name, kind]): Completion => ({
    kind: 'flag',
    label: `--${name}`,
    detail: aboutFlag(keyword, name)?.form ?? '',
    documentation: aboutFlag(keyword, name)?.about ?? '',
    insertText: kind === 'boolean' ? `--${name}` : `--${name}=`,
  }))
}

const FLAG_VALUES: Readonly<Record<string, readonly string[]>> = {
  platform: ['$BUILDPLATFORM', '$TARGETPLATFORM', 'linux/amd64', 'linux/arm64'],
  network: ['default', 'none', 'host'],
  security: ['sandbox', 'insecure'],
}

function flagValues(place: CaretPlace, flag: string, written: string): Completion[] {
  if (flag === 'from') return stageItems(place)
  if (flag === 'mount') return mountItems(place, written)
  return (Object.hasOwn(FLAG_VALUES, flag) ? FLAG_VALUES[flag]! : []).map((each) => value(each))
}

/** `type=` first; the stages behind `from=`. */
function mountItems(place: CaretPlace, written: string): Completion[] {
  const { source } = place.dockerfile
  const before = source.slice(0, source.length - 1 - written.length)
  if (/(?:^|,)from=$/.test(before.slice(before.lastIndexOf('--mount=') + '--mount='.length)))
    return stageItems(place)
  if (!before.endsWith('--mount=')) return []
  return Object.entries(MOUNTS).map(([label, { form, about }]): Completion => ({
    kind: 'value',
    label,
    detail: form,
    documentation: about,
    insertText: label,
  }))
}

function word(text: string, documentation: string): Completion {
  return { kind: 'instruction', label: text.trim(), detail: '', documentation, insertText: text }
}

function value(text: string): Completion {
  return { kind: 'value', label: text, detail: '', documentation: '', insertText: text }
}
