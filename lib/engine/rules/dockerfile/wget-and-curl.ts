import { hasTool } from '../../images/index.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { wordsRange } from '../shared/ranges.ts'
import { runsIn } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'wget and curl fetch files, and one of them is enough. Two tools are two packages to install and to keep free of holes, and two sets of options for proxies, certificates and retries that readers have to know. Where the base image brings a tool already, using it costs nothing, so this is a hint and no more.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl wget && rm -rf /var/lib/apt/lists/*\nRUN curl -fsSLO https://example.com/menu.txt\nRUN wget -q https://example.com/prices.txt\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*\nRUN curl -fsSLO https://example.com/menu.txt\nRUN curl -fsSLO https://example.com/prices.txt\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
    'https://curl.se/docs/manpage.html',
  ],
  equivalents: {
    hadolint: ['DL4001'],
    trivy: ['DS-0014'],
    kics: ["Run Using 'wget' and 'curl'"],
    semgrep: ['use-either-wget-or-curl'],
  },
}

/** Of a stage with those it is built on; other stages are other images. Packages that nobody runs are not judged. */
export default defineRule({
  meta: {
    name: 'wget-and-curl',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: ['wget'] },
    title: 'Use either wget or curl',
    messages: {
      both: '{{tool}} fetches files here and {{other}} in line {{line}}: one of the two is enough.',
    },
  },
  *check(input) {
    const first = new Map<number, Uses>()
    for (const stage of input.stages) {
      if (!stage.used) continue
      const inherited = stage.base.kind === 'stage' ? first.get(stage.base.stage) : undefined
      const uses: Uses = new Map(inherited)
      const isTold = uses.size > 1
      first.set(stage.index, uses)
      const commands = runsIn(input, stage).flatMap((run) => run.commands)
      for (const command of commands)
        if (isFetch(command) && !uses.has(command.program)) uses.set(command.program, command)
      const [one, two] = [...uses.values()]
      if (isTold || !one || !two || isBrought(stage.index, input)) continue
      const data = { tool: two.program ?? '', other: one.program ?? '', line: one.range.start.line }
      const confidence = one.certain && two.certain ? 'certain' : 'likely'
      yield { messageId: 'both', range: wordsRange(two, 0), data, confidence }
    }
  },
})

/** The first use of each tool. */
type Uses = Map<string | null, Executed>

function isFetch({ program, argv }: Executed): boolean {
  if (program !== 'wget' && program !== 'curl') return false
  return argv.length > 1 && !argv.some((word) => word === '--version' || word === '--help')
}

/** The base image has one of them: then the file adds no more than one. */
function isBrought(stage: number, { build }: RuleInput): boolean {
  const facts = build.stages[stage]?.image.base?.facts
  return facts ? hasTool(facts, 'wget') === true || hasTool(facts, 'curl') === true : false
}
