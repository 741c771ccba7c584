import { groupRules, linkOf } from '@/components/rules/rule-info'
import { catalogue } from '@/lib/engine/rules/catalogue.ts'

export const dynamic = 'force-static'

/** All rules as the navigation beside a rule lists them: it holds its own category, the rest comes when somebody searches. */
export function GET() {
  return Response.json(groupRules(catalogue.map(linkOf)))
}
