import { Check, X } from '@/components/ui/icons'
import { Children, type ReactElement, type ReactNode, isValidElement } from 'react'

import { changedLines } from '@/components/lesson/changed-lines'
import { CodeBlock, CodeLines, blockLines } from '@/components/lesson/code-block'
import type { CodeLine } from '@/components/lesson/code-lines'
import { InlineText } from '@/components/ui/inline-text'
import { cn } from '@/lib/cn'

type SideProps = {
  /** The consequence: "Slow", "Runs as root". */
  title?: string | undefined
  /** A figure beside it: "48 s". */
  note?: string | undefined
  caption?: string | undefined
  /** A fenced block; text after it becomes the caption. */
  children?: ReactNode
}
export type SideData = Omit<SideProps, 'children'> & {
  lines: readonly CodeLine[]
  text?: readonly ReactNode[]
}

type PairProps = {
  badTitle?: string
  goodTitle?: string
  /** Captions below the two files. */
  badNote?: string
  goodNote?: string
  caption?: string
  /** Two fenced blocks, the bad one first, or a `<Bad>` and a `<Good>`. */
  children?: ReactNode
}

/** Two files side by side; what differs is marked with a sign and a colour. */
export function Pair({ badTitle, goodTitle, badNote, goodNote, caption, children }: PairProps) {
  const [bad, good] = Children.toArray(children).filter(isBlock)
  if (!bad || !good)
    return <PairOf bad={readSide(children, Bad)} good={readSide(children, Good)} caption={caption} />
  return (
    <PairOf
      bad={toData({ title: badTitle, caption: badNote, children: bad })}
      good={toData({ title: goodTitle, caption: goodNote, children: good })}
      caption={caption}
    />
  )
}

export function Bad(props: SideProps) {
  return <PairOf bad={toData(props)} />
}

export function Good(props: SideProps) {
  return <PairOf good={toData(props)} />
}

type PairOfProps = { bad?: SideData | null; good?: SideData | null; caption?: string | undefined }

/** The same from data, for examples that are not written in a lesson. */
export function PairOf({ bad, good, caption }: PairOfProps) {
  const sides = bad && good ? markChanges(bad, good) : { bad, good }
  return (
    <div className="figure">
      <div className={cn('grid gap-3.5 max-md:grid-cols-1', bad && good && 'grid-cols-2')}>
        {sides.bad ? <Side kind="bad" {...sides.bad} /> : null}
        {sides.good ? <Side kind="good" {...sides.good} /> : null}
      </div>
      {caption ? (
        <p className="mt-2 text-13 text-ink-2">
          <InlineText text={caption} />
        </p>
      ) : null}
    </div>
  )
}

const looks = {
  bad: { title: 'Bad', Icon: X, head: 'text-err shadow-[inset_0_3px_0_var(--err)]' },
  good: { title: 'Good', Icon: Check, head: 'text-ok shadow-[inset_0_3px_0_var(--ok)]' },
} as const

function Side({ kind, title, note, caption, lines, text = [] }: SideData & { kind: 'bad' | 'good' }) {
  const { Icon, head, ...look } = looks[kind]
  const name = title ?? look.title
  return (
    <figure className="codebox flex min-w-0 flex-col">
      <div
        className={cn(
          'flex min-h-9 flex-none items-center gap-2 border-b border-line px-3.5 pt-2 pb-1.5 text-13 leading-[1.4] font-semi',
          head,
        )}
      >
        <Icon aria-hidden />
        {name}
        {note ? <span className="ml-auto font-mono text-12 font-regular text-ink-3">{note}</span> : null}
      </div>
      <CodeLines label={`${name}: example`} lines={lines} className="wrapped grow text-[0.78125rem]" />
      {caption || text.length > 0 ? (
        <figcaption className="border-t border-line px-3.5 pt-2.5 pb-3 text-13 leading-[1.5] text-ink-2">
          {caption ? <InlineText text={caption} /> : text}
        </figcaption>
      ) : null}
    </figure>
  )
}

function markChanges(bad: SideData, good: SideData): { bad: SideData; good: SideData } {
  const { removed, added } = changedLines(texts(bad), texts(good))
  const mark = (side: SideData, at: ReadonlySet<number>, name: 'added' | 'removed') => ({
    ...side,
    lines: side.lines.map((line, index) => ({ ...line, mark: at.has(index) ? name : null })),
  })
  return { bad: mark(bad, removed, 'removed'), good: mark(good, added, 'added') }
}

const texts = (side: SideData) => side.lines.map(({ text }) => text)

function readSide(children: ReactNode, type: typeof Bad): SideData | null {
  const side = Children.toArray(children).find(
    (child): child is ReactElement<SideProps> => isValidElement(child) && child.type === type,
  )
  return side ? toData(side.props) : null
}

function toData({ children, ...rest }: SideProps): SideData {
  const parts = Children.toArray(children)
  const code = parts.find(isBlock)
  const text = parts.filter((part) => part !== code && !(typeof part === 'string' && part.trim() === ''))
  return { ...rest, lines: blockLines(code?.props.children), text }
}

function isBlock(node: ReactNode): node is ReactElement<{ children?: ReactNode }> {
  return isValidElement(node) && node.type === CodeBlock
}
