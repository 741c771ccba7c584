import type { ComposeFile, HealthTest, Interpolated, Service } from '../../compose/model.ts'
import type { ListNode, ScalarNode } from '../../document/types.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { span } from '../shared/ranges.ts'
import { containerVariables, doubledDollar } from './shared/container-variables.ts'
import { insertWord, joinItems, replaceWord } from './shared/health-test-edits.ts'

export const docs: RuleDocs = {
  why: 'The first item of a test in list form says how the rest is run: CMD starts a program without a shell, CMD-SHELL hands one text to /bin/sh, NONE switches the check off. With another word Compose refuses the whole file. With CMD, || and pipes are arguments like any other, and with CMD-SHELL only the next item is run; such a check fails for ever, and so does everything that waits for it. A $ has to be doubled, or Compose fills the variable in before the container exists.',
  bad: 'services:\n  web:\n    image: harbour/web:7\n    healthcheck:\n      test: ["CMD", "curl -f http://localhost/ || exit 1"]\n',
  good: 'services:\n  web:\n    image: harbour/web:7\n    healthcheck:\n      test: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#healthcheck',
    'https://docs.docker.com/reference/compose-file/interpolation/',
    'https://github.com/moby/moby/blob/master/daemon/health.go',
    'https://github.com/compose-spec/compose-go/blob/main/loader/validate.go',
  ],
  equivalents: {},
}

type MessageId = 'first' | 'operators' | 'oneWord' | 'extra' | 'dollar'

/** Whether there is a check is compose-healthcheck's. */
export default defineRule({
  meta: {
    name: 'compose-healthcheck-form',
    severity: 'warning',
    category: 'reliability',
    files: 'compose',
    title: 'Begin the test of a health check with CMD or CMD-SHELL',
    messages: {
      first:
        'A test in list form begins with CMD, CMD-SHELL or NONE, not with {{word}}: Compose refuses the file. {{wanted}} fits here.',
      operators:
        'No shell reads this test, so {{word}} reaches {{program}} as an argument; CMD-SHELL runs one.',
      oneWord:
        'CMD takes {{program}} and its arguments as items of their own; as one item the whole text is the name of a program, which does not exist.',
      extra:
        'Only {{script}} is run: what stands in further items after CMD-SHELL are names ($0, $1) that it does not use.',
      dollar:
        'Compose fills ${{name}} in before the container starts, from where it runs itself; write $${{name}} for the variable of the container.',
    },
  },
  *check({ compose }) {
    yield* distinct(
      compose.services.flatMap((service) => [
        ...formReports(compose, service),
        ...dollarReports(compose, service),
      ]),
    )
  },
})

function formReports({ source }: ComposeFile, { healthcheck }: Service): readonly Report<MessageId>[] {
  const node = healthcheck?.entries.get('test')?.value
  if (node?.kind !== 'list') return []
  const items = node.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []))
  const [first, second] = items
  if (first === undefined || items.length < node.items.length || first.text.includes('$')) return []
  if (first.text === 'CMD') return second ? execReports(source, node, items, second) : []
  if (first.text === 'CMD-SHELL') return second ? shellReports(source, node, items, second) : []
  return first.text === 'NONE' ? [] : [firstReport(source, node, items, first)]
}

function firstReport(
  source: string,
  list: ListNode,
  items: readonly ScalarNode[],
  first: ScalarNode,
): Report<MessageId> {
  const isWord = /^cmd\b|^shell$/i.test(first.text)
  const rest = isWord ? items.slice(1) : items
  const needsShell =
    /shell/i.test(first.text) ||
    rest.some(({ text }) => OPERATOR.test(text)) ||
    /\s/.test(rest[0]?.text ?? '')
  const wanted = needsShell ? 'CMD-SHELL' : 'CMD'
  const isSimple = !needsShell || rest.length === 1
  const edit = !isSimple
    ? null
    : isWord
      ? replaceWord(source, first, first.text, wanted)
      : insertWord(source, list, first, wanted)
  return {
    messageId: 'first',
    range: first.range,
    data: { word: first.text, wanted },
    severity: 'error',
    ...fixOf(`Begin with ${wanted}`, edit),
  }
}

/** A word that means something to a shell only. */
const OPERATOR = /^(?:\|\|?|&&|;|[12]?>>?(?:&[12]|\S*)|<\S*)$/

function execReports(
  source: string,
  list: ListNode,
  items: readonly ScalarNode[],
  program: ScalarNode,
): readonly Report<MessageId>[] {
  const name = program.text.trim().split(/\s+/)[0] ?? ''
  const operator = items.slice(2).find(({ text }) => OPERATOR.test(text))
  if (operator)
    return [
      {
        messageId: 'operators',
        range: operator.range,
        data: { word: operator.text, program: name },
        ...fixOf('Run it by CMD-SHELL', joinItems(source, list, items)),
      },
    ]
  if (items.length > 2 || !/\S\s+\S/.test(program.text)) return []
  const edit = items[0] ? replaceWord(source, items[0], 'CMD', 'CMD-SHELL') : null
  return [
    {
      messageId: 'oneWord',
      range: program.range,
      data: { program: name },
      ...fixOf('Run it by CMD-SHELL', edit),
    },
  ]
}

function shellReports(
  source: string,
  list: ListNode,
  items: readonly ScalarNode[],
  script: ScalarNode,
): readonly Report<MessageId>[] {
  const last = items.at(-1)
  const third = items[2]
  if (!third || !last) return []
  return [
    {
      messageId: 'extra',
      range: span(third.range, last.range),
      data: { script: script.text },
      ...fixOf('Join the items', joinItems(source, list, items)),
    },
  ]
}

function fixOf(title: string, edit: TextEdit | null): { fix?: Fix } {
  return edit === null ? {} : { fix: { title, safety: 'behaviour', edits: [edit] } }
}

function dollarReports(compose: ComposeFile, service: Service): readonly Report<MessageId>[] {
  const texts = textsOf(service.healthcheck?.test ?? null)
  const script = texts.map(({ raw }) => raw).join(' ')
  const open = texts.flatMap(({ text, variables }) => (text === null ? variables : []))
  return containerVariables(service, script, open).map((variable) => ({
    messageId: 'dollar',
    range: variable.range,
    data: { name: variable.name },
    confidence: 'likely',
    ...fixOf('Double the dollar sign', doubledDollar(compose, variable)),
  }))
}

function textsOf(test: HealthTest | null): readonly Interpolated[] {
  if (test?.form === 'shell') return [test.script]
  return test?.form === 'exec' ? test.words : []
}
