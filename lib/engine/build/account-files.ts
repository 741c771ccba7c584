import { isInside } from '../dockerfile/paths.ts'
import type { StageInstruction } from '../dockerfile/model.ts'
import type { Account, Accounts } from './accounts.ts'
import type { Step } from './types.ts'
import type { World } from './world.ts'

const FILES = { users: '/etc/passwd', groups: '/etc/group' } as const

/**
 * /etc/passwd and /etc/group that a step brought as files: those of the stage they come from, else nobody knows who is in
 * them. The same holds once a command that is not modelled may have written below /etc.
 */
export function readAccountFiles(
  instruction: StageInstruction,
  { tree, accounts, made }: World,
  takes: Step['takes'],
  accountsOf: (stage: number) => Accounts | undefined,
): void {
  const copies = instruction.keyword === 'COPY' || instruction.keyword === 'ADD'
  for (const [table, path] of Object.entries(FILES) as ['users' | 'groups', string][]) {
    const entry = tree.entries.get(path)
    if (entry?.made.stage !== made.stage || entry.made.step !== made.step) continue
    const take = copies ? takes.find((each) => isInside(each.path, path)) : undefined
    const source = take ? accountsOf(take.stage) : undefined
    if (source) replace(accounts[table], source[table])
    if (!source?.complete) accounts.complete = false
  }
  if (tree.opaque.has('/') || tree.opaque.has('/etc')) accounts.complete = false
}

function replace(table: Map<string, Account>, by: ReadonlyMap<string, Account>): void {
  table.clear()
  for (const [name, account] of by) table.set(name, account)
}
