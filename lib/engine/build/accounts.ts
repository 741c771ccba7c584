import type { ImageFacts } from '../images/types.ts'
import type { Range } from '../source/position.ts'
import type { Owner } from './types.ts'

export type Account = {
  readonly id: number | null
  /** Its number was given in the file, so it is the same in every build. */
  readonly fixed: boolean
  /** Primary group's name or number, users only. */
  readonly group: string | null
  readonly home: string | null
  readonly certain: boolean
  /** The command that made it, null for an account of the base image. */
  readonly created: Range | null
}

/** /etc/passwd and /etc/group under construction. */
export type Accounts = {
  readonly users: Map<string, Account>
  readonly groups: Map<string, Account>
  /** False: an unknown base image or a package may have brought accounts that are not listed. */
  complete: boolean
}

export function accountsOf(facts: ImageFacts | null): Accounts {
  const listed = (table: Readonly<Record<string, number>>): Map<string, Account> =>
    new Map(
      Object.entries(table).map(([name, id]) => [
        name,
        { id, fixed: false, group: null, home: null, certain: true, created: null },
      ]),
    )
  return {
    users: listed(facts?.users ?? { root: 0 }),
    groups: listed(facts?.groups ?? { root: 0 }),
    complete: facts !== null,
  }
}

/** An image without /etc/passwd: only numbers work. */
export function noAccounts(): Accounts {
  return { users: new Map(), groups: new Map(), complete: true }
}

export function cloneAccounts({ users, groups, complete }: Accounts): Accounts {
  return { users: new Map(users), groups: new Map(groups), complete }
}

/** `app` or `10001` → owner. `known` false: the name is in no account the image certainly has. */
export function ownerOf(accounts: Accounts, text: string | null): Owner & { readonly known: boolean | null } {
  if (text === null) return { name: null, uid: null, known: null }
  if (/^\d+$/.test(text)) {
    const uid = Number(text)
    const name = [...accounts.users].find(([, account]) => account.id === uid)?.[0] ?? null
    return { name, uid, known: true }
  }
  const account = accounts.users.get(text)
  if (account) return { name: text, uid: account.id, known: account.certain ? true : null }
  return { name: text, uid: null, known: accounts.complete ? false : null }
}

/** `user:group`, as Docker and chown take it. */
export function splitOwner(text: string): { readonly user: string; readonly group: string | null } {
  const colon = text.indexOf(':')
  return colon === -1
    ? { user: text, group: null }
    : { user: text.slice(0, colon), group: text.slice(colon + 1) }
}

/** Root by number or name; null when that cannot be known. */
export function isRoot({ name, uid }: Owner): boolean | null {
  if (uid !== null) return uid === 0
  if (name === null) return null
  // An account whose number is not known was made without one: useradd never gives 0 by itself.
  return name === 'root'
}

/** The same account, as far as that is known. */
export function sameOwner(a: Owner, b: Owner): boolean | null {
  if (a.uid !== null && b.uid !== null) return a.uid === b.uid
  if (a.name !== null && b.name !== null) return a.name === b.name
  return null
}
