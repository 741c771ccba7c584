import { decodeShare } from '@/lib/share/index.ts'

type Files = Readonly<Record<string, string>>

/** What a link brought to this lab's page. `elsewhere`: its files belong to another page, which opens them. */
export type Brought =
  | { readonly kind: 'files'; readonly files: Files }
  | { readonly kind: 'elsewhere'; readonly words: string; readonly href: string }
  | { readonly kind: 'problem'; readonly words: string }

/** Of the files in a link only those that a student edits in this lab; the rest is what everybody has. */
export async function sharedWith(lab: { id: string; starter: Files }, fragment: string): Promise<Brought> {
  const decoded = await decodeShare(fragment)
  if (!decoded.ok) return { kind: 'problem', words: decoded.problem }
  const { value } = decoded
  if (value.kind === 'files') {
    return {
      kind: 'elsewhere',
      words: 'This link holds files for the playground.',
      href: `/playground/${fragment}`,
    }
  }
  if (value.lab !== lab.id) {
    return {
      kind: 'elsewhere',
      words: 'This link holds files of another lab.',
      href: `/labs/${value.lab}/${fragment}`,
    }
  }
  const files = Object.fromEntries(
    Object.entries(value.files).filter(([name]) => Object.hasOwn(lab.starter, name)),
  )
  if (Object.keys(files).length > 0) return { kind: 'files', files }
  return { kind: 'problem', words: 'This link holds no file that can be edited in this lab.' }
}
