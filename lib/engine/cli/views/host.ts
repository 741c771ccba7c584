import { optionTable, readOptions, type OptionTable } from '../options.ts'
import type { Call, CallBase, Given, GroupCall, Option, Word } from '../model.ts'
import { knownText, lastOf } from './values.ts'

/** Commands on the host's own files and groups. Sources: the manuals of coreutils, shadow and Debian's adduser. */
const TABLES: Readonly<Record<string, OptionTable>> = {
  chmod: optionTable(
    'R/recursive v/verbose c/changes f/silent quiet>silent reference= preserve-root no-preserve-root',
  ),
  chown: optionTable(
    'R/recursive v/verbose c/changes f/silent quiet>silent reference= h/no-dereference dereference from= preserve-root H/ L/ P/',
  ),
  stat: optionTable('c/format= printf>format= f/file-system t/terse L/dereference'),
  install: optionTable(
    `m/mode= o/owner= g/group= d/directory D/ p/preserve-timestamps s/strip t/target-directory= T/no-target-directory
     v/verbose b/ backup= S/suffix= c/ C/compare`,
  ),
  usermod: optionTable(`
    a/append G/groups= g/gid= c/comment= d/home= e/expiredate= f/inactive= l/login= L/lock m/move-home o/non-unique
    p/password= R/root= P/prefix= s/shell= u/uid= U/unlock r/remove v/add-subuids= V/del-subuids= w/add-subgids=
    W/del-subgids= Z/selinux-user=`),
  gpasswd: optionTable('a/add= d/delete= r/remove-password R/restrict A/administrators= M/members= Q/root='),
  adduser: optionTable(`
    system disabled-password disabled-login home= shell= uid= gid= group ingroup= G= g/gecos= gecos= no-create-home
    h= D/ H/ S/ s= u= k= quiet allow-bad-names`),
  deluser: optionTable('system group remove-home remove-all-files backup backup-to= quiet force'),
  addgroup: optionTable('system gid= g/gid= S/ quiet'),
  groupmems: optionTable('a/add= d/delete= g/group= l/list p/purge'),
}

const SAME: Readonly<Record<string, string>> = { chgrp: 'chown', useradd: 'usermod', delgroup: 'deluser' }

export function isHostTool(program: string): boolean {
  return Object.hasOwn(TABLES, program) || Object.hasOwn(SAME, program)
}

/** The typed command; null when the words do not say what it does. */
export function hostCallOf(words: readonly Word[]): Call | null {
  const [first] = words
  const tool = first?.text?.slice(first.text.lastIndexOf('/') + 1) ?? ''
  const name = Object.hasOwn(SAME, tool) ? (SAME[tool] ?? tool) : tool
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined
  if (first === undefined || table === undefined) return null
  const isMode = tool === 'chmod' ? words.findIndex(({ text }) => text !== null && MINUS_MODE.test(text)) : -1
  // `chmod -x file`, `chmod go-w -- file`: a mode may look like an option.
  const shielded = isMode === -1 ? words : [...words.slice(0, isMode), ...words.slice(isMode + 1)]
  const read = readOptions(shielded, 1, table)
  const mode = isMode === -1 ? undefined : words[isMode]
  const operands = mode === undefined ? read.operands : [mode, ...read.operands]
  const { options, open } = read
  const base: CallBase = { tool, verb: '', verbRange: first.range, options, operands, open }
  return viewOf(tool, base)
}

const MINUS_MODE = /^-[rwxXst]+$/

function viewOf(tool: string, base: CallBase): Call | null {
  switch (tool) {
    case 'chmod':
      return chmodOf(base)
    case 'chown':
    case 'chgrp':
      return chownOf(base, tool === 'chgrp')
    case 'stat':
      return { ...base, kind: 'stat', format: lastOf(base, 'format'), paths: base.operands }
    case 'install':
      return { ...base, kind: 'other' }
    default:
      return groupOf(tool, base)
  }
}

