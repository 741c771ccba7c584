'use client'

import { useEffect, useRef, useState } from 'react'

import type { EditorHandle } from '@/components/editor/editor-types.ts'
import { PlainEditor } from '@/components/editor/plain-editor.tsx'
import { LiveFindings } from '@/components/rules/live-findings'
import { verdictOf } from '@/components/rules/live-verdict'
import { useRuleAnswer } from '@/components/rules/use-rule-answer'
import { useSettled } from '@/components/rules/use-settled'
import { Button } from '@/components/ui/button'
import { TabList, TabPanel } from '@/components/ui/tabs'
import { applyFix } from '@/lib/editor/apply-fix.ts'
import type { RuleKind } from '@/lib/engine/index.ts'

export type LivePairProps = {
  rule: string
  /** What both examples are. */
  file: RuleKind
  bad: string
  good: string
  /** The build context of both; null: nothing is known of it. */
  context: Readonly<Record<string, string>> | null
}
type Side = 'bad' | 'good'

const TABS = [
  { id: 'bad', label: 'Bad' },
  { id: 'good', label: 'Good' },
]
const RULES = {}
const NAME = 'live-pair'
const NAMES: Readonly<Record<RuleKind, string>> = {
  dockerfile: 'Dockerfile',
  compose: 'compose.yaml',
  'gitlab-ci': '.gitlab-ci.yml',
  daemon: 'daemon.json',
  shell: 'deploy.sh',
}

/** Both examples to be edited, and what this one rule says about them while one types. */
export function LivePair({ rule, file, bad, good, context }: LivePairProps) {
  const [side, setSide] = useState<Side>('bad')
  const [texts, setTexts] = useState({ bad, good })
  const [editor, setEditor] = useState<EditorHandle | null>(null)
  const text = texts[side]
  const { answer, current, failure } = useRuleAnswer({ rule, file, side, text, context })
  const write = (next: string) => setTexts({ ...texts, [side]: next })
  const said = useSettled(current && answer ? verdictOf(answer) : '', 800)

  // The button that was pressed is gone: what it led to takes the focus, once; later it stays on the tab.
  const entered = useRef(false)
  useEffect(() => {
    if (!editor || entered.current) return
    entered.current = true
    editor.focus()
  }, [editor])

  return (
    <div className="figure codebox text-14 leading-[1.5]">
      <div className="flex items-center border-b border-line bg-sunken">
        <TabList
          label="Example"
          name={NAME}
          tabs={TABS}
          selected={side}
          onSelect={(id) => setSide(id === 'good' ? 'good' : 'bad')}
          className="flex-1"
        />
        {text === (side === 'bad' ? bad : good) ? null : (
          <Button
            size="sm"
            variant="ghost"
            className="mr-1"
            onClick={() => {
              write(side === 'bad' ? bad : good)
              editor?.focus()
            }}
          >
            Reset
          </Button>
        )}
      </div>
      {(['bad', 'good'] as const).map((each) => (
        <TabPanel key={each} name={NAME} tab={each} selected={side}>
          {each === side ? <Editor file={file} text={text} onChange={write} onReady={setEditor} /> : null}
        </TabPanel>
      ))}
      <div id={`${NAME}-said`} className="border-t border-line bg-surface text-13">
        {failure ? (
          <p className="px-3.5 py-2.5">{failure}</p>
        ) : (
          <LiveFindings
            answer={answer}
            onGoTo={(line, column) => editor?.goTo(line, column)}
            onFix={
              current
                ? (fix) => {
                    write(applyFix(text, fix))
                    editor?.focus()
                  }
                : null
            }
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

type EditorProps = {
  file: RuleKind
  text: string
  onChange: (text: string) => void
  onReady: (editor: EditorHandle) => void
}

/** As high as its text, within reason. */
function Editor({ file, text, onChange, onReady }: EditorProps) {
  const area = useRef<HTMLTextAreaElement | null>(null)
  const lines = Math.min(Math.max(text.split('\n').length, 6), 18)
  return (
    <div className="flex" style={{ height: lines * 22 + 20 }}>
      <PlainEditor
        id={`${NAME}-text`}
        file={NAMES[file]}
        text={text}
        readOnly={false}
        describedBy={`${NAME}-said`}
        findings={[]}
        rules={RULES}
        lines={null}
        area={area}
        onChange={onChange}
        onCursor={() => {}}
        onReady={onReady}
      />
    </div>
  )
}
