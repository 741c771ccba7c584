import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import type { ContentProblem } from './types.ts'

type Node = {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: Place }
}

/** Words that make who does not see it at once feel slow. */
const SLIGHTS = /\b(?:simply|obviously|of course|needless to say)\b/i
const LONGEST_SENTENCE = 40
const LONGEST_AVERAGE = 22

/** What makes a lesson hard to read: sentences that are too long, and words that belittle. All of it is advice. */
export function readingProblems(tree: unknown, file: string): ContentProblem[] {
  const paragraphs = paragraphsOf(tree as Node)
  const lengths = paragraphs.flatMap(({ text }) => sentencesOf(text).map(wordsIn))
  const average = lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, lengths.length)
  return [
    ...paragraphs.flatMap(({ text, at }) => inParagraph(text, at, file)),
    ...(average > LONGEST_AVERAGE
      ? [
          advice(
            file,
            START,
            `Sentences of this lesson have ${Math.round(average)} words on average.`,
            SHORTER,
          ),
        ]
      : []),
  ]
}

const START: Place = { line: 1, column: 1 }
const SHORTER = 'Say one thing in a sentence; 15 words are enough for most.'

function inParagraph(text: string, at: Place, file: string): ContentProblem[] {
  const long = sentencesOf(text).filter((each) => wordsIn(each) > LONGEST_SENTENCE)
  const slight = SLIGHTS.exec(text)?.[0]
  return [
    ...long.map((each) => {
      const begin = each.split(' ').slice(0, 5).join(' ')
      return advice(file, at, `The sentence “${begin} …” has ${wordsIn(each)} words.`, SHORTER)
    }),
    ...(slight === undefined
      ? []
      : [advice(file, at, `“${slight}” helps nobody who does not see it yet.`, 'Leave the word out.')]),
  ]
}

function advice(file: string, at: Place, message: string, suggestion: string): ContentProblem {
  return problem('LESSON013', file, message, { at, suggestion, severity: 'warning' })
}

type Paragraph = { readonly text: string; readonly at: Place }

function paragraphsOf(node: Node): Paragraph[] {
  if (node.type !== 'paragraph') return (node.children ?? []).flatMap(paragraphsOf)
  return [{ text: textOf(node).replaceAll(/\s+/g, ' ').trim(), at: node.position?.start ?? START }]
}

/** Code counts as one word, whatever it holds, and may begin a sentence. */
function textOf({ type, value = '', children = [] }: Node): string {
  if (type === 'inlineCode') return '`…`'
  return type === 'text' ? value : children.map(textOf).join('')
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!]["”)]?) (?=[^a-z])/)
}

function wordsIn(sentence: string): number {
  return sentence.split(' ').filter((each) => /[\p{L}\d…]/u.test(each)).length
}
