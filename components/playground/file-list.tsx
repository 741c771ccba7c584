import { X } from 'lucide-react'
import { Count } from '@/components/lab/file-tab.tsx'
import { Button } from '@/components/ui/button'
import type { Checks } from '@/components/playground/use-checks.ts'
import { scoreOf } from '@/lib/check/score.ts'
import { cn } from '@/lib/cn'

type Props = {
  readonly paths: readonly string[]
  readonly active: string
  readonly checks: Checks
  readonly onSelect: (path: string) => void
  readonly onClose: (path: string) => void
}

/** More files than tabs have room for. */
export const MANY = 4

/** The open files beside each other. */
export function FileRow({ paths, active, checks, onSelect, onClose }: Props) {
  return (
    <ul
      aria-label="Files"
      className="flex h-(--h-tabs) min-w-0 flex-1 overflow-x-auto max-md:h-11 max-md:basis-full"
    >
      {paths.map((path) => (
        <li
          key={path}
          className={cn(
            'flex flex-none items-center border-r border-line',
            path === active && 'bg-code shadow-[inset_0_2px_0_var(--accent)]',
          )}
        >
          <button
            type="button"
            aria-current={path === active || undefined}
            onClick={() => onSelect(path)}
            className="flex h-full max-w-[260px] items-center gap-[7px] pr-1 pl-3.5 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-[current]:text-ink"
          >
            <span className="truncate font-mono text-[12.5px]">{path}</span>
            <Problems path={path} checks={checks} />
          </button>
          <CloseButton path={path} onClose={onClose} />
        </li>
      ))}
    </ul>
  )
}

/** The same below each other, with what each file is worth; on a small screen a choice. */
export function FileColumn({ paths, active, checks, onSelect, onClose }: Props) {
  return (
    <>
      <ul
        aria-label="Files"
        className="w-[232px] flex-none overflow-auto border-r border-line bg-surface py-1 max-lg:hidden"
      >
        {paths.map((path) => (
          <li
            key={path}
            className={cn(
              'group flex min-h-8 items-center pr-1 [contain-intrinsic-size:auto_32px] [content-visibility:auto]',
              path === active && 'bg-accent-soft',
            )}
          >
            <button
              type="button"
              title={path}
              aria-current={path === active || undefined}
              onClick={() => onSelect(path)}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 pl-3 text-left focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1 truncate font-mono text-12 [direction:rtl] text-left">
                <bdi>{path}</bdi>
              </span>
              <Problems path={path} checks={checks} />
              <Score path={path} checks={checks} />
            </button>
            <CloseButton path={path} onClose={onClose} />
          </li>
        ))}
      </ul>
      <label className="hidden items-center gap-2 border-b border-line bg-surface px-3 py-1.5 text-13 max-lg:flex">
        File
        <select
          value={active}
          onChange={(event) => onSelect(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-2 border border-line-strong bg-surface px-2 font-mono text-13 max-md:h-11 max-md:text-16"
        >
          {paths.map((path) => (
            <option key={path} value={path}>
              {path}
              {sayCount(checks.files[path]?.findings.length)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

const sayCount = (count: number | undefined): string => (count ? ` (${count})` : '')

type Of = { path: string; checks: Checks }

function Problems({ path, checks }: Of) {
  const found = checks.files[path]?.findings.filter(({ severity }) => severity !== 'info') ?? []
  if (found.length === 0) return null
  return (
    <Count count={found.length} of="problem" error={found.some(({ severity }) => severity === 'error')} />
  )
}

function Score({ path, checks }: Of) {
  const check = checks.files[path]
  if (!check) return null
  return (
    <span className="w-6 flex-none text-right text-12 text-ink-2 tabular-nums">
      {scoreOf(check.broken, check.findings)}
      <span className="sr-only"> points</span>
    </span>
  )
}

function CloseButton({ path, onClose }: { path: string; onClose: Props['onClose'] }) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={`Close ${path}`}
      onClick={() => onClose(path)}
      className="size-6 flex-none max-md:size-11"
    >
      <X aria-hidden className="size-3.5" />
    </Button>
  )
}
