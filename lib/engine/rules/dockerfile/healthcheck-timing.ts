import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'Each check starts a process in the container, so one every second costs the program more than it tells. A check that may take minutes says too late that nothing answers. With one try a single slow answer makes the container unhealthy, and whatever watches it starts it anew. And what needs a while to start, a server on the JVM for instance, fails its first checks; --start-period keeps these from being counted.',
  bad: 'FROM nginx:1.30\nHEALTHCHECK --interval=1s --retries=1 CMD ["curl", "--fail", "http://localhost/"]\n',
  good: 'FROM nginx:1.30\nHEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["curl", "--fail", "http://localhost/"]\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  equivalents: {},
}

/** Seconds. Matters of taste: a hint each. */
const SHORTEST = 5
const LONGEST = 60

/** Programs that are known to take their time before they answer. */
const SLOW: ReadonlySet<string> = new Set(['java', 'rails', 'elasticsearch', 'keycloak', 'kc.sh'])

export default defineRule({
  meta: {
    name: 'healthcheck-timing',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['HEALTHCHECK'] },
    title: 'Give the health check times that fit the program',
    messages: {
      often:
        'A check every {{seconds}} s starts a process each time; Docker’s default of 30 s does for most programs.',
      long: 'A check may take {{seconds}} s before it counts as failed, so a program that hangs goes unnoticed for as long.',
      once: 'With --retries=1 one slow answer makes the container unhealthy; the default is 3.',
      start:
        '{{program}} takes a while to start, and without --start-period the checks in that time count as failed.',
    },
  },
  *check(input) {
    const check = targetOf(input.dockerfile)?.end.healthcheck
    if (!check || check.none) return
    const { interval, timeout, retries } = check
    if (interval !== null && interval > 0 && interval < SHORTEST)
      yield {
        messageId: 'often',
        range: flagRange(check, 'interval'),
        data: { seconds: interval },
        confidence: LIKELY,
      }
    if (timeout !== null && timeout > LONGEST)
      yield {
        messageId: 'long',
        range: flagRange(check, 'timeout'),
        data: { seconds: timeout },
        confidence: LIKELY,
      }
    if (retries === 1) yield { messageId: 'once', range: flagRange(check, 'retries'), confidence: LIKELY }
    const program = slowProgram(check, input)
    if (program !== null)
      yield { messageId: 'start', range: check.node.keywordRange, data: { program }, confidence: LIKELY }
  },
})

const LIKELY: Confidence = 'likely'

function flagRange({ node }: HealthcheckInstruction, name: string): Range {
  return node.flags.find((flag) => flag.name === name)?.range ?? node.keywordRange
}

/** With the default of three tries, 30 s apart, it has a minute and a half: only shorter times matter. */
function slowProgram(
  { startPeriod, interval, retries }: HealthcheckInstruction,
  { build }: RuleInput,
): string | null {
  const program = build.image?.process.program ?? ''
  const patience = (interval ?? 30) * (retries ?? 3)
  return startPeriod === null && patience < LONGEST && SLOW.has(program) ? program : null
}
