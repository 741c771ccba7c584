import { Container, FileText, Lock } from 'lucide-react'
import { isDockerfile } from '@/lib/worker/file-kind.ts'

type Props = { file: string; readOnly: boolean; problems: number; worst: boolean }

/** What stands on a file's tab: its kind, its name, how many problems it has. */
export function FileTab({ file, readOnly, problems, worst }: Props) {
  const Icon = readOnly ? Lock : isDockerfile(file) ? Container : FileText
  return (
    <>
      <Icon aria-hidden className="size-3.5 text-ink-3" />
      <span className="font-mono text-[12.5px]">{file}</span>
      {readOnly ? <span className="sr-only">, read only</span> : null}
      {problems > 0 ? <Count count={problems} of="problem" error={worst} /> : null}
    </>
  )
}

type CountProps = { count: number; of: string; error: boolean }

/** A number on a tab, with the words that tell a screen reader of what. */
export function Count({ count, of, error }: CountProps) {
  const colours = error ? 'bg-err-soft text-err' : 'bg-warn-soft text-warn'
  return (
    <span
      className={`h-[18px] min-w-[18px] rounded-full px-[5px] text-center font-ui text-11 leading-[18px] font-semi ${colours}`}
    >
      {count}
      <span className="sr-only">
        {' '}
        {of}
        {count === 1 ? '' : 's'}
      </span>
    </span>
  )
}