function has(base: CallBase, name: string): boolean {
  return base.options.some((option) => option.name === name)
}

function chmodOf(base: CallBase): Call {
  const [mode, ...paths] = base.operands
  const recursive = has(base, 'recursive')
  if (has(base, 'reference') || mode === undefined)
    return { ...base, kind: 'chmod', mode: null, recursive, paths: base.operands }
  return { ...base, kind: 'chmod', mode: { value: mode.text, range: mode.range }, recursive, paths }
}

const ROOT = /^(?:root|0)$/

/**
 * `owner`, `owner:group`, `:group`, `owner:` (then the group is the owner's own; that of root is known). GNU still takes a dot for
 * the colon. Source: coreutils, lib/userspec.c.
 */
function chownOf(base: CallBase, groupOnly: boolean): Call {
  const [spec, ...paths] = base.operands
  const recursive = has(base, 'recursive')
  const nothing = { owner: null, group: null }
  if (has(base, 'reference') || spec === undefined)
    return { ...base, kind: 'chown', ...nothing, recursive, paths: base.operands }
  const { text, shown, range } = spec
  const given = (part: string): Given<string | null> => ({ value: knownText(part, text), range })
  if (groupOnly) return { ...base, kind: 'chown', owner: null, group: given(shown), recursive, paths }
  const colon = /^[a-z_0-9-]+\./.test(shown) && !shown.includes(':') ? shown.indexOf('.') : shown.indexOf(':')
  const owner = colon === -1 ? shown : shown.slice(0, colon)
  const group = colon === -1 ? '' : shown.slice(colon + 1)
  const own = colon !== -1 && group === '' ? { value: ROOT.test(owner) ? 'root' : null, range } : null
  return {
    ...base,
    kind: 'chown',
    owner: owner === '' ? null : given(owner),
    group: group === '' ? own : given(group),
    recursive,
    paths,
  }
}

function groupOf(tool: string, base: CallBase): GroupCall | null {
  const option = (name: string): Option | undefined => base.options.findLast((each) => each.name === name)
  const [first, second] = base.operands
  if (tool === 'usermod' || tool === 'useradd') {
    const groups = option('groups')
    // usermod(8) of shadow 4.10: -r takes the account out of the groups of -G.
    const action = has(base, 'remove') ? 'remove' : tool === 'useradd' || has(base, 'append') ? 'add' : 'set'
    return groups === undefined ? null : call(base, action, first ?? null, listOf(groups))
  }
  if (tool === 'gpasswd') {
    const adds = option('add')
    const changed = adds ?? option('delete')
    const members = option('members')
    if (members !== undefined && first !== undefined)
      return { ...call(base, 'members', null, [given(first)]), members: listOf(members) }
    if (changed === undefined || first === undefined) return null
    return call(base, adds === undefined ? 'remove' : 'add', wordOf(changed), [given(first)])
  }
  if (tool === 'groupmems') {
    const adds = option('add')
    const changed = adds ?? option('delete')
    const group = option('group')
    if (changed === undefined || group === undefined) return null
    return call(base, adds === undefined ? 'remove' : 'add', wordOf(changed), listOf(group))
  }
  if (first === undefined || second === undefined) return null
  return call(base, tool === 'deluser' || tool === 'delgroup' ? 'remove' : 'add', first, [given(second)])
}

function call(
  base: CallBase,
  action: GroupCall['action'],
  user: Word | null,
  groups: GroupCall['groups'],
): GroupCall {
  return { ...base, kind: 'group', action, user, groups }
}

function given({ text, range }: Word): Given<string | null> {
  return { value: text, range }
}

function listOf({ value, valueRange }: Option): GroupCall['groups'] {
  if (value === null) return [{ value: null, range: valueRange }]
  return value.split(',').map((name) => ({ value: name, range: valueRange }))
}

function wordOf({ value, shown, variables, valueRange }: Option): Word {
  return { text: value, shown, raw: shown, variables, bare: [], open: false, range: valueRange }
}
