import { withoutSlots } from '@/components/rules/rule-info'
import { catalogue } from '@/lib/engine/rules/catalogue.ts'

export const dynamic = 'force-static'

/** What the rules say, by rule: only who searches the list needs it. */
export function GET() {
  const entries = catalogue.map(({ meta }) => [meta.name, Object.values(meta.messages).map(withoutSlots)])
  return Response.json(Object.fromEntries(entries))
}
