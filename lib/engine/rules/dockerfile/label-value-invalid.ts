import { defineRule, type RuleDocs } from '../rule.ts'
import { labelsOf } from '../shared/labels.ts'

export const docs: RuleDocs = {
  why: 'Registries, scanners and update tools read the labels of the OCI by machine: they follow the address in source, compare the date in created, look up the licence. The specification says what each of them holds, an address, a date as RFC 3339 writes it, an SPDX expression. What is written another way is passed over without a word, and an empty value says less than none.',
  bad: 'FROM nginx:1.30\nLABEL org.opencontainers.image.created="21 November 2026" \\\n      org.opencontainers.image.source="harbour repository"\n',
  good: 'FROM nginx:1.30\nLABEL org.opencontainers.image.created="2026-11-21T12:00:00Z" \\\n      org.opencontainers.image.source="https://git.example.com/harbour/site"\n',
  sources: [
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys',
    'https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/',
    'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  ],
  equivalents: { hadolint: ['DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'] },
}

/** The keys that the OCI describes; what a variable brings is known to the build alone. */
export default defineRule({
  meta: {
    name: 'label-value-invalid',
    severity: 'warning',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['LABEL'] },
    title: 'Give the labels of the OCI values that tools can read',
    messages: {
      empty: '{{key}} is empty, which tells a reader less than leaving it out.',
      url: '{{key}} holds the address of a page, and {{value}} is none: it begins with https:// or the like.',
      date: '{{key}} holds a date as RFC 3339 writes it, such as 2026-11-21T12:00:00Z, and {{value}} is none.',
      licence:
        '{{key}} holds an SPDX expression such as MIT or Apache-2.0 OR GPL-3.0-only, and {{value}} is none.',
    },
  },
  *check(input) {
    for (const { pair, key, value } of labelsOf(input)) {
      const kind = KINDS.get(key ?? '')
      if (kind === undefined || value === null || pair.value.variables.length > 0) continue
      const messageId = value.trim() === '' ? 'empty' : isOf(kind, value) ? null : kind
      if (messageId === null || messageId === 'text') continue
      const range = messageId === 'empty' ? pair.range : pair.value.range
      yield { messageId, range, data: { key: key ?? '', value } }
    }
  },
})

type Kind = 'url' | 'date' | 'licence' | 'text'

/** Source: opencontainers/image-spec, annotations.md. A version and a revision may be of any form. */
const KINDS: ReadonlyMap<string, Kind> = new Map(
  (
    [
      ['url', 'url'],
      ['documentation', 'url'],
      ['source', 'url'],
      ['created', 'date'],
      ['licenses', 'licence'],
      ['title', 'text'],
      ['description', 'text'],
      ['version', 'text'],
      ['revision', 'text'],
      ['vendor', 'text'],
      ['authors', 'text'],
    ] as const
  ).map(([name, kind]) => [`org.opencontainers.image.${name}`, kind]),
)

const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/\S+|git@[\w.-]+:\S+|mailto:\S+)$/i
const DATE = /^(\d{4})-(\d{2})-(\d{2})[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/
/** An identifier, with + for later versions, joined by AND, OR and WITH; parentheses are read as blanks. */
const LICENCE = /^[A-Za-z0-9][\w.:-]*\+?(?: (?:AND|OR|WITH|and|or|with) [A-Za-z0-9][\w.:-]*\+?)*$/

function isOf(kind: Kind, value: string): boolean {
  if (kind === 'url') return ADDRESS.test(value)
  if (kind === 'date') return DATE.test(value) && isDay(value)
  return kind === 'text' || isLicence(value)
}

/** 2026-02-30 is none. */
function isDay(value: string): boolean {
  const [, year, month, day] = DATE.exec(value) ?? []
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
}

/** Long texts are no expression, and cost nothing to look at. */
function isLicence(value: string): boolean {
  const text = value
    .slice(0, 500)
    .replaceAll(/[()]/g, ' ')
    .replaceAll(/ {1,500}/g, ' ')
    .trim()
  return value.length <= 500 && LICENCE.test(text)
}
