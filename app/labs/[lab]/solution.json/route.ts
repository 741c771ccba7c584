import { getContent } from '@/app/course'
import { allLabs } from '@/components/lab/lab-props-of.ts'
import { notesOf } from '@/lib/solution/notes.ts'
import type { Solution } from '@/lib/solution/solution.ts'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  const { course } = await getContent()
  return allLabs(course).map(({ id }) => ({ lab: id }))
}

type Context = { params: Promise<{ lab: string }> }

/** A lab's solution, apart from its page: it comes when somebody may see it and asks. */
export async function GET(_: Request, { params }: Context) {
  const [{ lab: id }, { course }] = await Promise.all([params, getContent()])
  const lab = allLabs(course).find((one) => one.id === id)
  if (!lab) return new Response(null, { status: 404 })
  return Response.json({ hash: lab.hash, files: lab.solution, notes: notesOf(lab.notes) } satisfies Solution)
}
