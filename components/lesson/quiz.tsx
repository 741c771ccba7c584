'use client'

import { CircleCheck, CircleX } from '@/components/ui/icons'
import { useId, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import { cn } from '@/lib/cn'
import type { Question, Quiz as QuizData } from '@/lib/content/types.ts'

/** Questions to check oneself: no score, nothing is saved. */
export function Quiz({ quiz }: { quiz: QuizData }) {
  const { questions } = quiz
  return questions.map((question, index) => (
    <QuizQuestion
      key={question.id}
      question={question}
      place={`Question ${index + 1} of ${questions.length}`}
    />
  ))
}

function QuizQuestion({ question, place }: { question: Question; place: string }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const name = useId()
  const fieldset = useRef<HTMLFieldSetElement>(null)
  const answer = chosen === null ? null : question.options[chosen]
  const again = () => {
    setChosen(null)
    // The button goes away: the focus stays in the question.
    fieldset.current?.querySelector('input')?.focus()
  }
  return (
    <fieldset
      ref={fieldset}
      className="figure rounded-3 border border-line bg-surface px-5 pt-4 pb-[18px] text-15 leading-[1.5] max-md:px-4"
    >
      <legend className="float-left mb-3 w-full">
        <span className="block text-12 font-semi text-ink-3">{place}</span>
        <span className="block font-display text-17 leading-[1.4] font-semi">
          <InlineText text={question.text} />
        </span>
      </legend>
      <div className="clear-both grid gap-2">
        {question.options.map((option, index) => (
          <Option
            key={option.text}
            option={option}
            name={name}
            isChosen={index === chosen}
            onChoose={() => setChosen(index)}
          />
        ))}
      </div>
      <div aria-live="polite">
        {answer ? (
          <div className="mt-3.5 border-t border-line pt-3 text-ink-2">
            <p>
              <b className={answer.correct ? 'text-ok' : 'text-err'}>
                {answer.correct ? 'Right. ' : 'Not this one. '}
              </b>
              <InlineText text={answer.feedback} />
            </p>
          </div>
        ) : null}
      </div>
      {answer ? (
        <Button className="mt-3" onClick={again}>
          Try again
        </Button>
      ) : null}
    </fieldset>
  )
}

type OptionProps = {
  option: Question['options'][number]
  name: string
  isChosen: boolean
  onChoose: () => void
}

function Option({ option, name, isChosen, onChoose }: OptionProps) {
  const verdict = isChosen ? (option.correct ? 'right' : 'wrong') : 'open'
  return (
    <label
      className={cn(
        'relative grid min-h-11 grid-cols-[20px_1fr_auto] items-center gap-2.5 rounded-2 border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        looks[verdict],
      )}
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 size-full opacity-0"
      />
      <Mark verdict={verdict} />
      <span>
        <InlineText text={option.text} />
      </span>
      {isChosen ? (
        <span className={cn('text-13 font-semi', option.correct ? 'text-ok' : 'text-err')}>
          {option.correct ? 'Correct' : 'Not this one'}
        </span>
      ) : null}
    </label>
  )
}

type Verdict = 'open' | 'right' | 'wrong'
const looks: Record<Verdict, string> = {
  open: 'border-line bg-page hover:border-line-strong',
  right: 'border-ok bg-ok-soft',
  wrong: 'border-err bg-err-soft',
}

function Mark({ verdict }: { verdict: Verdict }) {
  if (verdict === 'right') return <CircleCheck aria-hidden className="size-4.5 text-ok" />
  if (verdict === 'wrong') return <CircleX aria-hidden className="size-4.5 text-err" />
  return <span aria-hidden className="size-4.5 rounded-full border-[1.5px] border-line-strong" />
}
