import type { RuleMessages } from '@/components/rules/rule-search'
import { useFetched } from '@/components/rules/use-fetched'

const NONE: RuleMessages = {}

/** What the rules say, loaded when somebody searches. Without them, titles, names and ids are still searched. */
export function useRuleMessages(wanted: boolean): RuleMessages {
  return useFetched<RuleMessages>('/rules/messages.json', wanted) ?? NONE
}
