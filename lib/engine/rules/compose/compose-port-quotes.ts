import type { ComposeFile, Port } from '../../compose/model.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'In YAML 1.1 two numbers with a colon between them are one number to the base of 60 when the second is below 60: 22:22 means 1342. Docker Compose reads such an entry as text today, but other programs that read the file, older ones and many libraries among them, do not. Quotes settle it for every reader, and the documentation of Compose asks for them. Pairs with a higher number are harmless; quotes there keep the list of one kind.',
  bad: 'services:\n  mail:\n    image: harbour/mail:3\n    ports:\n      - 25:25\n',
  good: 'services:\n  mail:\n    image: harbour/mail:3\n    ports:\n      - "25:25"\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#ports',
    'https://yaml.org/type/int.html',
  ],
  equivalents: { dclint: ['require-quotes-in-ports'] },
}

type MessageId = 'number' | 'pair'

/** Single ports are one number for everybody, and a variable makes a text of it. */
export default defineRule({
  meta: {
    name: 'compose-port-quotes',
    severity: 'info',
    category: 'maintainability',
    files: 'compose',
    title: 'Put port mappings in quotes',
    messages: {
      number:
        'Readers of YAML 1.1 take {{pair}} for one number to the base of 60, {{number}}; in quotes it is a pair of ports for everybody.',
      pair: 'The pair of ports {{pair}} is not in quotes; with a port below 60 some readers of YAML take such a pair for one number.',
    },
  },
  *check({ compose }) {
    yield* distinct(
      compose.services.flatMap(({ ports }) => ports.flatMap((port) => reportOf(compose, port) ?? [])),
    )
  },
})

function reportOf({ source }: ComposeFile, { form, range }: Port): Report<MessageId> | null {
  const written = slice(source, range)
  const match = form === 'short' ? /^(\d{1,5}):(\d{1,5})$/.exec(written) : null
  if (!match) return null
  const [pair, high, low] = [match[0], Number(match[1]), Number(match[2])]
  const isNumber = low < 60 && !pair.startsWith('0')
  return {
    messageId: isNumber ? 'number' : 'pair',
    range,
    data: { pair, number: high * 60 + low },
    confidence: isNumber ? 'likely' : 'possible',
    fix: { title: 'Put it in quotes', safety: 'safe', edits: [{ range, newText: `"${pair}"` }] },
  }
}
