import { getContent } from '@/app/course'
import { searchEntries } from '@/components/search/entries'
import { catalogue } from '@/lib/engine/rules/catalogue.ts'

export const dynamic = 'force-static'

/** What search looks through; a worker fetches it when somebody opens the search. */
export async function GET() {
  return Response.json(searchEntries({ ...(await getContent()), catalogue }))
}
