import { applyMode } from '../build/modes.ts'
import { globTest } from '../build/glob.ts'
import type {
  Call,
  ChmodCall,
  ChownCall,
  CommandFile,
  CommandLine,
  GroupCall,
  Option,
  OtherCall,
  Word,
} from './model.ts'

/** A file of the host. Null: not known any more. */
export type HostFile = {
  readonly owner: string | null
  readonly group: string | null
  /** Permission bits. */
  readonly mode: number | null
  readonly directory: boolean
}

export type HostState = {
  /** By absolute path. */
  readonly files: ReadonlyMap<string, HostFile>
  /** The members of each group; null when they are not known any more. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string> | null>
}

type State = { readonly files: Map<string, HostFile>; readonly groups: Map<string, Set<string> | null> }

/**
 * What `chmod`, `chown`, `chgrp`, `install`, `usermod`, `gpasswd`, `adduser` and `deluser` make of files and groups, in the order
 * of the script. A command that need not run leaves what it touches unknown. Linear in commands times files.
 */
export function hostAfter(file: CommandFile, before: HostState): HostState {
  const state: State = {
    files: new Map([...before.files].map(([path, file]) => [realPath(path), file])),
    groups: new Map(
      [...before.groups].map(([name, members]) => [name, members === null ? null : new Set(members)]),
    ),
  }
  for (const line of file.commands) applyLine(line, state, file)
  return state
}

/** `/lib` and `/var/run` are links on every host of today. Source: Filesystem Hierarchy Standard 3.0; Debian, UsrMerge. */
export function realPath(path: string): string {
  const clean = `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`
  return clean.replace(/^\/var\/run(?=\/|$)/, '/run').replace(/^\/(lib|bin|sbin)(?=\/|$)/, '/usr/$1')
}

function applyLine(line: CommandLine, state: State, file: CommandFile): void {
  const call = line.call && absolute(line.call, line.folder)
  applyUntold(line, state)
  switch (call?.kind) {
    case 'chmod':
      return applyChmod(call, line.certain, state)
    case 'chown':
      return applyChown(call, line.certain, state)
    case 'group':
      return call.action === 'members'
        ? applyMembers(call, line.certain, state)
        : applyGroup(call, line.certain || isAsked(call, line, file), state)
    case 'other':
      return call.tool === 'install' ? applyInstall(call, line.certain, state) : undefined
  }
}

/** Paths behind a `cd` to an absolute one; where nobody knows the folder, nobody knows the file. */
function absolute(call: Call, folder: string | null): Call {
  const placed = (word: Word): Word => {
    if (word.text === null || word.text.startsWith('/') || folder === '') return word
    return { ...word, text: folder === null ? null : `${folder}/${word.text}` }
  }
  if (call.kind === 'chmod' || call.kind === 'chown') return { ...call, paths: call.paths.map(placed) }
  return call.kind === 'other' ? { ...call, operands: call.operands.map(placed) } : call
}

/** They change, replace or delete what they name, in ways that are not followed here. */
const UNTOLD = new Set(['mv', 'rm', 'setfacl', 'unlink'])
/** These only their last word. */
const UNTOLD_TARGET = new Set(['cp', 'ln', 'rsync'])
const FIND_ACTS = /^-(?:exec|execdir|ok|okdir|delete)$/
const UNTOLD_GROUPS = new Set(['groupdel', 'groupmems', 'groupmod', 'newusers', 'userdel', 'vigr'])
const GROUP_FILES = new Set(['/etc/group', '/etc/gshadow'])

/** A group whose members are no longer known, and files of which nothing is. */
function applyUntold({ program, words, redirects }: CommandLine, state: State): void {
  const named = words.slice(1)
  const isUntold =
    UNTOLD.has(program ?? '') ||
    (program === 'find' && named.some(({ text }) => text === null || FIND_ACTS.test(text)))
  const lost = isUntold ? named : UNTOLD_TARGET.has(program ?? '') ? named.slice(-1) : []
  change(lost, true, true, state, (file) => ({ ...file, owner: null, group: null, mode: null }))
  const writesGroups =
    redirects.some(({ operator, target }) => operator.includes('>') && GROUP_FILES.has(target ?? '')) ||
    (/^(?:sed|perl|tee|cp|mv|rm)$/.test(program ?? '') &&
      named.some(({ text }) => GROUP_FILES.has(text ?? '')))
  if (writesGroups || UNTOLD_GROUPS.has(program ?? ''))
    for (const group of state.groups.keys()) state.groups.set(group, null)
}

type Change = (file: HostFile) => HostFile

/** Applies a change to the files that the words name, those below them when it is recursive. */
function change(
  words: readonly Word[],
  recursive: boolean,
  certain: boolean,
  state: State,
  to: Change,
): void {
  const apply = (path: string, sure: boolean): void => {
    const file = state.files.get(path)
    if (file !== undefined) state.files.set(path, sure ? to(file) : either(file, to(file)))
  }
  for (const path of namedPaths(words, recursive, state)) apply(path, certain)
  // A word that is not known may name any of them.
  if (words.some(({ text }) => text === null)) for (const path of state.files.keys()) apply(path, false)
}

function either(a: HostFile, b: HostFile): HostFile {
  return {
    owner: a.owner === b.owner ? a.owner : null,
    group: a.group === b.group ? a.group : null,
    mode: a.mode === b.mode ? a.mode : null,
    directory: a.directory,
  }
}

function namedPaths(words: readonly Word[], recursive: boolean, { files }: State): readonly string[] {
  const known = [...files.keys()]
  return words.flatMap(({ text }) => {
    if (text === null) return []
    const path = realPath(text)
    const matches = /[*?[]/.test(path) ? globTest(path) : null
    const depth = path.split('/').length
    return known.filter(
      (each) =>
        each === path ||
        (recursive && each.startsWith(`${path}/`)) ||
        (matches !== null && each.split('/').length === depth && matches(each)),
    )
  })
}

function applyChmod({ mode, paths, recursive }: ChmodCall, certain: boolean, state: State): void {
  change(paths, recursive, certain, state, (file) => ({
    ...file,
    mode: mode?.value == null ? null : applyMode(mode.value, file.mode, file.directory),
  }))
}

function applyChown({ owner, group, paths, recursive }: ChownCall, certain: boolean, state: State): void {
  change(paths, recursive, certain, state, (file) => ({
    ...file,
    owner: owner === null ? file.owner : named(owner.value),
    group: group === null ? file.group : named(group.value),
  }))
}

/** Root has the number 0. */
function named(name: string | null): string | null {
  return name === '0' ? 'root' : name
}

/** `install -o root -g root -m 644 source target`; without options a file is root's, with 755. Source: install(1). */
function applyInstall({ options, operands }: OtherCall, certain: boolean, state: State): void {
  const last = (name: string): Option | undefined => options.findLast((option) => option.name === name)
  const targets = last('directory') === undefined ? operands.slice(-1) : operands
  const mode = last('mode')
  change(targets, false, certain, state, (file) => ({
    ...file,
    owner: last('owner') === undefined ? 'root' : named(last('owner')?.value ?? null),
    group: last('group') === undefined ? 'root' : named(last('group')?.value ?? null),
    mode: mode === undefined ? 0o755 : mode.value === null ? null : applyMode(mode.value, 0, file.directory),
  }))
}

function applyGroup({ action, user, groups }: GroupCall, certain: boolean, state: State): void {
  const name = user?.text ?? null
  const listed = new Set(groups.map(({ value }) => value))
  const touched = action === 'set' ? [...state.groups.keys()] : [...listed].filter((group) => group !== null)
  for (const group of touched) {
    const members = state.groups.get(group) ?? new Set<string>()
    const known = state.groups.get(group) !== null && name !== null && !listed.has(null)
    const adds = action === 'add' || (action === 'set' && listed.has(group))
    if (!known || (!certain && members.has(name) !== adds)) state.groups.set(group, null)
    else state.groups.set(group, adds ? new Set([...members, name]) : without(members, name))
  }
}

/** `gpasswd -M ada,bo docker`: these and nobody else. */
function applyMembers({ groups, members = [] }: GroupCall, certain: boolean, state: State): void {
  const names = members.flatMap(({ value }) => (value === null || value === '' ? [] : value))
  const known = certain && members.every(({ value }) => value !== null)
  for (const { value: group } of groups)
    if (group === null) for (const each of state.groups.keys()) state.groups.set(each, null)
    else state.groups.set(group, known ? new Set(names) : null)
}

/** What stands between a question and what is done where its answer is yes. */
const IF_SO = new Set(['&&', 'then', ';then', '; then'])

/**
 * `id -nG bo | grep -qw docker && gpasswd -d bo docker`, or the same by `if`: who is taken out only where he is a member is none
 * in either case.
 */
function isAsked(
  { action, user, groups }: GroupCall,
  line: CommandLine,
  { commands, source }: CommandFile,
): boolean {
  const question = commands[line.index - 1]
  const asked = question?.pipe.from == null ? undefined : commands[question.pipe.from]
  if (action !== 'remove' || question?.program !== 'grep' || asked === undefined) return false
  if (!/^(?:id|groups|getent)$/.test(asked.program ?? '')) return false
  const words = [...asked.words, ...question.words].map(({ text }) => text)
  const isAbout = words.includes(user?.text ?? '') && groups.every(({ value }) => words.includes(value))
  const between = source.slice(question.range.end.offset, line.range.start.offset).replace(/#.*/g, '')
  const before = source.slice(0, asked.range.start.offset).trimEnd()
  return isAbout && IF_SO.has(between.trim().split(/\s+/).join(' ')) && !before.endsWith('!')
}

function without(members: ReadonlySet<string>, name: string): Set<string> {
  return new Set([...members].filter((member) => member !== name))
}
