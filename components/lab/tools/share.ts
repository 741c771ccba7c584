import { encodeShare, LONG_LINK, shareProblem } from '@/lib/share/index.ts'

/** `copied`: it is on the clipboard. `shown`: the browser did not allow that, so it is there to be copied by hand. */
export type Linked =
  | { readonly kind: 'copied'; readonly words: string }
  | { readonly kind: 'shown'; readonly link: string; readonly words: string }
  | { readonly kind: 'refused'; readonly problem: string }

const SECRETS = 'It holds your files, so leave real secrets out.'
const LONG = 'It is long: some chat and mail programs cut such links.'

/** A link to this lab with the student's files in it. */
export async function linkTo(lab: string, files: Readonly<Record<string, string>>): Promise<Linked> {
  const shared = { kind: 'lab', lab, files } as const
  const problem = shareProblem(shared)
  if (problem !== null) return { kind: 'refused', problem }
  const link = `${location.origin}${location.pathname}${await encodeShare(shared)}`
  const words = link.length > LONG_LINK ? `${SECRETS} ${LONG}` : SECRETS
  try {
    await navigator.clipboard.writeText(link)
    return { kind: 'copied', words: `Link copied. ${words}` }
  } catch {
    return { kind: 'shown', link, words }
  }
}
