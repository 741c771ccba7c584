'use client'

import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useSyncExternalStore } from 'react'
import { type Orientation, sizeForKey, sizeForPull, type Split } from '@/components/ui/split-keys'

export type SplitProps = {
  /** What is sized: "Width of the brief". */
  label: string
  /** Id of the pane that is sized; it stands beside the line in the same parent. */
  controls: string
  orientation: Orientation
  /** The pane comes after the line. */
  after?: boolean
  /** The least and the most, in pixels, in a parent with this much room. */
  bounds: (room: number) => { readonly min: number; readonly max: number }
  /** `done`: the pointer let go, or a key was pressed. Null gives back the size the page has by itself. */
  onSize: (size: number | null, done: boolean) => void
}

const UNKNOWN = '0/0'

/** The pane's size and the room of its parent, in pixels, as "372/1280": a text, so that equal measures are the same value. */
function measure(pane: string, upright: boolean): string {
  const own = document.getElementById(pane)
  if (!own?.parentElement) return UNKNOWN
  const side = upright ? 'width' : 'height'
  return [own, own.parentElement].map((box) => Math.round(box.getBoundingClientRect()[side])).join('/')
}

function onResize(pane: string, changed: () => void): () => void {
  const own = document.getElementById(pane)
  const observer = new ResizeObserver(changed)
  if (own) observer.observe(own)
  if (own?.parentElement) observer.observe(own.parentElement)
  return () => observer.disconnect()
}

/**
 * The line between two panes: pulled with a pointer, moved with arrow keys, or pressed in steps with the buttons that come
 * up beside it. Enter or a double click gives the default back.
 */
export function SplitHandle({ label, controls, orientation, after = false, bounds, onSize }: SplitProps) {
  const upright = orientation === 'vertical'
  const pull = useRef<{ from: number; split: Split; moved: boolean } | null>(null)
  const subscribe = useCallback((changed: () => void) => onResize(controls, changed), [controls])
  const measured = useSyncExternalStore(
    subscribe,
    () => measure(controls, upright),
    () => UNKNOWN,
  )
  const splitOf = (measures: string): Split => {
    const [size = 0, room = 0] = measures.split('/').map(Number)
    return { orientation, after, size, ...bounds(room) }
  }
  const split = splitOf(measured)

  const press = (key: string, shiftKey: boolean): boolean => {
    // Measured anew: the last key may have moved the line since it was drawn.
    const next = sizeForKey({ key, shiftKey }, splitOf(measure(controls, upright)))
    if (next === null) return false
    onSize(next === 'default' ? null : next, true)
    return true
  }
  const place = (event: PointerEvent) => (upright ? event.clientX : event.clientY)
  const keys = upright ? (['ArrowLeft', 'ArrowRight'] as const) : (['ArrowUp', 'ArrowDown'] as const)

  return (
    <div className="split" data-orientation={orientation}>
      {/* A separator that can be moved is a widget, which the rule does not know. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="separator"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={label}
        aria-orientation={orientation}
        aria-controls={controls}
        aria-valuenow={split.size}
        aria-valuemin={Math.round(split.min)}
        aria-valuemax={Math.round(Math.max(split.min, split.max))}
        aria-valuetext={`${split.size} pixels`}
        className="split-line"
        onKeyDown={(event: KeyboardEvent) => {
          if (!event.ctrlKey && !event.metaKey && !event.altKey && press(event.key, event.shiftKey))
            event.preventDefault()
        }}
        onDoubleClick={() => onSize(null, true)}
        onPointerDown={(event) => {
          if (event.button > 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          pull.current = { from: place(event), split, moved: false }
        }}
        onPointerMove={(event) => {
          const held = pull.current
          if (!held || (!held.moved && Math.abs(place(event) - held.from) < 3)) return
          held.moved = true
          onSize(sizeForPull(held.split, place(event) - held.from), false)
        }}
        onPointerUp={(event) => {
          const held = pull.current
          pull.current = null
          if (held?.moved) onSize(sizeForPull(held.split, place(event) - held.from), true)
        }}
        onPointerCancel={() => {
          const held = pull.current
          pull.current = null
          if (held?.moved) onSize(held.split.size, true)
        }}
      />
      {/* For a pointer that cannot pull; the keyboard has the arrows. */}
      <div className="split-steps">
        {keys.map((key, index) => (
          <StepButton
            key={key}
            arrow={key}
            larger={(index === 1) !== after}
            label={label}
            onPress={() => press(key, true)}
          />
        ))}
      </div>
    </div>
  )
}

const ARROWS = {
  ArrowLeft: ChevronLeft,
  ArrowRight: ChevronRight,
  ArrowUp: ChevronUp,
  ArrowDown: ChevronDown,
} as const
type StepProps = { arrow: keyof typeof ARROWS; larger: boolean; label: string; onPress: () => void }

function StepButton({ arrow, larger, label, onPress }: StepProps) {
  const Icon = ARROWS[arrow]
  const words = `${label}: ${larger ? 'larger' : 'smaller'}`
  return (
    <button type="button" tabIndex={-1} aria-label={words} title={words} onClick={onPress}>
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
